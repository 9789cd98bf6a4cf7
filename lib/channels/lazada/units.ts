import { decimal, sum } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { exactAmount } from "../exact-amount.ts";
import { readSku } from "../sku.ts";
import { groupUnits, type UnitGroup } from "../unit-rows.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { LazadaOrder, Unit } from "./order-schema.ts";

export type LineInput = SalesDocumentInput["lines"][number];

const gone: ReadonlySet<string> = new Set([
  "shipped", "delivered", "failed", "failed_delivery", "lost_by_3pl", "damaged_by_3pl", "shipped_back", "shipped_back_success", "shipped_back_failed", "package_returned", "returned",
]);
/** The sale of the unit did not happen after all; a return after delivery is not among them. */
const fallenThrough: ReadonlySet<string> = new Set(["canceled", "cancelled", "shipped_back", "shipped_back_success", "package_returned"]);
const known: ReadonlySet<string> = new Set([...gone, ...fallenThrough, "unpaid", "pending", "packed", "repacked", "ready_to_ship", "topack", "toship"]);
const picked: ReadonlySet<string> = new Set([...gone, "packed", "ready_to_ship", "toship"]);

/** The rows of one item at one price, as they will be one line: whatever is cancelled later stays in its line. */
export function groupOrder(units: readonly Unit[]): UnitGroup<Unit>[] {
  return groupUnits(units, (one) => one.order_item_id, (one) => [one.sku ?? "", one.shop_sku ?? "", one.sku || one.shop_sku ? "" : (one.name ?? ""), one.item_price].join("\n"));
}

/**
 * One line for the rows of one item at one price. The seller's voucher is taken off; Lazada's is paid to the seller. The
 * tax of a unit is inside its price. The ids of all its rows are listed, for cancellations of single units.
 */
export function readLines(order: LazadaOrder, groups: readonly UnitGroup<Unit>[], unmapped: UnmappedList): LineInput[] {
  const goods = groups.map(({ id, rows }, index): LineInput => {
    const path = `items[${index}]`;
    const [first] = rows;
    const discount = exactAmount(sum(rows.map((row) => decimal(row.voucher_seller ?? "0").abs().toFixed())));
    const tax = exactAmount(sum(rows.map((row) => row.tax_amount ?? "0")));
    if (rows.length > 1) unmapped.add(`${path}.order_item_id`, rows.map((row) => row.order_item_id).join(", "));
    return {
      id,
      sku: readSku(first.sku, path, unmapped),
      description: unmapped.fit(`${path}.name`, [first.name, first.variation].filter(Boolean).join(", "), 500),
      quantity: String(rows.length),
      unitPrice: first.item_price,
      discount,
      amount: exactAmount(decimal(first.item_price).times(rows.length).minus(discount)),
      tax,
      delivered: String(rows.filter((row) => gone.has(row.status)).length),
      removed: String(rows.filter((row) => fallenThrough.has(row.status) || row.status === "returned").length),
    };
  });
  const fee = order.shipping_fee;
  if (fee === null || decimal(fee).isZero()) return goods;
  return [...goods, { id: "shipping", kind: "shipping", description: "Shipping paid by the buyer", quantity: "1", unitPrice: fee, amount: fee }];
}

export type Standing = { isPaid: boolean; isPicked: boolean; isDelivered: boolean; isCancelled: boolean; cancelReason: string | null };

/** What the rows say together. One order may hold every status: only what is true of all that is left counts. */
export function readStanding(order: LazadaOrder, units: readonly Unit[], unmapped: UnmappedList): Standing {
  const live = units.filter((one) => !fallenThrough.has(one.status));
  const isCod = /^(cod|cash\s*on\s*delivery)$/i.test(order.payment_method ?? "");
  const isPaid = (one: Unit) => (isCod ? one.status === "delivered" || one.status === "returned" : one.payment_time !== null || (one.status !== "unpaid" && known.has(one.status)));
  units.forEach((one, index) => {
    if (!known.has(one.status)) unmapped.add(`items[${index}].status`, `${one.status}: a status that Holdpoint does not know.`);
  });
  const isCancelled = units.length > 0 && live.length === 0;
  if (units.some((one) => /^(shipped_back|package_returned)/.test(one.status))) unmapped.add("statuses", "A parcel came back after it had left: its goods return to stock, and what was to be paid on delivery was not.");
  const why = units.find((one) => fallenThrough.has(one.status) && (one.reason ?? one.cancel_return_initiator) !== null);
  return {
    isPaid: live.length > 0 ? live.every(isPaid) : !isCod && units.some((one) => one.payment_time !== null),
    isPicked: live.length > 0 && live.every((one) => picked.has(one.status)),
    isDelivered: live.length > 0 && live.every((one) => gone.has(one.status)),
    isCancelled,
    cancelReason: isCancelled && why ? [why.reason, why.cancel_return_initiator && `(${why.cancel_return_initiator})`].filter(Boolean).join(" ").slice(0, 200) || null : null,
  };
}

/** What the rows that fell through come to. */
export function valueFallenThrough(units: readonly Unit[], options: { andReturned: boolean }): string {
  const lost = units.filter((one) => fallenThrough.has(one.status) || (options.andReturned && one.status === "returned"));
  return exactAmount(sum(lost.map((one) => decimal(one.item_price).minus(decimal(one.voucher_seller ?? "0").abs()).toFixed())));
}

/** Whether the price that the buyer paid for each unit shows the tax on top of the price; null where neither way fits. */
export function isTaxOnTop(units: readonly Unit[]): boolean | null {
  const taxed = units.filter((one) => one.paid_price !== null && !decimal(one.tax_amount ?? "0").isZero());
  const rest = (one: Unit) => decimal(one.item_price).minus(decimal(one.voucher_seller ?? "0").abs()).minus(decimal(one.voucher_platform ?? "0").abs()).minus(one.paid_price ?? "0");
  if (taxed.every((one) => rest(one).isZero())) return false;
  return taxed.every((one) => rest(one).plus(one.tax_amount ?? "0").isZero()) ? true : null;
}
