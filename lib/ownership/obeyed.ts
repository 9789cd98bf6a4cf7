import { type DocumentOf, isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { orderKinds, stockKinds } from "#lib/canonical/kinds.ts";
import { sum, toQuantity } from "#lib/canonical/money.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import { speaksFor, type Ownership } from "./ownership.ts";

/** What the owner of a status has said of a record of another source. */
export type Spoken = {
  isPaid: boolean;
  order: OrderStatus | null;
  /** Deliveries, by their ids in the document, that the owner of the order status has sent. */
  deliveries: ReadonlySet<string>;
};
export type OrderStatus = Pick<SalesDocument, "isApproved" | "isPicked" | "isDelivered" | "isBilled" | "isCancelled" | "cancelReason">;

const nothingSaid: Spoken = { isPaid: false, order: null, deliveries: new Set() };
const noStatus: OrderStatus = { isApproved: false, isPicked: false, isDelivered: false, isBilled: false, isCancelled: false, cancelReason: null };

/**
 * The document as it is judged: payment and order status as their owner says them, whatever the document's own source says
 * (design 9: only the owner's message fires the trigger or cancels). The record keeps what was received. Pure.
 */
export function obeyed(carrier: OfKind, sourceId: string, ownership: Ownership, spoken: Spoken = nothingSaid): DocumentOf {
  const heedsOrder = speaksFor(ownership, "order-status", sourceId);
  if (isOfKind(orderKinds, carrier)) {
    const { document } = carrier;
    const isPaid = speaksFor(ownership, "payment-status", sourceId) ? document.isPaid : spoken.isPaid;
    if (heedsOrder) return isPaid === document.isPaid ? document : { ...document, isPaid };
    const { isApproved, isPicked, isDelivered, isBilled, isCancelled, cancelReason } = spoken.order ?? noStatus;
    return { ...deliveredBy(document, spoken.deliveries), isPaid, isApproved, isPicked, isDelivered, isBilled, isCancelled, cancelReason };
  }
  if (heedsOrder || !isOfKind(stockKinds, carrier)) return carrier.document;
  const { isApproved, isPicked, isDelivered, isCancelled, cancelReason } = spoken.order ?? noStatus;
  return { ...carrier.document, isApproved, isPicked, isDelivered, isCancelled, cancelReason };
}

/** The order with what was delivered by these deliveries alone. */
function deliveredBy(document: SalesDocument, ids: ReadonlySet<string>): SalesDocument {
  const deliveries = document.deliveries.filter((delivery) => ids.has(delivery.id));
  const carried = deliveries.flatMap((delivery) => delivery.lines);
  const lines = document.lines.map((line) => {
    const own = carried.filter((one) => one.lineId === line.id);
    return { ...line, delivered: own.length === 0 ? null : toQuantity(sum(own.map((one) => one.quantity))) };
  });
  return { ...document, deliveries, lines };
}

/** What a document says of payment and order that its source is not heeded for, in words; empty where it says nothing. */
export function unheededOf(carrier: OfKind, sourceId: string, ownership: Ownership): { data: "payment-status" | "order-status"; field: string; says: string }[] {
  const isOrder = isOfKind(orderKinds, carrier);
  if (!isOrder && !isOfKind(stockKinds, carrier)) return [];
  const said: { data: "payment-status" | "order-status"; field: string; says: string }[] = [];
  if (isOrder && carrier.document.isPaid && !speaksFor(ownership, "payment-status", sourceId)) said.push({ data: "payment-status", field: "isPaid", says: "paid" });
  if (speaksFor(ownership, "order-status", sourceId)) return said;
  const { document } = carrier;
  const flags = { isApproved: "approved", isPicked: "picked", isDelivered: "delivered", isBilled: "billed", isCancelled: "cancelled" } as const;
  for (const [field, says] of Object.entries(flags)) if ((document as Partial<Record<string, unknown>>)[field] === true) said.push({ data: "order-status", field, says });
  return said;
}
