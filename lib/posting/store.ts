import type { Kind } from "#lib/canonical/kinds.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { customerSearchText, itemSearchText } from "#lib/reference/propose-customer.ts";
import type { Repost } from "./ask-reversal.ts";
import type { Terms } from "./compose-document.ts";
import type { LedgerCall, LedgerDifference, LedgerMaster } from "./ledger.ts";
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

/** Looks for a lost answer before one more send with the same number (autocount/cloud-api.md 26.5). */
export const looksBeforeResend = 2;

/** Postings that may be in the book without our knowing. */
const lookedForStates: readonly PostingState[] = ["sending", "unknown"];

/**
 * The oldest posting that is due and whose original is not still in line before it; with `onlyLooks` only one whose answer
 * was lost and that has not been looked for often enough. Call it only while holding the book's lease: then one that is still `sending` was left
 * behind by a worker that died, and its outcome is unknown.
 */
export async function findNextDue(tx: Pick<RawTx, "$queryRaw">, company: number, now: Date, { onlyLooks = false }: { onlyLooks?: boolean } = {}): Promise<StoredPosting | null> {
  const [row] = await tx.$queryRaw<StoredPosting[]>`
    SELECT p.id, p.record_id AS "recordId", p.revision, p.doc_no AS "docNo", p.doc_key AS "docKey", p.digest, p.state, p.attempts, p.lookups
    FROM posting p
    WHERE p.company_id = ${company} AND p.state = ANY(${[...(onlyLooks ? lookedForStates : pendingStates)]}) AND (p.next_at IS NULL OR p.next_at <= ${now})
      AND (NOT ${onlyLooks}::boolean OR p.lookups < ${looksBeforeResend})
      AND (p.waits_for IS NULL OR p.state <> 'queued' OR NOT EXISTS (
        SELECT 1 FROM posting first WHERE first.company_id = p.company_id AND first.record_id = p.waits_for AND first.state IN ('queued', 'sending', 'unknown')))
    ORDER BY p.queued_at, p.id LIMIT 1`;
  return row ?? null;
}

/** Where a posting stands in its line; `queuedAt` as the database writes it, to the microsecond. */
export type PlaceInLine = { queuedAt: string; id: string };
export type DueWithRecord = { posting: StoredPosting; record: StoredRecord; place: PlaceInLine };

/** The postings that are due after a place in line, oldest first, each with its record; read without a lock. */
export async function findDueWithRecords(tx: Pick<RawTx, "$queryRaw">, company: number, now: Date, { after, most }: { after: PlaceInLine | null; most: number }): Promise<DueWithRecord[]> {
  type Row = StoredRecord & { postingId: string; postingRevision: number; postingState: PostingState; queuedAt: string } & Pick<StoredPosting, "docNo" | "docKey" | "digest" | "attempts" | "lookups">;
  // Those few first: a line of thousands is not joined with its documents to read a dozen.
  const rows = await tx.$queryRaw<Row[]>`
    WITH due AS MATERIALIZED (
      SELECT p.* FROM posting p
      WHERE p.company_id = ${company} AND p.state = ANY(${[...pendingStates]}) AND (p.next_at IS NULL OR p.next_at <= ${now})
        AND (${after === null}::boolean OR (p.queued_at, p.id) > (${after?.queuedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      ORDER BY p.queued_at, p.id LIMIT ${most}
    )
    SELECT p.id AS "postingId", p.revision AS "postingRevision", p.state AS "postingState", p.queued_at::text AS "queuedAt", p.doc_no AS "docNo", p.doc_key AS "docKey",
      p.digest, p.attempts, p.lookups,
      r.id, r.source_id AS "sourceId", r.kind, r.book_as AS "bookAs", r.external_id AS "externalId", r.order_id AS "orderId", r.state, r.revision, r.document,
      r.source_digest AS "sourceDigest", r.source_version AS "sourceVersion", r.delivery_id AS "deliveryId", r.doc_number AS "docNumber", r.released,
      r.waits_for_rest AS "waitsForRest", r.touched, r.holds, r.parent_id AS "parentId"
    FROM due p JOIN record r ON r.company_id = ${company} AND r.id = p.record_id
    ORDER BY p.queued_at, p.id`;
  return rows.map(({ postingId, postingRevision, postingState, queuedAt, docNo, docKey, digest, attempts, lookups, ...record }) => ({
    posting: { id: postingId, recordId: record.id, revision: postingRevision, docNo, docKey, digest, state: postingState, attempts, lookups },
    record,
    place: { queuedAt, id: postingId },
  }));
}

