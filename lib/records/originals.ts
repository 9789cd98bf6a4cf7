import { normaliseNumber } from "#lib/duplicates/match-key.ts";
import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import { isOfKind } from "#lib/canonical/document.ts";
import { goodsOf } from "#lib/canonical/facets.ts";
import { isAmong, orderKinds, type OrderKind } from "#lib/canonical/kinds.ts";
import { linesMeant } from "#lib/canonical/lines-meant.ts";
import { sum, toAmount, toQuantity } from "#lib/canonical/money.ts";
import { endStates, type RecordState } from "#lib/canonical/states.ts";
import type { Reference } from "#lib/canonical/core.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import type { OriginalFact } from "#lib/rules/facts.ts";
import type { Inheritance } from "./inherit.ts";

/** What a record is about: the facts for the rules, and where it belongs. */
export type Original = OriginalFact & { sourceId: string; orderId: string; passesOn: Inheritance };

type Asking = OfKind & { recordId: string; sourceId: string };
/** A record of a sale: its order, an invoice, a delivery. `docNo` is AutoCount's number, once it has it. */
export type ThreadPart = { id: string; sourceId: string; kind: OrderKind; externalId: string; orderId: string; docNumber: string; state: RecordState; document: DocumentOf<OrderKind>; docNo: string | null; isCancelledSince: boolean };
/** A credit note or delivery about a sale; `state` is null for one that is only being placed. */
type About = { id: string; kind: "credit_note" | "delivery_order"; parentId: string; state: RecordState | null; document: DocumentOf<OrderKind> };

/** What a document says it is about; empty for an order, which is about nothing else. */
export function referencesOf(carrier: OfKind): readonly Reference[] {
  if (isOfKind(["payment"], carrier)) return [...carrier.document.settles, ...carrier.document.references];
  return isAmong(["credit_note", "delivery_order", "invoice"], carrier.kind) ? carrier.document.references : [];
}

/**
 * The sale that each credit note, delivery, invoice or payment of a batch is about, by record id: by the source's own id of
 * the order, by the number that people know, or by AutoCount's number. One that is known from the same source comes before
 * one from another (a warehouse system delivers a shop's orders). What others have returned or delivered of it counts where
 * they came before or are booked, so that of two that are too much together the later one is. Two queries, however large
 * the batch is.
 */
export async function findOriginals(tx: Pick<RawTx, "$queryRaw">, company: number, batch: readonly Asking[]): Promise<Map<string, Original>> {
  const asking = batch.map((one) => ({ one, references: referencesOf(one) })).filter(({ references }) => references.length > 0);
  if (asking.length === 0) return new Map();
  const parts = await findParts(tx, company, asking.flatMap(({ one, references }) => references.map((reference) => ({ ...reference, sourceId: one.sourceId }))));
  if (parts.length === 0) return new Map();
  const known = indexed(parts);
  const meant = asking.map(({ one, references }) => ({ one, sales: salesMeant(known, one, references) }));
  const mates = meant.flatMap(({ one, sales }) => asAbout(one, sales[0]?.[0]));
  const stored = await findAbout(tx, company, parts.map((part) => part.id));
  const placing = new Set(mates.map((mate) => mate.id));
  const about = Map.groupBy([...stored.filter((other) => !placing.has(other.id)), ...mates], (other) => other.parentId);
  return new Map(
    meant.flatMap(({ one, sales }) => {
      const isCounted = (other: About) => other.id !== one.recordId && (other.id < one.recordId || inBooks(other.state));
      const aboutSale = (sale: readonly ThreadPart[]) => sale.flatMap((part) => about.get(part.id) ?? []).filter(isCounted);
      // A payment may settle several sales, and waits for each; what is returned or delivered of several is told as of one.
      const originals = (one.kind === "payment" ? sales : [sales.flat()]).flatMap((sale) => originalOf(one, sale, aboutSale(sale)) ?? []);
      const original = originals.find(({ state }) => state !== "posted") ?? originals[0];
      return original === undefined ? [] : [[one.recordId, original] as const];
    }),
  );
}

/**
 * Every record of the sales that a record is about, and of its own order, itself left out: what its goods were ordered,
 * delivered and invoiced with. Oldest first. One query.
 */
