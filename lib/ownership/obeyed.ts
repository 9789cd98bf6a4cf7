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

/** What a person decided about a status that a source says without owning it: by its field. */
export type StatusDecision = { field: string; decision: "take" | "ignore" };

/**
 * The document as it is judged: payment and order status as their owner says them, whatever the document's own source says
 * (design 9: only the owner's message fires the trigger or cancels); what a person took counts as if the owner had said it.
 * The record keeps what was received. Pure.
 */
export function obeyed(carrier: OfKind, sourceId: string, ownership: Ownership, spoken: Spoken = nothingSaid, decided: readonly StatusDecision[] = []): DocumentOf {
  const takes = (field: string) => decided.some((one) => one.field === field && one.decision === "take");
  const heedsOrder = speaksFor(ownership, "order-status", sourceId);
  if (isOfKind(orderKinds, carrier)) {
    const { document } = carrier;
    const isPaid = speaksFor(ownership, "payment-status", sourceId) || takes("isPaid") ? document.isPaid : spoken.isPaid;
    if (heedsOrder) return isPaid === document.isPaid ? document : { ...document, isPaid };
    const delivered = takes("isDelivered") ? document : deliveredBy(document, spoken.deliveries);
    return { ...delivered, isPaid, ...statusAs(document, spoken.order ?? noStatus, takes) };
  }
  if (heedsOrder || !isOfKind(stockKinds, carrier)) return carrier.document;
  const { isApproved, isPicked, isDelivered, isCancelled, cancelReason } = statusAs({ ...noStatus, ...carrier.document }, spoken.order ?? noStatus, takes);
  return { ...carrier.document, isApproved, isPicked, isDelivered, isCancelled, cancelReason };
}

/** The status as the owner says it, but for what a person took of the document's own. */
function statusAs(own: OrderStatus, said: OrderStatus, takes: (field: string) => boolean): OrderStatus {
  const of = (field: "isApproved" | "isPicked" | "isDelivered" | "isBilled" | "isCancelled") => (takes(field) ? own[field] : said[field]);
  return {
    isApproved: of("isApproved"), isPicked: of("isPicked"), isDelivered: of("isDelivered"), isBilled: of("isBilled"), isCancelled: of("isCancelled"),
    cancelReason: takes("isCancelled") ? own.cancelReason : said.cancelReason,
  };
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

/** What a document says of payment and order without its source owning it, and that the owner does not say. */
export type Unheeded = { data: "payment-status" | "order-status"; subject: string; field: string; says: string };

const flags = { isApproved: "approved", isPicked: "picked", isDelivered: "delivered", isBilled: "billed", isCancelled: "cancelled" } as const;

/** What a document says of payment and order that its source is not heeded for, in words; empty where it says nothing, the owner says the same, or a person decided. */
export function unheededOf(carrier: OfKind, sourceId: string, ownership: Ownership, spoken: Spoken = nothingSaid, decided: readonly StatusDecision[] = []): Unheeded[] {
  const isOrder = isOfKind(orderKinds, carrier);
  if (!isOrder && !isOfKind(stockKinds, carrier)) return [];
  const { document } = carrier;
  const subject = document.number.trim().toLowerCase();
  const said: Unheeded[] = [];
  if (isOrder && carrier.document.isPaid && !spoken.isPaid && !speaksFor(ownership, "payment-status", sourceId)) said.push({ data: "payment-status", subject, field: "isPaid", says: "paid" });
  if (!speaksFor(ownership, "order-status", sourceId)) {
    for (const [field, says] of Object.entries(flags)) {
      if ((document as Partial<Record<string, unknown>>)[field] === true && spoken.order?.[field as keyof typeof flags] !== true) said.push({ data: "order-status", subject, field, says });
    }
  }
  return said.filter(({ field }) => !decided.some((one) => one.field === field));
}