/** Which of these records are in line for the book, longest first. */
export async function findInLine(tx: Pick<RawTx, "$queryRaw">, company: number, recordIds: readonly string[]): Promise<{ recordId: string; number: string; bookAs: Kind }[]> {
  if (recordIds.length === 0) return [];
  return tx.$queryRaw`
    SELECT r.id AS "recordId", r.doc_number AS number, r.book_as AS "bookAs" FROM posting p JOIN record r ON r.company_id = p.company_id AND r.id = p.record_id
    WHERE p.company_id = ${company} AND p.record_id = ANY(${[...recordIds]}::uuid[]) AND p.state IN ('queued', 'sending', 'unknown') ORDER BY p.queued_at, p.id`;
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

/** When the next posting is due that is not due yet; null where none waits. */
export async function findNextMoment(tx: Tx, company: number): Promise<Date | null> {
  const row = await tx.posting.findFirst({
    where: { companyId: company, state: { in: [...pendingStates] }, nextAt: { not: null } },
    orderBy: { nextAt: "asc" },
    select: { nextAt: true },
  });
  return row?.nextAt ?? null;
}

/**
 * Companies whose book nobody holds while something is due there, or a stopped connection is to be looked at; each is asked
 * by its own index.
 */
export async function findForgottenWork(tx: Pick<Tx, "$queryRaw">, now: Date): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT c.company_id AS id FROM ledger_connection c WHERE (c.lease_until IS NULL OR c.lease_until < now()) AND (
      c.state = 'open' AND (c.wait_until IS NULL OR c.wait_until <= ${now}) AND EXISTS (
        SELECT 1 FROM posting p WHERE p.company_id = c.company_id AND p.state IN ('queued', 'sending', 'unknown', 'voiding', 'void-unknown') AND (p.next_at IS NULL OR p.next_at <= ${now}))
      OR EXISTS (SELECT 1 FROM posting_line l WHERE l.company_id = c.company_id AND l.probe_at <= ${now}))`;
  return rows.map((row) => row.id);
}

export async function insertAttempts(tx: Pick<RawTx, "$executeRaw">, company: number, postingId: string, calls: readonly LedgerCall[]): Promise<void> {
  if (calls.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO posting_attempt (company_id, posting_id, call, request, status, answer, outcome, ms)
    SELECT ${company}, posting_id, call, request, status, answer, outcome, ms
    FROM jsonb_to_recordset(${attemptRows([{ postingId, calls }])}::jsonb)
      AS x(nth int, posting_id uuid, call text, request jsonb, status int, answer text, outcome text, ms int) ORDER BY nth`;
}

