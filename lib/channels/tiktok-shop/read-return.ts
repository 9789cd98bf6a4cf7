import { decimal, sum } from "#lib/canonical/money.ts";
import type { Refund, SalesDocumentInput } from "#lib/canonical/sales.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ReadRecord } from "../channel.ts";
import { writeCreditNote } from "../credit-note.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { Leftovers, names } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";
import { readSku } from "../sku.ts";
import { groupUnits, type UnitGroup } from "../unit-rows.ts";
import { UnmappedList } from "../unmapped.ts";
import { type ReturnUnit, tiktokReturn, type TikTokReturn, type Unit } from "./order-schema.ts";

/** Amounts stand in returns that were withdrawn too: only a completed one gave money back, and the last of a chain stands for it. */
export function isRefunded({ return_status, refund_amount, next_return_id }: TikTokReturn): boolean {
  return /_COMPLETE$/.test(return_status) && (next_return_id ?? "0") === "0" && decimal(refund_amount?.refund_total ?? "0").greaterThan(0);
}

/** The return as its order knows it: by the lines that the order's rows were put together into. */
export function asRefund(one: TikTokReturn, groups: readonly UnitGroup<Unit>[]): Refund {
  const byLine = Map.groupBy(one.return_line_items, (row) => lineIdOf(row, groups));
  return {
    id: one.return_id,
    at: one.update_time ?? one.create_time,
    amount: one.refund_amount?.refund_total ?? "0.00",
    lines: [...byLine].map(([lineId, rows]) => ({ lineId, quantity: String(rows.length), amount: valueOf(rows) })),
    reason: (one.return_reason_text ?? one.return_reason)?.slice(0, 200) ?? null,
  };
}

export type ReadReturn = { kind: "document"; record: ReadRecord } | { kind: "nothing-moved"; reason: string; about: string };

/**
 * Reads one return into a credit note over what the buyer was given back. Goods and shipping are lines; the tax is inside.
 * Where they do not come to `refund_total`, the rule `total-mismatch` shows it.
 */
export function readReturn(raw: JsonObject): Result<ReadReturn, string> {
  const parsed = parseSent(tiktokReturn, raw);
  if (!parsed.ok) return err(`This TikTok Shop return cannot be read: ${parsed.error.sentence}`);
  const one = parsed.value;
  if (!isRefunded(one) || one.refund_amount === null) return ok({ kind: "nothing-moved", reason: whyNothing(one), about: one.return_id });
  const at = one.update_time ?? one.create_time;
  if (at === null) return err("This TikTok Shop return cannot be read: update_time is missing, so its date is not known.");
  const unmapped = new UnmappedList();
  const { refund_total: total, refund_shipping_fee: shipping, refund_tax: tax, currency } = one.refund_amount;
  const lines = readLines(one, unmapped);
  if (shipping !== null && !decimal(shipping).isZero()) lines.push({ id: "shipping", kind: "shipping", description: "Shipping refunded", quantity: "1", unitPrice: shipping, amount: shipping });
  const left = new Leftovers(unmapped);
  left.others(raw, returnRead);
  const isTaxed = tax !== null && !decimal(tax).isZero();
  const [first] = lines;
  if (isTaxed && first) first.tax = tax;
  const note = writeCreditNote(
    "This TikTok Shop return",
    {
      id: one.return_id, orderId: one.order_id, orderNumber: one.order_id, at, version: one.update_time, currency, taxInclusive: isTaxed, lines,
      tax: isTaxed && first ? tax : "0.00", total: total ?? "0.00", reason: one.return_reason_text ?? one.return_reason,
      goodsReturned: one.return_type?.toUpperCase() === "RETURN_AND_REFUND",
    },
    unmapped,
  );
  return note.ok ? ok({ kind: "document", record: note.value }) : note;
}

const returnRead = names(`return_id order_id return_type return_status create_time update_time return_reason return_reason_text refund_amount
  return_line_items next_return_id pre_return_id role arbitration_status seller_next_action_response is_combined_return is_quick_refund
  shipment_type handover_method return_tracking_number return_provider_id return_provider_name combined_return_id`);

/** Goods at what was refunded for them; the whole where no row says its own. */
function readLines(one: TikTokReturn, unmapped: UnmappedList): SalesDocumentInput["lines"] {
  const rows = one.return_line_items;
  const goods = one.refund_amount?.refund_subtotal ?? null;
  const isTold = rows.length > 0 && rows.every((row) => rowAmount(row) !== null);
  if (rows.length === 0 || (!isTold && goods === null)) return [];
  const groups = groupUnits(rows, (row) => row.order_line_item_id ?? row.return_line_item_id ?? "", (row) => [row.seller_sku ?? "", row.sku_id ?? "", rowAmount(row) ?? ""].join("\n"));
  if (!isTold && groups.length > 1) {
    unmapped.add("return_line_items", rows.map((row) => [row.seller_sku || row.sku_id, row.product_name].filter(Boolean).join(" ")).join(", "));
    return [{ id: "goods", kind: "fee", description: "Goods refunded", quantity: "1", unitPrice: goods ?? "0.00", amount: goods ?? "0.00" }];
  }
  return groups.map(({ id, rows: [first, ...more] }, index) => {
    const count = String(more.length + 1);
    const amount = isTold ? valueOf([first, ...more]) : (goods ?? "0.00");
    return {
      id: id === "" ? `line-${index + 1}` : id,
      sku: readSku(first.seller_sku, `return_line_items[${index}]`, unmapped),
      description: unmapped.fit(`return_line_items[${index}].product_name`, [first.product_name, first.sku_name].filter(Boolean).join(", "), 500),
      quantity: count,
      unitPrice: exactAmount(decimal(amount).dividedBy(count).toDecimalPlaces(8)),
      amount,
    };
  });
}

function rowAmount(row: ReturnUnit): string | null {
  return row.refund_amount?.refund_subtotal ?? row.refund_amount?.refund_total ?? null;
}

function valueOf(rows: readonly ReturnUnit[]): string {
  return exactAmount(sum(rows.map((row) => rowAmount(row) ?? "0")));
}

function lineIdOf(row: ReturnUnit, groups: readonly UnitGroup<Unit>[]): string {
  return groups.find((group) => group.rows.some((unit) => unit.id === row.order_line_item_id))?.id ?? row.order_line_item_id ?? row.return_line_item_id ?? "unknown";
}

function whyNothing(one: TikTokReturn): string {
  const name = `Return ${one.return_id} of order ${one.order_id}`;
  if (/_COMPLETE$/.test(one.return_status) && (one.next_return_id ?? "0") !== "0") return `${name} goes on as return ${one.next_return_id}: the two are one dispute, which is booked once.`;
  return `${name} has the status ${one.return_status.slice(0, 80)}: nothing is refunded, so there is nothing to book.`;
}
