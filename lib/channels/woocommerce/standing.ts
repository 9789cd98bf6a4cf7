import type { UnmappedList } from "../unmapped.ts";
import type { WooCommerceOrder } from "./order-schema.ts";

export type Standing = { isPaid: boolean; isDelivered: boolean; isCancelled: boolean; cancelReason: string | null };

/** Money is still to come, or did not come. */
const unpaid: ReadonlySet<string> = new Set(["pending", "on-hold", "failed"]);
const known: ReadonlySet<string> = new Set([...unpaid, "processing", "completed", "cancelled", "refunded", "trash"]);

/**
 * What an order's status says. `processing` alone is not paid: cash on delivery is processed before any money came, so the
 * payment date decides. `completed` is paid and delivered by WooCommerce's own definition. An order in the trash was a sale
 * that the shop took back: it is cancelled, so that a record made of it is held. Null for a status that a plugin has made:
 * whether such an order is paid, delivered or off is not known here.
 */
export function readStanding(order: WooCommerceOrder, unmapped: UnmappedList): Standing | null {
  const { status } = order;
  if (!known.has(status)) return null;
  if (unpaid.has(status) && order.date_paid_gmt !== null) unmapped.add("date_paid_gmt", `${order.date_paid_gmt}, but the status is "${status}": not counted as paid.`);
  const wasDelivered = order.date_completed_gmt !== null;
  return {
    isPaid: !unpaid.has(status) && (order.date_paid_gmt !== null || status === "completed" || status === "refunded"),
    isDelivered: status === "completed" || (wasDelivered && !unpaid.has(status) && status !== "processing"),
    isCancelled: status === "cancelled" || status === "trash",
    cancelReason: status === "trash" ? "Moved to the shop's trash" : null,
  };
}
