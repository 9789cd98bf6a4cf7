import type { Decimal } from "decimal.js";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { decimal, toQuantity } from "#lib/canonical/money.ts";
import type { UnmappedList } from "../unmapped.ts";
import { exactId } from "./ids.ts";
import { type LineItem, shopAmount, type ShopifyOrder } from "./order-schema.ts";
import { returnedMoney, shareOfLine } from "./refunded.ts";

export type Changes = {
  /** By line id. Empty where the source says nothing of fulfilments. */
  delivered: ReadonlyMap<string, string>;
  removed: ReadonlyMap<string, string>;
  deliveries: NonNullable<SalesDocumentInput["deliveries"]>;
  refunds: NonNullable<SalesDocumentInput["refunds"]>;
  isDelivered: boolean;
};

export function exactLineId(line: Pick<LineItem, "id" | "admin_graphql_api_id">): string {
  return exactId(line.id, line.admin_graphql_api_id, "LineItem");
}

/** What happened to an order after it was placed: fulfilments, edits, refunds. */
export function readChanges(order: ShopifyOrder, unmapped: UnmappedList): Changes {
  const deliveries = readDeliveries(order, unmapped);
  const delivered = countDelivered(order, deliveries);
  const removed = countRemoved(order, unmapped);
  return { delivered, removed, deliveries, refunds: readRefunds(order, unmapped), isDelivered: isDelivered(order, delivered, removed) };
}

/** Only a fulfilment with status `success` counts; a pending, failed or cancelled one moved nothing for good. */
function readDeliveries(order: ShopifyOrder, unmapped: UnmappedList): Changes["deliveries"] {
  const ids = knownLines(order);
  return (order.fulfillments ?? []).flatMap((fulfillment, index) => {
    const path = `fulfillments[${index}]`;
    if (fulfillment.status !== "success") {
      unmapped.add(`${path}.status`, `${fulfillment.status ?? "no status"}: not counted as delivered.`);
      return [];
    }
    const lines = fulfillment.line_items.flatMap((line) => {
      const lineId = ids(line.id, line.admin_graphql_api_id);
      if (lineId === null) unmapped.add(`${path}.line_items`, `${line.quantity} of line ${line.id}, which the order does not have.`);
      return lineId === null ? [] : [{ lineId, quantity: toQuantity(line.quantity) }];
    });
    return [{ id: exactId(fulfillment.id, fulfillment.admin_graphql_api_id, "Fulfillment"), at: fulfillment.created_at, lines }];
  });
}

function countDelivered(order: ShopifyOrder, deliveries: Changes["deliveries"]): Map<string, string> {
  // An order marked as fulfilled whose fulfilments were left out of the body says so on its lines only.
  if (!order.fulfillments || (order.fulfillments.length === 0 && order.fulfillment_status === "fulfilled")) {
    const lines = order.line_items.filter((line) => line.fulfillment_status === "fulfilled");
    return new Map(lines.map((line) => [exactLineId(line), toQuantity(line.current_quantity ?? line.quantity)]));
  }
  const sent = addUp(deliveries.flatMap((delivery) => delivery.lines));
  return new Map(order.line_items.map(exactLineId).map((id) => [id, toQuantity(sent.get(id) ?? "0")]));
}

/** The header decides where nothing else is known; else every line must have left, but for what was taken back. */
function isDelivered(order: ShopifyOrder, delivered: Changes["delivered"], removed: Changes["removed"]): boolean {
  if (delivered.size < order.line_items.length || !order.fulfillments?.length) return order.fulfillment_status === "fulfilled";
  return order.line_items.every((line) => {
    const id = exactLineId(line);
    return !decimal(delivered.get(id) ?? "0").plus(removed.get(id) ?? "0").lessThan(line.quantity);
  });
}

/** `quantity` stays the ordered one for ever; `current_quantity` is what is left. Old API versions have only the refunds. */
function countRemoved(order: ShopifyOrder, unmapped: UnmappedList): Map<string, string> {
  const ids = knownLines(order);
  const refunded = addUp(
    order.refunds.flatMap((refund) =>
      refund.refund_line_items.map((line) => ({
        lineId: line.line_item_id === null ? null : ids(line.line_item_id, line.line_item?.admin_graphql_api_id ?? null),
        quantity: line.quantity,
      })),
    ),
  );
  return new Map(
    order.line_items.map((line, index) => {
      const id = exactLineId(line);
      if (line.current_quantity === null) {
        const back = refunded.get(id) ?? decimal("0");
        return [id, toQuantity(back.greaterThan(line.quantity) ? line.quantity : back)];
      }
      const removed = decimal(line.quantity).minus(line.current_quantity);
      if (removed.lessThan(0)) unmapped.add(`line_items[${index}].current_quantity`, `${line.current_quantity}, more than the ${line.quantity} ordered`);
      return [id, removed.lessThan(0) ? "0" : toQuantity(removed)];
    }),
  );
}

/** A refund inside its order has the same id as its own message, and its lines the order's: the two are one. */
function readRefunds(order: ShopifyOrder, unmapped: UnmappedList): Changes["refunds"] {
  const ids = knownLines(order);
  const lineOf = new Map(order.line_items.map((line) => [exactLineId(line), line]));
  return order.refunds.map((refund, index) => ({
    id: exactId(refund.id, refund.admin_graphql_api_id, "Refund"),
    at: refund.processed_at ?? refund.created_at,
    amount: returnedMoney(refund, order.currency, `refunds[${index}]`, unmapped),
    lines: refund.refund_line_items.flatMap((back) => {
      const lineId = back.line_item_id === null ? null : ids(back.line_item_id, back.line_item?.admin_graphql_api_id ?? null);
      const line = lineId === null ? undefined : lineOf.get(lineId);
      if (lineId === null || line === undefined) return [];
      return [{ lineId, quantity: toQuantity(back.quantity), amount: shopAmount(back.subtotal, back.subtotal_set) ?? shareOfLine(line, back.quantity).amount }];
    }),
    reason: unmapped.fit(`refunds[${index}].note`, refund.note ?? "", 200) || null,
  }));
}

/** Quantities by line; what belongs to no line is left out. */
function addUp(entries: readonly { lineId: string | null; quantity: string }[]): Map<string, Decimal> {
  const totals = new Map<string, Decimal>();
  for (const { lineId, quantity } of entries) {
    if (lineId !== null) totals.set(lineId, (totals.get(lineId) ?? decimal("0")).plus(quantity));
  }
  return totals;
}

/** Looks a line up by its exact id or by the id as the order writes it, which may be rounded in both places. */
function knownLines(order: ShopifyOrder): (id: string, gid: string | null) => string | null {
  const exact = new Set(order.line_items.map(exactLineId));
  const written = new Map(order.line_items.map((line) => [line.id, exactLineId(line)]));
  return (id, gid) => {
    const wanted = exactId(id, gid, "LineItem");
    return exact.has(wanted) ? wanted : (written.get(id) ?? null);
  };
}
