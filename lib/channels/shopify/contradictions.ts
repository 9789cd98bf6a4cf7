import { decimal, sum } from "#lib/canonical/money.ts";
import { objectsIn } from "../leftovers.ts";
import { isJsonObject, type JsonObject } from "../read-json.ts";
import { listIfOther } from "../stated.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { LineInput } from "./order-lines.ts";

/** What an order says twice: where the second figure is another, it is listed. */
export function listContradictions(raw: JsonObject, lines: readonly LineInput[], unmapped: UnmappedList): void {
  const goods = lines.slice(0, objectsIn(raw.line_items).length);
  const discounts = lines.map((line) => line.discount ?? "0");
  if (goods.every((line) => line.kind !== "tip")) {
    listIfOther("subtotal_price", raw.subtotal_price, sum(goods.map((line) => line.amount)), unmapped);
    const gross = goods.reduce((total, line) => total.plus(decimal(line.unitPrice).times(line.quantity)), decimal("0"));
    listIfOther("total_line_items_price", raw.total_line_items_price, gross, unmapped);
  }
  listIfOther("total_discounts", raw.total_discounts, sum(discounts), unmapped);
  // After edits and refunds these are others, which is worth a look by itself.
  for (const name of ["subtotal_price", "total_discounts", "total_tax"]) {
    const now = raw[`current_${name}`];
    if (typeof now === "string" && typeof raw[name] === "string" && now !== raw[name]) unmapped.add(`current_${name}`, now);
  }
  listSets(raw, "", unmapped);
  objectsIn(raw.line_items).forEach((line, index) => listSets(line, `line_items[${index}].`, unmapped));
  objectsIn(raw.shipping_lines).forEach((line, index) => listSets(line, `shipping_lines[${index}].`, unmapped));
}

/** A plain amount beside its set, and the set's two sides where both are in one currency. */
function listSets(object: JsonObject, path: string, unmapped: UnmappedList): void {
  for (const [key, set] of Object.entries(object)) {
    if (!key.endsWith("_set") || !isJsonObject(set) || !isJsonObject(set.shop_money)) continue;
    const { shop_money: shop, presentment_money: presentment } = set;
    const plain = object[key.slice(0, -"_set".length)];
    if (typeof plain === "string" && isDecimal(plain)) listIfOther(`${path}${key}.shop_money`, shop.amount, plain, unmapped);
    else if (unread.test(key) && typeof shop.amount === "string" && !/^-?0(\.0+)?$/.test(shop.amount)) unmapped.add(`${path}${key}.shop_money`, shop.amount);
    if (isJsonObject(presentment) && presentment.currency_code === shop.currency_code && typeof shop.amount === "string" && isDecimal(shop.amount)) {
      listIfOther(`${path}${key}.presentment_money`, presentment.amount, shop.amount, unmapped);
    }
  }
}

/** Sets without a plain amount beside them that nothing reads. */
const unread = /^(total_cash_rounding_refund_adjustment|current_total_(additional_fees|duties))_set$/;

function isDecimal(text: string): boolean {
  return /^-?\d{1,15}(\.\d{1,12})?$/.test(text);
}
