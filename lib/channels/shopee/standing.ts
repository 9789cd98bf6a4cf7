import { decimal, toQuantity } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import type { UnmappedList } from "../unmapped.ts";
import { itemKey, type ShopeeOrder, type ShopeeReturn } from "./order-schema.ts";
import { type Moved, lineIds } from "./order-lines.ts";
import { isRefunded } from "./read-return.ts";

const unpaid: ReadonlySet<string> = new Set(["UNPAID", "PENDING", "INVOICE_PENDING"]);
const beforeDispatch: ReadonlySet<string> = new Set(["READY_TO_SHIP", "PROCESSED", "RETRY_SHIP", "IN_CANCEL"]);
const dispatched: ReadonlySet<string> = new Set(["SHIPPED", "TO_CONFIRM_RECEIVE", "COMPLETED", "TO_RETURN"]);

export type Standing = Moved & Pick<SalesDocumentInput, "deliveries"> & { isPaid: boolean; isPicked: boolean; isDelivered: boolean; isCancelled: boolean; cancelReason: string | null };

/** Whether Shopee's documentation names this status. */
export function isKnownStatus(status: string): boolean {
  return unpaid.has(status) || beforeDispatch.has(status) || dispatched.has(status) || status === "CANCELLED";
}

/**
 * What an order's status says. An order that is paid on delivery is paid when Shopee says when, or when it is completed.
 * One that was cancelled after its parcel had been picked up (paid on delivery and sent back) is cancelled, and its goods
 * had left: they come back by themselves, and no money ever came.
 */
export function readStanding(order: ShopeeOrder, returns: readonly ShopeeReturn[], unmapped: UnmappedList): Standing {
  const { order_status: status } = order;
  const isCancelled = status === "CANCELLED";
  const wasPickedUp = order.pickup_done_time !== null || order.package_list.some((one) => isGone(one.logistics_status));
  if (isCancelled && wasPickedUp) unmapped.add("order_status", "CANCELLED after the parcel had left: the goods come back to stock, and no money came.");
  const removed = countRemoved(order, returns);
  const { delivered, deliveries } = readParcels(order, dispatched.has(status) || (isCancelled && wasPickedUp), unmapped);
  return {
    delivered,
    removed,
    deliveries,
    isPaid: order.pay_time !== null || (status === "COMPLETED" || (!order.cod && (beforeDispatch.has(status) || dispatched.has(status)))),
    isPicked: dispatched.has(status) || status === "PROCESSED" || wasPickedUp,
    isDelivered: dispatched.has(status),
    isCancelled,
    cancelReason: isCancelled ? [order.cancel_reason ?? order.buyer_cancel_reason, order.cancel_by && `(by ${order.cancel_by})`].filter(Boolean).join(" ").slice(0, 200) || null : null,
  };
}

function isGone(status: string | null): boolean {
  return /^LOGISTICS_(PICKUP_DONE|DELIVERY_DONE|DELIVERY_FAILED|LOST)$/.test(status ?? "");
}

/** A parcel that is gone has delivered what is in it. An order that is dispatched has delivered all, whatever its parcels say. */
function readParcels(order: ShopeeOrder, isDispatched: boolean, unmapped: UnmappedList): { delivered: Map<string, string>; deliveries: NonNullable<SalesDocumentInput["deliveries"]> } {
  const ids = lineIds(order);
  const open = order.item_list.map((item, index) => ({ id: ids[index] ?? "", key: itemKey(item), left: decimal(item.model_quantity_purchased), sent: decimal("0") }));
  const deliveries = order.package_list.flatMap((parcel, index) => {
    if (!isGone(parcel.logistics_status) && !(isDispatched && order.package_list.length === 1)) return [];
    const lines = parcel.item_list.flatMap((item) => {
      let quantity = decimal(item.model_quantity ?? "0");
      const taken = open.filter((line) => line.key === itemKey(item)).flatMap((line) => {
        const part = quantity.lessThan(line.left) ? quantity : line.left;
        if (!part.greaterThan(0)) return [];
        line.left = line.left.minus(part);
        line.sent = line.sent.plus(part);
        quantity = quantity.minus(part);
        return [{ lineId: line.id, quantity: toQuantity(part) }];
      });
      if (quantity.greaterThan(0)) unmapped.add(`package_list[${index}]`, `${quantity.toFixed()} of item ${itemKey(item)}, more than the order has.`);
      return taken;
    });
    return lines.length === 0 ? [] : [{ id: parcel.package_number?.slice(0, 100) ?? `parcel-${index + 1}`, at: null, lines }];
  });
  const delivered = new Map(open.map(({ id, sent, left }) => [id, toQuantity(isDispatched ? sent.plus(left) : sent)]));
  return { delivered, deliveries };
}

function countRemoved(order: ShopeeOrder, returns: readonly ShopeeReturn[]): Map<string, string> {
  const ids = lineIds(order);
  const back = new Map<string, string>();
  for (const item of returns.filter(isRefunded).flatMap((one) => one.item)) back.set(itemKey(item), decimal(back.get(itemKey(item)) ?? "0").plus(item.amount).toFixed());
  return new Map(
    order.item_list.map((item, index) => {
      const stated = decimal(item.returned_qty ?? "0");
      const refunded = decimal(back.get(itemKey(item)) ?? "0");
      const removed = decimal(item.cancelled_qty ?? "0").plus(stated.greaterThan(refunded) ? stated : refunded);
      const ordered = decimal(item.model_quantity_purchased);
      return [ids[index] ?? "", toQuantity(removed.greaterThan(ordered) ? ordered : removed.isNegative() ? "0" : removed)];
    }),
  );
}
