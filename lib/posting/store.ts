import { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import type { Repost } from "./ask-reversal.ts";
import type { LedgerDifference } from "./ledger.ts";
import type { Resolution } from "./resolution.ts";

export type PostingState = "queued" | "sending" | "unknown" | "posted" | "refused" | "withdrawn" | "voiding" | "void-unknown" | "reversed";

/** The states in which a posting waits for the worker, to be sent or to be voided. */
export const pendingStates: readonly PostingState[] = ["queued", "sending", "unknown", "voiding", "void-unknown"];

export type StoredPosting = {
  id: string;
  recordId: string;
  revision: number;
  docNo: string;
  /** The ledger's own key of it, once known. */
  docKey: string | null;
  digest: string;
  state: PostingState;
  attempts: number;
  lookups: number;
};

/** The posting of a record that has not been reversed; null where it was never queued. */
export async function findLivePosting(tx: Pick<RawTx, "$queryRaw">, company: number, recordId: string): Promise<StoredPosting | null> {
  return (await findLivePostings(tx, company, [recordId])).get(recordId) ?? null;
}

/** The same of many, by record. */
export async function findLivePostings(tx: Pick<RawTx, "$queryRaw">, company: number, recordIds: readonly string[]): Promise<Map<string, StoredPosting>> {
  const rows = await tx.$queryRaw<StoredPosting[]>`
    SELECT id, record_id AS "recordId", revision, doc_no AS "docNo", doc_key AS "docKey", digest, state, attempts, lookups
    FROM posting WHERE company_id = ${company} AND record_id = ANY(${[...recordIds]}::uuid[]) AND state <> 'reversed'`;
  return new Map(rows.map((row) => [row.recordId, row]));
}

/** The next document numbers of the company's book, one behind each prefix. Drawn under the connection's row lock: a number is given once. */
export async function drawNumbers(tx: Tx, company: number, prefixes: readonly string[]): Promise<string[]> {
  if (prefixes.length === 0) return [];
  const { nextNumber } = await tx.ledgerConnection.update({
    where: { companyId: company },
    data: { nextNumber: { increment: prefixes.length } },
    select: { nextNumber: true },
  });
  return prefixes.map((prefix, place) => `${prefix}${String(nextNumber - prefixes.length + place).padStart(6, "0")}`);
}

export async function insertPostings(tx: Tx, company: number, postings: readonly (Pick<StoredPosting, "recordId" | "revision" | "docNo" | "digest"> & { nextAt?: Date | null })[]): Promise<void> {
  if (postings.length > 0) await tx.posting.createMany({ data: postings.map((posting) => ({ companyId: company, ...posting })) });
}

/** What becomes of a posting. Fields left out stay as they are. */
export type PostingChange = Partial<{
  state: PostingState;
  revision: number;
  digest: string;
  /** Of a master, whose code was corrected; every other number stays. */
  docNo: string;
  docKey: string;
  message: string | null;
  differences: LedgerDifference[];
  attempts: number;
  lookups: number;
  queuedAt: Date;
  postedAt: Date;
  nextAt: Date | null;
  eInvoice: string | null;
  voidReason: string;
  voidAskedBy: string | null;
  voidAskedAt: Date;
  repost: Repost | null;
  voidFor: string | null;
  waitsFor: string | null;
  workingAt: Date | null;
  watchedAt: Date;
  resolution: Resolution;
  byHand: ByHand | null;
}>;

/** A person booked it in AutoCount itself. `before`: what its posting was until then; null where there was none. */
export type ByHand = { by: string; byName: string; at: string; before: { docNo: string; state: string } | null };

export async function changePosting(tx: Tx, company: number, id: string, change: PostingChange): Promise<void> {
  const { repost, byHand, ...rest } = change;
  const anew = repost === undefined ? {} : { repost: repost === null ? Prisma.DbNull : (repost as object) };
  await tx.posting.update({ where: { companyId_id: { companyId: company, id } }, data: { ...rest, ...anew, ...(byHand !== undefined && { byHand: byHand ?? Prisma.DbNull }) } });
}

/** How a posting was booked by hand; null where it was sent. */
export async function findByHand(tx: Tx, company: number, id: string): Promise<ByHand | null> {
  const row = await tx.posting.findUniqueOrThrow({ where: { companyId_id: { companyId: company, id } }, select: { byHand: true } });
  return row.byHand as ByHand | null;
}

/** Takes away a posting that stood for nothing but a person's word; its number is free again. */
export async function deletePosting(tx: Tx, company: number, id: string): Promise<void> {
  await tx.posting.delete({ where: { companyId_id: { companyId: company, id } } });
}

/** Why a posting is voided, as AutoCount is told. */
export async function findVoidReason(tx: Tx, company: number, id: string): Promise<string> {
  return (await findRepost(tx, company, id)).voidReason ?? "Reversed in Holdpoint";
}

/** What was asked for when a posting was to be voided. */
export async function findRepost(tx: Tx, company: number, id: string): Promise<{ repost: Repost | null; voidFor: string | null; voidReason: string | null }> {
  const row = await tx.posting.findUniqueOrThrow({ where: { companyId_id: { companyId: company, id } }, select: { repost: true, voidFor: true, voidReason: true } });
  return { ...row, repost: row.repost as Repost | null };
}

/** Whether a worker is at a posting now: it said so, and somebody holds the book's lease. */
export async function isBeingWorkedOn(tx: Tx, company: number, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM posting p JOIN ledger_connection c ON c.company_id = p.company_id
    WHERE p.company_id = ${company} AND p.id = ${id}::uuid AND p.working_at IS NOT NULL AND c.lease_until > now()`;
  return row !== undefined;
}

/** Whether another record has been sent under this number. */
export async function findOtherOfNumber(tx: Tx, company: number, docNo: string, recordId: string): Promise<boolean> {
  return (await tx.posting.findFirst({ where: { companyId: company, docNo, NOT: { recordId } }, select: { id: true } })) !== null;
}

/** Marks a queued posting as being sent, or one of unknown outcome as being looked for; `anew`: before it may be sent once more. */
export async function markWorking(tx: Pick<RawTx, "$executeRaw">, company: number, { id, state }: StoredPosting, at: Date, { anew }: { anew: boolean }): Promise<void> {
  const isSent = state === "queued";
  const marked = await tx.$executeRaw`
    UPDATE posting SET state = CASE WHEN ${isSent}::boolean THEN 'sending' ELSE state END, attempts = attempts + CASE WHEN ${isSent || anew}::boolean THEN 1 ELSE 0 END,
      lookups = CASE WHEN ${anew}::boolean THEN 0 ELSE lookups END, working_at = ${at}, waits_for = NULL
    WHERE company_id = ${company} AND id = ${id}::uuid AND state = ${state}`;
  if (marked !== 1) throw new Error(`posting ${id} was changed while its record was locked`);
}

/** Takes a posting out of the line: its record is no longer what was approved. */
export async function markWithdrawn(tx: Pick<RawTx, "$executeRaw">, company: number, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE posting SET state = 'withdrawn', next_at = NULL WHERE company_id = ${company} AND id = ${id}::uuid`;
}

/** Lets a posting go after another record's, which is in line before it. */
export async function markWaiting(tx: Pick<RawTx, "$executeRaw">, company: number, id: string, first: { recordId: string; number: string }): Promise<void> {
  await tx.$executeRaw`
    UPDATE posting SET waits_for = ${first.recordId}::uuid, next_at = NULL, message = ${`Goes after ${first.number}, which is in line before it.`}
    WHERE company_id = ${company} AND id = ${id}::uuid`;
}

/** Writes that a posting was found in the books and nothing about it is left to do. */
export async function markPosted(tx: Pick<RawTx, "$executeRaw">, company: number, id: string, at: Date, booked: { docNo?: string; docKey: string | null; differences: LedgerDifference[]; eInvoice?: string; eInvoiceValidatedAt: Date | null }): Promise<void> {
  const { docNo = null, docKey, differences, eInvoice = null, eInvoiceValidatedAt } = booked;
  await tx.$executeRaw`
    UPDATE posting SET state = 'posted', doc_no = coalesce(${docNo}, doc_no), doc_key = coalesce(${docKey}, doc_key), differences = ${JSON.stringify(differences)}::jsonb,
      posted_at = ${at}, watched_at = ${at}, message = NULL, next_at = NULL, waits_for = NULL, working_at = NULL, e_invoice = ${eInvoice},
      e_invoice_validated_at = ${eInvoiceValidatedAt}
    WHERE company_id = ${company} AND id = ${id}::uuid`;
}

/** How many postings are on their way or may be in the book without our knowing. */
export async function countUnsettled(tx: Tx, company: number): Promise<number> {
  return tx.posting.count({ where: { companyId: company, state: { in: ["sending", "unknown", "voiding", "void-unknown"] } } });
}
