import { malaysianDate } from "#lib/canonical/dates.ts";
import { type Kind, kinds, masterKinds, isAmong } from "#lib/canonical/kinds.ts";
import type { Context } from "#lib/context.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import { proposeNumber } from "./propose-number.ts";

/** What a form for a new record starts from. */
export type EntryStart = {
  /** The next free number of the kind; null where a record is known by its code. */
  number: string | null;
  /** The Malaysian date today. */
  today: string;
  baseCurrency: string;
};

/** Number, date and currency that a new record of a kind starts with. */
export async function findEntryStart(ctx: Context, kind: Kind): Promise<EntryStart> {
  const { baseCurrency } = await ctx.db.company.findUniqueOrThrow({ where: { id: ctx.company }, select: { baseCurrency: true } });
  return { number: isAmong(masterKinds, kind) ? null : await findNextNumber(ctx, kind), today: malaysianDate(ctx.now()), baseCurrency };
}

/** What the company's AutoCount cannot take, and what it is called; null where there is no connection yet. */
export async function findUntaken(ctx: Context): Promise<{ ledger: string; kinds: Kind[] } | null> {
  const ledger = await findLedgerProfile(ctx.db, ctx.company);
  return ledger === null ? null : { ledger: ledger.name, kinds: kinds.filter((kind) => !ledger.takes.has(kind)) };
}

async function findNextNumber(ctx: Context, kind: Kind): Promise<string> {
  const { prefix } = proposeNumber(kind, 0);
  // Numbers that people changed to something of their own count for nothing here.
  const [row] = await ctx.db.$queryRaw<{ last: number | null }[]>`
    SELECT max(substr(doc_number, ${prefix.length + 1}::int)::int) AS last FROM record
    WHERE company_id = ${ctx.company} AND kind = ${kind} AND doc_number ~ ${`^${prefix}[0-9]{1,9}$`}
      AND source_id IN (SELECT id FROM source WHERE company_id = ${ctx.company} AND channel = 'native')`;
  return proposeNumber(kind, (row?.last ?? 0) + 1).number;
}

/** The record that an entry has made, by the source's id of it; null where it has made none. */
export async function findEntered(ctx: Context, sourceId: string, kind: Kind, externalId: string): Promise<string | null> {
  const row = await ctx.db.record.findUnique({ where: { companyId_sourceId_kind_externalId: { companyId: ctx.company, sourceId, kind, externalId } }, select: { id: true } });
  return row?.id ?? null;
}