/** Calls as rows of `posting_attempt`, in JSON; `nth` in the order in which they were made. */
export function attemptRows(postings: readonly { postingId: string; calls: readonly LedgerCall[] }[]): string {
  const rows = postings.flatMap(({ postingId, calls }) => calls.map(({ callsLeft: _, answer, ...call }) => ({ posting_id: postingId, ...call, answer: answer?.toWellFormed() ?? null })));
  return JSON.stringify(rows.map((row, nth) => ({ nth, ...row })));
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

/** Takes the book's lease, or goes on holding it, for `ms`: one writer per account book, across any number of workers. */
export async function takeLease(tx: Pick<RawTx, "$executeRaw">, company: number, owner: string, ms: number): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE ledger_connection SET lease_owner = ${owner}, lease_until = now() + make_interval(secs => ${ms} / 1000.0)
    WHERE company_id = ${company} AND (lease_owner = ${owner} OR lease_until IS NULL OR lease_until < now())`;
  return taken === 1;
}

export async function releaseLease(tx: Tx, company: number, owner: string): Promise<void> {
  await tx.$executeRaw`UPDATE ledger_connection SET lease_owner = NULL, lease_until = NULL WHERE company_id = ${company} AND lease_owner = ${owner}`;
}

/** Lets nobody call the ledger before `until`, and says why; null lifts it. */
export async function setWait(tx: Tx, company: number, wait: { until: Date; reason: string } | null): Promise<void> {
  await tx.ledgerConnection.updateMany({
    where: { companyId: company, ...(wait === null ? { waitUntil: { not: null } } : {}) },
    data: { waitUntil: wait?.until ?? null, waitReason: wait?.reason ?? null },
  });
}

/** Stops a connection that AutoCount turned away; true where it was open until now, so that it is told once. */
export async function stopConnection(tx: Tx, company: number, reason: string, at: Date): Promise<boolean> {
  const stopped = await tx.ledgerConnection.updateMany({ where: { companyId: company, state: "open" }, data: { state: "stopped", stopReason: reason, updatedAt: at } });
  return stopped.count === 1;
}

type ProposedParty = Record<"code" | "name" | "currency" | "creditTerm", string> & Record<"registerNo" | "tin" | "email" | "phone" | "address" | "postcode", string | null>;

/** The debtors among these codes that AutoCount does not have yet, as they are to be made there. */
export async function findProposedCustomers(tx: Pick<RawTx, "$queryRaw">, company: number, codes: readonly string[]): Promise<ProposedParty[]> {
  return tx.$queryRaw`
    SELECT code, name, register_no AS "registerNo", tin, email, phone, address, postcode, currency, credit_term AS "creditTerm"
    FROM customer WHERE company_id = ${company} AND code = ANY(${[...codes]}) AND origin = 'proposed'`;
}

/** The same for creditors. */
export async function findProposedSuppliers(tx: Pick<RawTx, "$queryRaw">, company: number, codes: readonly string[]): Promise<ProposedParty[]> {
  return tx.$queryRaw`
    SELECT code, name, register_no AS "registerNo", tin, email, phone, address, postcode, currency, credit_term AS "creditTerm"
    FROM supplier WHERE company_id = ${company} AND code = ANY(${[...codes]}) AND origin = 'proposed'`;
}

/** Names and credit terms of debtors or creditors, spelled as in the book, by code; without those that are not in the mirror. */
export async function findTerms(tx: Pick<RawTx, "$queryRaw">, company: number, list: "customer" | "supplier", codes: readonly string[]): Promise<Map<string, Terms>> {
  if (codes.length === 0) return new Map();
  const named = [...codes];
  const rows = list === "customer"
    ? await tx.$queryRaw<(Terms & { code: string })[]>`SELECT code, name, credit_term AS "creditTerm" FROM customer WHERE company_id = ${company} AND code = ANY(${named})`
    : await tx.$queryRaw<(Terms & { code: string })[]>`SELECT code, name, credit_term AS "creditTerm" FROM supplier WHERE company_id = ${company} AND code = ANY(${named})`;
  return new Map(rows.map(({ code, ...terms }) => [code, terms]));
}

type ProposedItem = { code: string; name: string } & Record<"barcode" | "uom" | "price" | "taxCode" | "classification", string | null>;

/** The items among these codes that AutoCount does not have yet; the price as decimal text without needless zeros. */
export async function findProposedItems(tx: Pick<RawTx, "$queryRaw">, company: number, codes: readonly string[]): Promise<ProposedItem[]> {
  return tx.$queryRaw`
    SELECT code, name, barcode, uom, trim_scale(price)::text AS price, tax_code AS "taxCode", classification
    FROM item WHERE company_id = ${company} AND code = ANY(${[...codes]}) AND origin = 'proposed'`;
}

/**
 * AutoCount has it now: the mirror says so, and gets it where it was not proposed here but came as a record. `at` keeps a
 * listing that was begun before from taking it for gone.
 */
export async function markInLedger(tx: Tx, company: number, master: LedgerMaster, at: Date): Promise<void> {
  const where = { companyId_code: { companyId: company, code: master.key } };
  const update = { origin: "ledger", updatedAt: at };
  const made = { companyId: company, code: master.key, ...update };
  if (master.kind === "item") {
    const { name, barcode, uom, price, taxCode, classification, isActive } = master.document;
    const searchText = itemSearchText({ code: master.key, name, barcode });
    await tx.item.upsert({ where, update, create: { ...made, name, barcode, uom, price, taxCode, classification, isActive, searchText } });
    return;
  }
  const { name, registerNo, tin, email, phone, address, postcode, currency, creditTerm, isActive } = master.document;
  const searchText = customerSearchText({ code: master.key, name, email, phone, registerNo });
  const create = { ...made, name, registerNo, tin, email, phone, address, postcode, currency, isActive, ...(creditTerm !== null && { creditTerm }), searchText };
  if (master.kind === "customer") await tx.customer.upsert({ where, update, create });
  else await tx.supplier.upsert({ where, update, create });
}

export type ConnectionWrite = {
  kind: string;
  baseUrl: string;
  book: string;
  settings: object;
  /** Sealed; left out where they stay as they are. */
  credentials?: Uint8Array<ArrayBuffer>;
};

export type LockedConnection = { kind: string; baseUrl: string; book: string; settings: unknown; state: string; revision: number };

/** The company's connection, locked until the transaction ends, without its credentials; null where none is set. */
export async function lockConnection(tx: Tx, company: number): Promise<LockedConnection | null> {
  await tx.$executeRaw`SELECT 1 FROM ledger_connection WHERE company_id = ${company} FOR UPDATE`;
  return tx.ledgerConnection.findUnique({ where: { companyId: company }, select: { kind: true, baseUrl: true, book: true, settings: true, state: true, revision: true } });
}

/**
 * Writes the company's connection; its running number goes on. New credentials open it and are noted with who gave them. What a
 * test found before is dropped: it was of another connection.
 */
export async function saveConnection(tx: Tx, company: number, { credentials, ...connection }: ConnectionWrite, by: { name: string; at: Date }): Promise<void> {
  const untested = { testedAt: null, testedByName: null, checks: Prisma.DbNull };
  const where = { companyId: company };
  if (credentials === undefined) {
    await tx.ledgerConnection.update({ where, data: { ...connection, ...untested, revision: { increment: 1 } } });
    return;
  }
  const opened = {
    ...connection, ...untested, credentials, secretSetAt: by.at, secretSetByName: by.name, state: "open", stopReason: null, waitUntil: null, waitReason: null, updatedAt: by.at,
  };
  await tx.ledgerConnection.upsert({ where, create: { companyId: company, ...opened }, update: { ...opened, revision: { increment: 1 } } });
}

/** Keeps what a test of the connection found, unless the connection was saved anew meanwhile. */
export async function saveChecks(tx: Tx, company: number, tested: { revision: number; checks: object[]; byName: string; at: Date }): Promise<void> {
  const { revision, checks, byName, at } = tested;
  await tx.ledgerConnection.updateMany({ where: { companyId: company, revision }, data: { checks, testedAt: at, testedByName: byName } });
}

/** Companies whose connection is open. */
export async function findOpenConnections(tx: Tx): Promise<number[]> {
  const rows = await tx.ledgerConnection.findMany({ where: { state: "open" }, select: { companyId: true } });
  return rows.map((row) => row.companyId);
}

/** How many postings are on their way or may be in the book without our knowing. */
export async function countUnsettled(tx: Tx, company: number): Promise<number> {
  return tx.posting.count({ where: { companyId: company, state: { in: ["sending", "unknown", "voiding", "void-unknown"] } } });
}