export async function findThread(tx: Pick<RawTx, "$queryRaw">, company: number, one: OfKind & { id: string; sourceId: string; orderId: string }): Promise<ThreadPart[]> {
  const references: Reference[] = [...referencesOf(one), { kind: null, externalId: one.orderId, number: null, docNo: null, eInvoiceId: null }];
  const parts = await findParts(tx, company, references.map((reference) => ({ ...reference, sourceId: one.sourceId })));
  const meant = salesMeant(indexed(parts), { ...one, recordId: one.id }, references).flat();
  return [...new Map(meant.map((part) => [part.id, part])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether one of these references means this very record, and not only its order. */
export function isNamedBy(part: Pick<ThreadPart, "externalId" | "docNumber" | "docNo">, references: readonly Reference[]): boolean {
  return references.some(({ externalId, number, docNo }) =>
    (externalId !== null && externalId === part.externalId) || (number !== null && normaliseNumber(number) === normaliseNumber(part.docNumber)) || (docNo !== null && docNo === part.docNo),
  );
}

/** The parts by each name that a reference may call them, and by their order: a batch may have as many parts as records. */
type Known = { byName: ReadonlyMap<string, ThreadPart[]>; byOrder: ReadonlyMap<string, ThreadPart[]> };

function indexed(parts: readonly ThreadPart[]): Known {
  const byName = new Map<string, ThreadPart[]>();
  for (const part of parts) {
    for (const name of namesOf({ externalIds: [part.externalId, part.orderId], number: part.docNumber, docNo: part.docNo })) {
      byName.set(name, [...(byName.get(name) ?? []), part]);
    }
  }
  return { byName, byOrder: Map.groupBy(parts, orderKey) };
}

function namesOf({ externalIds, number, docNo }: { externalIds: (string | null)[]; number: string | null; docNo: string | null }): Set<string> {
  return new Set([
    ...externalIds.filter((id) => id !== null).map((id) => `id ${id}`),
    ...(number === null ? [] : [`number ${normaliseNumber(number)}`]),
    ...(docNo === null ? [] : [`doc ${docNo}`]),
  ]);
}

/** The sales that a record's references mean, each with all records of its order. */
function salesMeant({ byName, byOrder }: Known, one: Asking, references: readonly Reference[]): ThreadPart[][] {
  const orders = references.flatMap(({ externalId, number, docNo }) => {
    const named = [...namesOf({ externalIds: [externalId], number, docNo })].flatMap((name) => byName.get(name) ?? []);
    const found = named.filter((part) => part.id !== one.recordId);
    const own = found.filter((part) => part.sourceId === one.sourceId);
    const keys = new Set((own.length > 0 ? own : found).map(orderKey));
    // The number "1001" of two shops says nothing of which one is meant.
    return own.length > 0 || keys.size === 1 ? [...keys] : [];
  });
  return [...new Set(orders)].map((order) => (byOrder.get(order) ?? []).filter((part) => part.id !== one.recordId));
}

function orderKey(part: ThreadPart): string {
  return `${part.sourceId} ${part.orderId}`;
}

function asAbout(one: Asking, part: ThreadPart | undefined): About[] {
  if (part === undefined || !isOfKind(["credit_note", "delivery_order"], one)) return [];
  return [{ id: one.recordId, kind: one.kind, parentId: part.id, state: null, document: one.document }];
}

const booked: readonly (RecordState | null)[] = ["approved", "posting", "unknown", "posted"];
function inBooks(state: RecordState | null): boolean {
  return booked.includes(state);
}

/** An order, its invoices and its deliveries are one sale: money is owed by the invoice, goods are wanted by the order. */
const speaksForMoney: readonly OrderKind[] = ["invoice", "sales_order", "delivery_order"];
const speaksForGoods: readonly OrderKind[] = ["sales_order", "invoice", "delivery_order"];
const gone: readonly RecordState[] = [...endStates, "reversed"];

/** The records that speak for a sale: those of one kind that still stand; of what is owed only the posted ones, once there are such. */
function speakersOf(one: Asking, parts: readonly ThreadPart[]): ThreadPart[] {
  const sales = parts.filter((part) => !isDeliveryOf(part));
  const standing = sales.filter((part) => !gone.includes(part.state));
  const among = standing.length > 0 ? standing : sales;
  const kind = (one.kind === "delivery_order" ? speaksForGoods : speaksForMoney).find((candidate) => among.some((part) => part.kind === candidate));
  const ofKind = among.filter((part) => part.kind === kind);
  const posted = ofKind.filter((part) => part.state === "posted");
  return posted.length > 0 && one.kind !== "delivery_order" ? posted : ofKind;
}

/** A delivery that names its order is in the order's thread and not the sale itself: it may be here before the order. */
function isDeliveryOf({ kind, document }: ThreadPart): boolean {
  return kind === "delivery_order" && document.references.length > 0;
}

/** The sale as one, over the parts that it is invoiced in. */
function originalOf(one: Asking, parts: readonly ThreadPart[], about: readonly About[]): Original | null {
  const sale = speakersOf(one, parts);
  // The part that has what the record is about, where it is invoiced in parts.
  const first = sale.find((part) => goodsOf(one).some((line) => linesMeant(part.document.lines, line).length > 0)) ?? sale[0];
  if (first === undefined) return null;
  const others = (kind: About["kind"]) => about.filter((other) => other.kind === kind).map((other) => other.document);
  const [credits, deliveries] = [others("credit_note"), others("delivery_order")];
  const lines = [...new Map(sale.flatMap((part) => part.document.lines).map((line) => [line.id, line])).values()];
  const soldOf = quantities(sale.flatMap((part) => part.document.lines));
  const laterOf = (documents: readonly DocumentOf<OrderKind>[]) =>
    quantities(documents.flatMap(goodsIn).flatMap((line) => linesMeant(lines, line).slice(0, 1).map(({ id }) => ({ id, quantity: line.quantity }))));
  const [returnedOf, deliveredOf] = [laterOf(credits), laterOf(deliveries)];
  return {
    recordId: first.id, sourceId: first.sourceId, orderId: first.orderId, kind: first.kind, state: first.state, number: first.docNumber,
    date: first.document.date, isCancelledSince: sale.some((part) => part.isCancelledSince), docNo: first.docNo, currency: first.document.currency, total: toAmount(sum(sale.map((part) => part.document.total))),
    passesOn: { ...first.document, lines },
    credited: toAmount(sum(credits.map((document) => document.total))),
    billedWithout: sale.flatMap((part) => part.document.billedWithout),
    lines: lines.map(({ id, sku, itemCode, description, unitPrice }) => ({
      id, sku, itemCode, description, unitPrice, quantity: soldOf(id), returned: returnedOf(id), delivered: deliveredOf(id),
    })),
  };
}

/** How much of each line, by its id, over all that was said of it. */
function quantities(said: readonly { id: string; quantity: string }[]): (id: string) => string {
  return (id) => toQuantity(sum(said.filter((line) => line.id === id).map((line) => line.quantity)));
}

function goodsIn(document: DocumentOf<OrderKind>): DocumentOf<OrderKind>["lines"] {
  return document.lines.filter((line) => line.kind === "item");
}

/** Every record of the orders that are meant by any of these references. */
async function findParts(tx: Pick<RawTx, "$queryRaw">, company: number, wanted: readonly (Reference & { sourceId: string })[]): Promise<ThreadPart[]> {
  const byId = JSON.stringify(wanted.flatMap(({ sourceId, externalId }) => (externalId === null ? [] : [{ source_id: sourceId, id: externalId }])));
  const numbers = wanted.flatMap(({ number }) => (number === null ? [] : spellingsOf(number)));
  const docNos = wanted.flatMap(({ docNo }) => docNo ?? []);
  const kinds = [...orderKinds];
  return tx.$queryRaw<ThreadPart[]>`
    SELECT r.id, r.source_id AS "sourceId", r.kind, r.external_id AS "externalId", r.order_id AS "orderId", r.doc_number AS "docNumber", r.state, r.document,
      (SELECT p.doc_no FROM posting p WHERE p.company_id = r.company_id AND p.record_id = r.id AND p.state IN ('posted', 'voiding', 'void-unknown')) AS "docNo",
      r.state = 'posted' AND EXISTS (SELECT 1 FROM revision_proposal c WHERE c.company_id = r.company_id AND c.record_id = r.id AND c.state = 'open'
        AND c.document->>'isCancelled' = 'true') AS "isCancelledSince"
    FROM (
      SELECT w.source_id, w.id AS order_id FROM jsonb_to_recordset(${byId}::jsonb) AS w(source_id uuid, id text)
      UNION SELECT record.source_id, record.order_id FROM jsonb_to_recordset(${byId}::jsonb) AS w(source_id uuid, id text) JOIN record
        ON record.company_id = ${company} AND record.source_id = w.source_id AND record.kind = ANY(${kinds}) AND record.external_id = w.id
      UNION SELECT source_id, order_id FROM record WHERE company_id = ${company} AND kind = ANY(${kinds}) AND doc_number = ANY(${numbers})
      UNION SELECT record.source_id, record.order_id FROM posting JOIN record ON record.company_id = posting.company_id AND record.id = posting.record_id
        WHERE posting.company_id = ${company} AND posting.doc_no = ANY(${docNos})
    ) meant JOIN record r ON r.company_id = ${company} AND r.source_id = meant.source_id AND r.order_id = meant.order_id
    WHERE r.kind = ANY(${kinds})
    ORDER BY r.id`;
}

/** A shop writes "#1001" where its warehouse writes "1001". */
function spellingsOf(number: string): string[] {
  const bare = number.replace(/^#\s*/, "");
  return [...new Set([number, bare, `#${bare}`])];
}

async function findAbout(tx: Pick<RawTx, "$queryRaw">, company: number, ids: readonly string[]): Promise<About[]> {
  const list = [...ids];
  const ended = [...gone];
  return tx.$queryRaw<About[]>`
    SELECT id, kind, parent_id AS "parentId", state, document FROM record
    WHERE company_id = ${company} AND parent_id = ANY(${list}::uuid[]) AND kind IN ('credit_note', 'delivery_order') AND NOT state = ANY(${ended})`;
}
