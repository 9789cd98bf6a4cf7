import { isOfKind, type DocumentOf, type OfKind } from "#lib/canonical/document.ts";
import type { OrderKind } from "#lib/canonical/kinds.ts";
import { decimal } from "#lib/canonical/money.ts";
import { endStates } from "#lib/canonical/states.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { findThread, isNamedBy, type ThreadPart } from "#lib/records/originals.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import type { BookOutcome } from "./book-document.ts";
import type { Ledger, TransferKind } from "./ledger.ts";
import { planTransfers, type TransferSource } from "./plan-transfers.ts";
import type { StoredPosting } from "./store.ts";
import { findTaken, findUnits, saveTransfers } from "./transfer-store.ts";

/** How long a document waits for the one that it is made from, where that is not in the book yet. */
const sourceWaitMs = 60_000;

type Refused = Extract<BookOutcome, { kind: "refused" | "not-yet" }>;

/**
 * Plans and stores what a delivery order or an invoice takes over from the orders and deliveries in the book, before it is sent
 * for the first time; a later attempt sends the same. Returns why it cannot be sent now; null where it can. Call it only while
 * holding the book's lease, and while nothing of the document can be in the book: quantities are counted from what we sent.
 */
export async function prepareTransfers(tx: Tx, company: number, record: StoredRecord, posting: StoredPosting, ledger: Ledger): Promise<Refused | null> {
  const kinds = ledger.transfersInto?.(record.bookAs) ?? [];
  if (kinds.length === 0 || record.kind !== record.bookAs || !isOfKind(["delivery_order", "invoice"], record)) return null;
  const thread = await findThread(tx, company, record);
  const found = sourcesIn(thread, record, kinds);
  if ("refused" in found) return { kind: "refused", reason: found.refused };
  if (found.unposted !== null) return { kind: "not-yet", reason: `It is made from ${found.unposted}, which is not in AutoCount yet.`, waitMs: sourceWaitMs };
  const codes = [record, ...found.sources].flatMap((one) => one.document.lines.flatMap((line) => line.itemCode ?? []));
  const units = found.sources.length === 0 ? new Map<string, string | null>() : await findUnits(tx, company, [...new Set(codes)]);
  const taken = found.sources.length === 0 ? [] : await findTaken(tx, company, posting.id, found.sources.map((part) => part.id));
  const uomOf = (code: string) => units.get(code) ?? null;
  const sources = found.sources.map((part) => sourceOf(part, taken.filter((one) => one.recordId === part.id), uomOf));
  const plan = planTransfers({ kind: record.kind, lines: record.document.lines, uomOf }, sources);
  if (plan.problems.length > 0) return { kind: "refused", reason: plan.problems.join(" ") };
  await saveTransfers(tx, company, posting.id, plan.transfers);
  return null;
}

type Found = { sources: ThreadPart[]; unposted: string | null } | { refused: string };

/** The documents that it is made from: those that it names, else all of its order; nothing where its sale has no others in the book. */
function sourcesIn(thread: readonly ThreadPart[], record: OfKind<"delivery_order" | "invoice"> & Pick<StoredRecord, "id">, kinds: readonly TransferKind[]): Found {
  const standing = thread.filter((part) => part.id !== record.id && !isGone(part));
  const of = (kind: OrderKind) => standing.filter((part) => part.kind === kind);
  const inBook = (parts: readonly ThreadPart[]) => parts.filter((part) => part.state === "posted" && part.docNo !== null);
  const named = standing.filter((part) => isNamedBy(part, record.document.references));
  for (const kind of kinds) {
    const meant = named.some((part) => part.kind === kind) && kind === "delivery_order" ? named.filter((part) => part.kind === kind) : of(kind);
    const [pending] = meant.filter((part) => part.state !== "posted" && (kind === "sales_order" || named.includes(part) || ["approved", "posting", "unknown"].includes(part.state)));
    if (pending !== undefined) return { sources: [], unposted: pending.docNumber };
    const sources = inBook(meant);
    if (sources.length > 0) return { sources, unposted: null };
  }
  const [invoice] = inBook(of("invoice"));
  if (record.kind === "delivery_order" && invoice !== undefined) {
    return { refused: `${invoice.docNo} has taken the goods of this order out of stock already: a delivery order would take them out a second time.` };
  }
  const [order] = inBook(of("sales_order"));
  if (record.kind === "invoice" && order !== undefined) {
    return { refused: `${order.docNo} is in AutoCount and nothing of it is delivered there. Post its delivery order first; or, where this AutoCount makes invoices from orders, set ordersToInvoices for the connection.` };
  }
  return { sources: [], unposted: null };
}

function isGone({ state }: ThreadPart): boolean {
  return endStates.includes(state) || state === "reversed";
}

/** A document in the book with what is open of each of its lines; two lines of one item and unit cannot be told apart anyway. */
function sourceOf(part: ThreadPart, taken: readonly { itemCode: string; uom: string; quantity: string }[], uomOf: (code: string) => string | null): TransferSource {
  const lines = (part.document satisfies DocumentOf<OrderKind>).lines.flatMap(({ kind, itemCode, uom, quantity }) => {
    if (kind !== "item" || itemCode === null) return [];
    const unit = uom ?? uomOf(itemCode);
    const gone = taken.filter((one) => isSame(one.itemCode, itemCode) && isSame(one.uom, unit ?? "")).map((one) => one.quantity);
    return [{ itemCode, uom: unit, open: gone.reduce((open, one) => open.minus(one), decimal(quantity)).toFixed() }];
  });
  return { recordId: part.id, kind: part.kind as TransferKind, docNo: part.docNo ?? "", lines };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
