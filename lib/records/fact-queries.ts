import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import { decimal, toAmount } from "#lib/canonical/money.ts";
import { bearsValue, changesBetween } from "#lib/canonical/paths.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { acceptanceKey } from "#lib/rules/evaluate.ts";
import type { ApprovedFact, CommittedFact, Facts, HoldFact } from "#lib/rules/facts.ts";

/** The warnings accepted for these records, and those accepted for every record that asks the same. One query. */
export async function findAccepted(tx: Tx, company: number, recordIds: readonly string[]): Promise<Facts["accepted"]> {
  const ids = [...recordIds];
  const rows = await tx.$queryRaw<{ recordId: string | null; fingerprint: string }[]>`
    SELECT record_id AS "recordId", fingerprint FROM accepted_warning
    WHERE company_id = ${company} AND withdrawn_at IS NULL AND (record_id = ANY(${ids}::uuid[]) OR record_id IS NULL)`;
  return new Set(rows.map((row) => acceptanceKey(row.recordId, row.fingerprint)));
}

/** Who holds records by hand; nobody holds what is just arriving. One query. */
export async function findHeldByHand(tx: Tx, company: number, batch: readonly { recordId: string; isNew?: boolean }[]): Promise<Map<string, HoldFact>> {
  const ids = batch.filter((one) => one.isNew !== true).map((one) => one.recordId);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<(HoldFact & { recordId: string })[]>`
    SELECT record_id AS "recordId", held_by_name AS by, until::text AS until, reason FROM manual_hold
    WHERE company_id = ${company} AND record_id = ANY(${ids}::uuid[]) AND ended_at IS NULL`;
  return new Map(rows.map(({ recordId, ...hold }) => [recordId, hold]));
}

/** What differs in each record since it was approved last, as far as it bears value. One query. */
export async function findApprovedBefore(tx: Tx, company: number, batch: readonly (OfKind & { recordId: string; isNew?: boolean })[]): Promise<Map<string, ApprovedFact>> {
  const known = batch.filter((one) => one.isNew !== true);
  if (known.length === 0) return new Map();
  const ids = known.map((one) => one.recordId);
  const rows = await tx.$queryRaw<{ recordId: string; revision: number; by: string; document: DocumentOf }[]>`
    SELECT DISTINCT ON (a.record_id) a.record_id AS "recordId", a.revision, a.user_name AS by, r.document
    FROM approval a JOIN record_revision r ON r.company_id = a.company_id AND r.record_id = a.record_id AND r.revision = a.revision
    WHERE a.company_id = ${company} AND a.record_id = ANY(${ids}::uuid[])
    ORDER BY a.record_id, a.revision DESC, a.at DESC`;
  const documents = new Map(known.map((one) => [one.recordId, one.document]));
  return new Map(rows.flatMap(({ recordId, revision, by, document }) => {
    // Without a document of its own the approved revision is the present one.
    const changes = document === null ? [] : changesBetween(document, documents.get(recordId)).filter(bearsValue).slice(0, 50);
    return changes.length === 0 ? [] : [[recordId, { revision, by, changes }] as const];
  }));
}

/** What debtors with a credit limit are to owe for invoices that are not in their balance yet, in the company's currency. One query. */
export async function findCommitted(tx: Tx, company: number, customers: Facts["customers"]): Promise<Map<string, CommittedFact[]>> {
  const codes = [...customers.values()].filter((customer) => customer.creditLimit !== null).map((customer) => customer.code);
  if (codes.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ code: string; recordId: string; total: string; rate: string | null }[]>`
    SELECT r.party_code AS code, r.id AS "recordId", r.total::text AS total, r.document->>'currencyRate' AS rate
    FROM record r JOIN customer c ON c.company_id = r.company_id AND c.code = r.party_code
    WHERE r.company_id = ${company} AND r.party_code = ANY(${codes}) AND r.book_as = 'invoice' AND r.document->>'isPaid' IS DISTINCT FROM 'true'
      AND (r.state IN ('approved', 'posting', 'unknown') OR (r.state = 'posted' AND r.state_since > c.balance_at))`;
  const amounts = rows.map(({ code, recordId, total, rate }) => ({ code, recordId, amount: toAmount(decimal(total).times(rate ?? "1")) }));
  return new Map([...Map.groupBy(amounts, (row) => row.code)].map(([code, committed]) => [code, committed.map(({ recordId, amount }) => ({ recordId, amount }))]));
}
