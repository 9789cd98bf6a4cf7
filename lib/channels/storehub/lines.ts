import { Decimal } from "decimal.js";
import { decimal, isZero, sum, toQuantity } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { exactAmount } from "../exact-amount.ts";
import type { JsonObject } from "../read-json.ts";
import { readSku } from "../sku.ts";
import { spread } from "../spread.ts";
import type { UnmappedList } from "../unmapped.ts";
import { deriveUnitPrice } from "../woocommerce/unit-price.ts";
import type { Transaction, TransactionItem } from "./schema.ts";

export type LineInput = SalesDocumentInput["lines"][number];

/** Malaysian service tax, in percent: the rates that a tax on the service charge may be explained by. */
const serviceTaxRates = ["6", "8"];

/**
 * The lines of a receipt without tax: what was sold, then the service charge. An item has no SKU of its own; it is the
 * product's, where the products are beside the receipt. A discount of the whole receipt that no item names is spread over
 * them. Tax that no item bears is the service charge's where a rate of service tax explains it, and nobody's where none does.
 */
export function readLines(sale: Transaction, products: ReadonlyMap<string, JsonObject>, unmapped: UnmappedList): LineInput[] {
  const discounts = readDiscounts(sale, unmapped);
  const goods = sale.items.map((item, index) => writeItem(item, index, discounts[index] ?? decimal("0"), products, unmapped));
  const charge = sale.serviceCharge ?? "0.00";
  if (isZero(charge)) return goods;
  const open = decimal(sale.tax ?? "0").minus(sum(goods.map((line) => line.tax ?? "0")));
  const rate = serviceTaxRates.find((percent) => decimal(charge).times(percent).dividedBy(100).minus(open).abs().lessThanOrEqualTo("0.01"));
  if (!open.isZero()) unmapped.add("tax", rate === undefined ? `${exactAmount(open)} of tax is on no line.` : `${exactAmount(open)} of tax is on no item: it is ${rate} % of the service charge.`);
  return [
    ...goods,
    { id: "service-charge", kind: "fee", description: "Service charge", quantity: "1", unitPrice: charge, amount: charge, tax: rate === undefined ? "0.00" : exactAmount(open), taxRate: rate ?? null },
  ];
}

function readDiscounts({ items, discount }: Transaction, unmapped: UnmappedList): Decimal[] {
  const own = items.map((item) => decimal(item.discount ?? "0"));
  const header = decimal(discount ?? "0");
  const named = own.reduce((total, value) => total.plus(value), decimal("0"));
  const gross = items.map((item) => decimal(item.subTotal));
  if (!named.isZero() || header.isZero()) {
    if (!header.equals(named) && !header.isZero()) unmapped.add("discount", `${exactAmount(header)} on the receipt, ${exactAmount(named)} on its items.`);
    return own;
  }
  const isSpreadable = header.greaterThan(0) && gross.every((value) => !value.isNegative()) && !Decimal.sum(0, ...gross).lessThan(header);
  unmapped.add("discount", `${exactAmount(header)} was taken off without saying from which item${isSpreadable ? ": spread over the items by value" : ""}.`);
  return isSpreadable ? spread(header, gross) : own;
}

function writeItem(item: TransactionItem, index: number, discount: Decimal, products: ReadonlyMap<string, JsonObject>, unmapped: UnmappedList): LineInput {
  const path = `items[${index}]`;
  const product = item.productId === null ? undefined : products.get(item.productId);
  const quantity = toQuantity(item.quantity);
  const amount = exactAmount(decimal(item.subTotal).minus(discount));
  const tax = item.tax ?? "0.00";
  if (product === undefined && item.productId !== null) unmapped.add(`${path}.productId`, `${item.productId}: its product was not read, so nothing says which item it is.`);
  const before = decimal(amount);
  if (item.total !== null && !before.equals(item.total) && !before.plus(tax).equals(item.total)) unmapped.add(`${path}.total`, `${item.total}, but before tax the item comes to ${amount}.`);
  return {
    id: String(index + 1),
    kind: "item",
    sku: readSku(typeof product?.sku === "string" ? product.sku : null, path, unmapped),
    description: unmapped.fit(`${path}.name`, typeof product?.name === "string" ? product.name : "", 500),
    quantity,
    unitPrice: deriveUnitPrice({ quantity, gross: item.subTotal, discount: exactAmount(discount), amount }),
    discount: exactAmount(discount),
    amount,
    tax,
  };
}
