import { type Kind, salesKinds } from "#lib/canonical/kinds.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";

// Only what is not decided yet can be freed; a waiting record may have holds too.
export const undecidedStates: readonly string[] = ["held", "waiting"];
const undecided = [...undecidedStates];

/** Records that a missing item holds under this SKU (a key of `skuKey`), oldest first. */
export async function findHeldBySku(tx: Tx, company: number, { sourceId, sku }: { sourceId: string | null; sku: string }): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.id FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
    WHERE f.company_id = ${company} AND f.rule IN ('missing-sku', 'ambiguous-sku') AND lower(btrim(f.data->>'sku')) = ${sku}
      AND r.state = ANY(${undecided}) AND (${sourceId}::uuid IS NULL OR r.source_id = ${sourceId}::uuid)
    ORDER BY r.id`;
  return rows.map((row) => row.id);
}

/** Records that an unknown buyer or supplier holds, by the keys of `partyKeys`, oldest first. */
export async function findHeldByParty(
  tx: Tx,
  company: number,
  { list, sourceId, keys }: { list: "customer" | "supplier"; sourceId: string | null; keys: readonly string[] },
): Promise<string[]> {
  const names = [...keys];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.id FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
    WHERE f.company_id = ${company} AND f.rule IN (${`new-${list}`}, ${`ambiguous-${list}`}) AND f.data->'keys' ?| ${names}
      AND r.state = ANY(${undecided}) AND (${sourceId}::uuid IS NULL OR r.source_id = ${sourceId}::uuid)
    ORDER BY r.id`;
  return rows.map((row) => row.id);
}

/** Records that one of these rules holds (or only has found something in, where other states are asked for), of one source where it is named, oldest first. */
export async function findHeldByRule(tx: Tx, company: number, rules: readonly string[], states: readonly string[] = undecided, sourceId: string | null = null): Promise<string[]> {
  const [list, among] = [[...rules], [...states]];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.id FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
    WHERE f.company_id = ${company} AND f.rule = ANY(${list}) AND r.state = ANY(${among})
      AND (${sourceId}::uuid IS NULL OR r.source_id = ${sourceId}::uuid)
    ORDER BY r.id`;
  return rows.map((row) => row.id);
}

// Reference data and owners may hold what was ready as well as free what was held.
const open = ["waiting", "held", "ready"];

/** Undecided records of these kinds, oldest first. */
export async function findOpenOfKinds(tx: Tx, company: number, kinds: readonly string[]): Promise<string[]> {
  const list = [...kinds];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM record WHERE company_id = ${company} AND state = ANY(${open}) AND kind = ANY(${list}) ORDER BY id`;
  return rows.map((row) => row.id);
}

/** Undecided records that name one of these items, debtors or creditors by its code, oldest first. */
export async function findOpenByMaster(tx: Tx, company: number, { list, codes }: { list: "item" | "customer" | "supplier"; codes: readonly string[] }): Promise<string[]> {
  const named = [...codes];
  const patterns = named.map((code) => `%${code.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`);
  // The search text has the codes of a record; the document says whether it is this one.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM record WHERE company_id = ${company} AND state = ANY(${open}) AND search_text LIKE ANY(${patterns})
      AND CASE WHEN ${list} = 'item' THEN EXISTS (
          SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof(document->'lines') = 'array' THEN document->'lines' ELSE '[]'::jsonb END) AS line
          WHERE line->>'itemCode' = ANY(${named}))
        ELSE party_code = ANY(${named}) END
    ORDER BY id`;
  return rows.map((row) => row.id);
}

/** Records that are about one of these and not decided yet, oldest first. */
export async function findAbout(tx: Pick<RawTx, "$queryRaw">, company: number, recordIds: readonly string[]): Promise<string[]> {
  const list = [...recordIds];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM record WHERE company_id = ${company} AND parent_id = ANY(${list}::uuid[]) AND state = ANY(${undecided}) ORDER BY id`;
  return rows.map((row) => row.id);
}

/** Open sales and credit notes dated from a day on, oldest first. */
export async function findOpenSalesFrom(tx: Tx, company: number, date: string): Promise<string[]> {
  const [states, kinds] = [[...openStates], [...salesKinds]];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM record WHERE company_id = ${company} AND state = ANY(${states}) AND kind = ANY(${kinds}) AND doc_date >= ${date}::date ORDER BY id`;
  return rows.map((row) => row.id);
}

/** Open records of some kinds, of a source, a debtor or creditor, and dates where these are named, oldest first. */
export async function findOpen(
  tx: Tx,
  company: number,
  asked: { kinds: readonly Kind[]; sourceId: string | null; partyCode: string | null; dates: { from: string; to: string } | null },
): Promise<string[]> {
  const [kinds, states] = [[...asked.kinds], [...openStates]];
  const { sourceId, partyCode, dates } = asked;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM record WHERE company_id = ${company} AND state = ANY(${states}) AND kind = ANY(${kinds})
      AND (${sourceId}::uuid IS NULL OR source_id = ${sourceId}::uuid) AND (${partyCode}::text IS NULL OR party_code = ${partyCode})
      AND (${dates?.from ?? null}::date IS NULL OR doc_date BETWEEN ${dates?.from ?? null}::date AND ${dates?.to ?? null}::date)
    ORDER BY id`;
  return rows.map((row) => row.id);
}

/** Whether any record is held by one of these rules: asked in every batch, so it must be cheap where there is none. */
export async function isAnyHeldBy(tx: Tx, company: number, rules: readonly string[]): Promise<boolean> {
  const list = [...rules];
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM record WHERE company_id = ${company} AND state = 'held' AND holds && ${list} LIMIT 1`;
  return rows.length > 0;
}

export type OpenRow = { id: string; kind: Kind; sourceId: string; partyCode: string | null; date: string; isFound: boolean };

/** Open records of a rule's kinds (of one source, or with one debtor or creditor, where that is named), and whether the rule has found something in each; oldest first. */
export async function findOpenForRule(tx: Tx, company: number, asked: { rule: string; kinds: readonly Kind[]; sourceId: string | null; partyCode: string | null }): Promise<OpenRow[]> {
  const [kinds, states] = [[...asked.kinds], [...openStates]];
  return tx.$queryRaw<OpenRow[]>`
    SELECT r.id, r.kind, r.source_id AS "sourceId", r.party_code AS "partyCode", r.doc_date::text AS date,
      EXISTS (SELECT 1 FROM finding f WHERE f.company_id = r.company_id AND f.rule = ${asked.rule} AND f.record_id = r.id) AS "isFound"
    FROM record r WHERE r.company_id = ${company} AND r.state = ANY(${states}) AND r.kind = ANY(${kinds})
      AND (${asked.sourceId}::uuid IS NULL OR r.source_id = ${asked.sourceId}::uuid) AND (${asked.partyCode}::text IS NULL OR r.party_code = ${asked.partyCode})
    ORDER BY r.id`;
}
