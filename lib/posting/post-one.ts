import { digestOf } from "#lib/canonical/digest.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { lockRecord } from "#lib/records/lock-records.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { moveState } from "#lib/records/write-records.ts";
import { openLedger, type OpenConnection } from "#lib/wiring.ts";
import { bookDocument, type BookOutcome } from "./book-document.ts";
import type { Ledger, LedgerCall, LedgerDocument } from "./ledger.ts";
import { recordOutcome } from "./record-outcome.ts";
import { changePosting, findDebtor, findProposedCustomers, findProposedItems, insertAttempts, markInLedger, type StoredPosting } from "./store.ts";

/** Looks for a lost answer before one more send with the same number (autocount/cloud-api.md 26.5). */
export const looksBeforeResend = 2;

/**
 * Sends one posting, with the debtors and items that it needs first, and writes what came of it. Returns whether the
 * next one may follow: not after an outcome that says wait. `renew` keeps the book's lease; where it is lost, nothing is sent.
 */
export async function postOne(ctx: Context, connection: OpenConnection, posting: StoredPosting, renew: () => Promise<boolean>): Promise<boolean> {
  const record = await beginSending(ctx, posting);
  if (record === null) return true;
  const calls: LedgerCall[] = [];
  const ledger = openLedger(connection, (call) => calls.push(call));
  const outcome = await book(ctx, ledger, record, posting, renew);
  await ctx.db.$transaction(async (tx) => {
    await insertAttempts(tx, ctx.company, posting.id, calls);
    await recordOutcome(tx, ctx, { record, posting, outcome });
  });
  return outcome.kind === "posted" || outcome.kind === "refused";
}

/** The record, moved to posting and its posting to sending before the first call; null where it is no longer to be sent. */
async function beginSending(ctx: Context, posting: StoredPosting): Promise<StoredRecord | null> {
  return ctx.db.$transaction(async (tx) => {
    const record = await lockRecord(tx, ctx.company, posting.recordId);
    const isSame = record !== null && record.revision === posting.revision && digestOf(record.document) === posting.digest;
    if (!isSame || !["approved", "posting", "unknown"].includes(record.state)) {
      await changePosting(tx, ctx.company, posting.id, { state: "withdrawn", nextAt: null });
      return null;
    }
    if (record.state !== "posting" && record.state !== "unknown") await moveState(tx, ctx.company, record, "posting");
    // An unknown one stays unknown while it is looked for.
    if (posting.state === "queued") await changePosting(tx, ctx.company, posting.id, { state: "sending", attempts: posting.attempts + 1 });
    // It may be sent once more now: whoever finds it after a crash has to look for it from the start.
    else if (posting.lookups >= looksBeforeResend) await changePosting(tx, ctx.company, posting.id, { lookups: 0, attempts: posting.attempts + 1 });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return record.state === "unknown" ? record : { ...record, state: "posting" };
  });
}

async function book(ctx: Context, ledger: Ledger, record: StoredRecord, posting: StoredPosting, renew: () => Promise<boolean>): Promise<BookOutcome> {
  // A worker that died while sending leaves `sending` behind: its outcome is as unknown as a lost answer.
  const maybeThere = posting.state !== "queued";
  if (!maybeThere) {
    for (const master of await findPrerequisites(ctx, record)) {
      if (!(await renew())) return { kind: "later", reason: "Another worker took over the account book.", waitMs: 0 };
      const outcome = await bookDocument(ledger, master, { maybeThere: false, maySend: true });
      if (outcome.kind !== "posted") return asPrerequisite(outcome, master);
      await ctx.db.$transaction((tx) => markInLedger(tx, ctx.company, master));
    }
  }
  if (!(await renew())) return { kind: maybeThere ? "no-answer" : "later", reason: "Another worker took over the account book.", waitMs: 0 };
  const { customer } = record.document;
  const debtor = await findDebtor(ctx.db, ctx.company, customer.code);
  const document: LedgerDocument = {
    kind: record.bookAs, key: posting.docNo, recordId: record.id, digest: posting.digest, creditTerm: debtor?.creditTerm ?? null,
    // A walk-in sale names nobody; AutoCount wants a name on the document all the same.
    document: { ...record.document, customer: { ...customer, name: customer.name || (debtor?.name ?? "") } },
  };
  return bookDocument(ledger, document, { maybeThere, maySend: !maybeThere || posting.lookups >= looksBeforeResend });
}

type Master = Extract<LedgerDocument, { kind: "customer" | "item" }>;

/** The debtor and the items that AutoCount must have before the document. */
async function findPrerequisites(ctx: Context, { document }: StoredRecord): Promise<Master[]> {
  return ctx.db.$transaction(async (tx) => {
    const customers = await findProposedCustomers(tx, ctx.company, document.customer.code === null ? [] : [document.customer.code]);
    const codes = document.lines.flatMap((line) => (line.itemCode === null ? [] : [line.itemCode]));
    const items = await findProposedItems(tx, ctx.company, codes);
    return [
      ...customers.map((customer): Master => ({ kind: "customer", key: customer.code, document: customer })),
      ...items.map((item): Master => ({ kind: "item", key: item.code, document: item })),
    ];
  });
}

/** A prerequisite that did not get through: the document itself was never sent, so it is simply not time yet, or refused. */
function asPrerequisite(outcome: Exclude<BookOutcome, { kind: "posted" }>, master: Master): BookOutcome {
  const what = master.kind === "customer" ? `Debtor ${master.key}` : `Item ${master.key}`;
  switch (outcome.kind) {
    case "refused":
      return { kind: "refused", reason: `${what}: ${outcome.reason}` };
    case "unknown":
      // Its code is ours and AutoCount refuses it twice, so looking again next time settles it.
      return { kind: "later", reason: `${what}: ${outcome.reason}`, waitMs: 5_000 };
    case "not-seen":
    case "no-answer":
      return { kind: "later", reason: `${what} cannot be read yet.`, waitMs: 5_000 };
    case "later":
    case "stopped":
      return outcome;
  }
}
