import { malaysianDate } from "#lib/canonical/dates.ts";
import { decimal, sum } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ReadRecord } from "../channel.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { finishDocument } from "../finish-document.ts";
import { Leftovers } from "../leftovers.ts";
import { isMasked, unmasked } from "../masked.ts";
import { writeAddress } from "../postal-address.ts";
import type { Json, JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";
import { type Address, lazadaOrder, type LazadaOrder, lazadaUnits, type Reverse, type Unit } from "./order-schema.ts";
import { asRefund, refundedLines } from "./read-reverse.ts";
import { groupOrder, isTaxOnTop, readLines, readStanding, valueFallenThrough } from "./units.ts";
import { listUnmapped } from "./unmapped-order.ts";

export type OrderParts = {
  order: JsonObject;
  units: Json;
  reverses: readonly Reverse[];
  /** What Lazada said in place of reverse orders that it would not show. */
  refused: readonly string[];
};

/**
 * Reads one Lazada order with its rows into the canonical document. The total is what the seller sells for: the order's
 * `price` (goods) less the seller's voucher, and the shipping that the buyer pays; Lazada's vouchers are paid to the seller.
 * The rows are put together by item and price; where they do not come to the total, the rule `total-mismatch` shows it.
 * The currency is the rows': the order has none.
 */
export function readOrder({ order: raw, units: rawUnits, reverses, refused }: OrderParts): Result<ReadRecord, string> {
  const parsed = parseSent(lazadaOrder, raw);
  if (!parsed.ok) return err(`This Lazada order cannot be read: ${parsed.error.sentence}`);
  const order = parsed.value;
  const rows = parseSent(lazadaUnits, rawUnits, "items");
  if (!rows.ok) return err(`The items of Lazada order ${order.order_id} cannot be read: ${rows.error.sentence}`);
  const units = rows.value;
  if (units.length === 0) return err(`Lazada order ${order.order_id} has come without its items: there is nothing to book.`);
  const currencies = new Set(units.map((unit) => unit.currency));
  if (currencies.size > 1) return err(`The items of Lazada order ${order.order_id} are in different currencies (${[...currencies].slice(0, 3).join(", ")}).`);
  const isOnTop = isTaxOnTop(units);
  if (isOnTop === null) return err(`Whether the tax of Lazada order ${order.order_id} is inside its prices or on top of them cannot be told: neither gives the price that was paid.`);

  const unmapped = new UnmappedList();
  const groups = groupOrder(units);
  const lines = readLines(order, groups, unmapped);
  const tax = exactAmount(sum(lines.map((line) => line.tax ?? "0")));
  const standing = readStanding(order, units, unmapped);
  const total = totalOf(order, units, isOnTop ? tax : "0");
  const refunds = reverses.filter((one) => refundedLines(one).length > 0).map((one) => asRefund(one, groups));
  const document: SalesDocumentInput = {
    number: (order.order_number ?? order.order_id).slice(0, 50),
    date: malaysianDate(order.created_at),
    currency: units[0]?.currency ?? "",
    taxInclusive: !isOnTop && !decimal(tax).isZero(),
    customer: readBuyer(order, unmapped),
    lines,
    tax,
    total,
    note: unmapped.fit("remarks", order.remarks ?? "", 5000) || null,
    refunds,
    currentTotal: currentTotal(total, units, refunds.map((refund) => refund.amount)),
    ...standing,
  };
  refused.forEach((reason, index) => unmapped.add(`refused[${index}]`, `A return that Lazada does not show: ${reason}`));
  listUnmapped(raw, rawUnits, new Leftovers(unmapped), unmapped);
  const finished = finishDocument("This Lazada order", document, unmapped);
  if (!finished.ok) return finished;
  return ok({ externalId: order.order_id, kind: null, sourceVersion: versionOf(order, units), document: finished.value });
}

function totalOf(order: LazadaOrder, units: readonly Unit[], taxOnTop: string): string {
  const voucher = order.voucher_seller ?? exactAmount(sum(units.map((unit) => unit.voucher_seller ?? "0")));
  return exactAmount(decimal(order.price).minus(decimal(voucher).abs()).plus(order.shipping_fee ?? "0").plus(taxOnTop));
}

function currentTotal(total: string, units: readonly Unit[], refunded: readonly string[]): string | null {
  const lost = valueFallenThrough(units, { andReturned: refunded.length === 0 });
  const left = decimal(total).minus(lost).minus(sum(refunded));
  return left.equals(total) ? null : exactAmount(left);
}

/** The latest of the order's and its rows' times. */
function versionOf(order: LazadaOrder, units: readonly Unit[]): string | null {
  return [order.updated_at, ...units.map((unit) => unit.updated_at)].flatMap((time) => time ?? []).toSorted().at(-1) ?? null;
}

function readBuyer(order: LazadaOrder, unmapped: UnmappedList): NonNullable<SalesDocumentInput["customer"]> {
  const to = order.address_billing ?? order.address_shipping;
  const name = unmasked("address_billing.name", nameOf(to), unmapped);
  const phone = unmasked("address_billing.phone", to?.phone ?? null, unmapped);
  const postcode = unmasked("address_billing.post_code", to?.post_code ?? null, unmapped);
  const written = write(to);
  if (isMasked(written)) unmapped.add("address_billing", `${written.replaceAll("\n", ", ")} (masked by the marketplace: not taken for anybody's data)`);
  const shippedTo = [nameOf(order.address_shipping), write(order.address_shipping)].filter(Boolean).join("\n");
  if (shippedTo !== "" && write(order.address_shipping) !== written) unmapped.add("address_shipping", shippedTo);
  if (name === null) return {};
  return {
    name: unmapped.fit("address_billing.name", name, 200),
    phone: unmapped.fit("address_billing.phone", phone ?? "", 50) || null,
    address: isMasked(written) ? null : unmapped.fit("address_billing", written, 500) || null,
    postcode: unmapped.fit("address_billing.post_code", postcode ?? "", 20) || null,
    country: countryOf(to?.country ?? null),
  };
}

function nameOf(address: Address | null): string | null {
  return [address?.first_name, address?.last_name].filter(Boolean).join(" ") || null;
}

function write(address: Address | null): string {
  if (!address) return "";
  return writeAddress({ street: [address.address1, address.address2, address.address3, address.address4, address.address5], postcode: address.post_code, city: address.city, state: null, country: address.country });
}

/** Lazada writes a country's name. It sells in six countries. */
const countries: Readonly<globalThis.Record<string, string>> = { malaysia: "MY", singapore: "SG", indonesia: "ID", thailand: "TH", vietnam: "VN", philippines: "PH" };

function countryOf(name: string | null): string | null {
  const text = name?.trim().toLowerCase() ?? "";
  return countries[text] ?? (/^[a-z]{2}$/.test(text) ? text.toUpperCase() : null);
}
