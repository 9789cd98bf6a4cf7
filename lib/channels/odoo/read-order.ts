import { malaysianDate } from "#lib/canonical/dates.ts";
import { decimal, isZero, sum, toQuantity } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { finishDocument } from "../finish-document.ts";
import { Leftovers, names } from "../leftovers.ts";
import type { OneRead } from "../read-each.ts";
import { listIfOther } from "../stated.ts";
import { UnmappedList } from "../unmapped.ts";
import { readBuyer } from "./buyer.ts";
import type { Beside } from "./beside.ts";
import { linesOf } from "./beside.ts";
import { isAllDelivered, readLines } from "./lines.ts";
import { orderLine, saleOrder } from "./schema.ts";
import type { JsonObject } from "../read-json.ts";

const known = names(`
  id name state date_order partner_id client_order_ref note currency_id currency_rate amount_untaxed amount_tax amount_total
  invoice_status order_line write_date create_date display_name access_token access_url access_warning type_name require_signature
  require_payment amount_undiscounted amount_by_group tax_totals invoice_count cart_quantity expected_date pricelist_id user_id
  company_id team_id invoice_ids transaction_ids confirmation_date create_uid write_uid message_ids message_follower_ids __last_update
  amount_total_words amount_to_invoice amount_invoiced amount_paid partner_invoice_id partner_shipping_id locked delivery_count picking_ids`);
/** Known, and worth a look. */
const listed = ["origin", "company_id", "team_id", "pricelist_id", "partner_shipping_id"] as const;

/**
 * Reads a sale order that is confirmed. A quotation or a cart (`draft`, `sent`) is no sale. Amounts are without tax as Odoo
 * adds them up; the rate is turned into the company's currency for one of the order's. Whether it was paid stands in the
 * invoices, not here.
 */
export function readOrder(raw: JsonObject, beside: Beside): OneRead {
  const about = typeof raw.id === "string" ? raw.id : null;
  const refuse = (reason: string): OneRead => ({ kind: "refused", reason, about });
  const state = typeof raw.state === "string" ? raw.state : "";
  const name = typeof raw.name === "string" ? raw.name : (about ?? "");
  if (state === "draft" || state === "sent") return { kind: "nothing", reason: `Odoo order ${name} has the state "${state}": a quotation or a cart, not a sale.`, about };
  const parsed = parseSent(saleOrder, raw);
  if (!parsed.ok) return refuse(`This Odoo order cannot be read: ${parsed.error.sentence}`);
  const order = parsed.value;
  if (state !== "sale" && state !== "done" && state !== "cancel") return refuse(`Odoo order ${name} has the state "${state}", which Holdpoint does not know.`);
  const currency = order.currency_id?.name ?? null;
  if (currency === null) return refuse(`Odoo order ${name} does not say its currency: currency_id must be read as [id, name].`);
  const rows = linesOf(raw.order_line, "order_id", order.id, beside);
  if (rows === null) return refuse(`Odoo order ${name} has its lines only as ids: sale.order.line has to be read too.`);

  const unmapped = new UnmappedList();
  const lines = readLines(rows, orderLine, beside.products, unmapped);
  if (lines.ok) listIfOther("amount_untaxed", raw.amount_untaxed, sum(lines.value.map((line) => line.amount)), unmapped, "0.01");
  if (!lines.ok) return refuse(`Odoo order ${name} cannot be read: ${lines.error}`);
  const isCancelled = state === "cancel";
  const document: SalesDocumentInput = {
    number: name.slice(0, 50) || order.id,
    date: malaysianDate(order.date_order),
    currency,
    // Odoo: units of the order's currency for one of the company's.
    currencyRate: order.currency_rate === null || isZero(order.currency_rate) || isOne(order.currency_rate) ? null : toQuantity(decimal("1").dividedBy(order.currency_rate).toDecimalPlaces(8)),
    customer: readBuyer(order.partner_id, beside.partners, unmapped),
    lines: lines.value,
    tax: order.amount_tax ?? exactAmount(sum(lines.value.map((line) => line.tax ?? "0"))),
    total: order.amount_total,
    reference: unmapped.fit("client_order_ref", order.client_order_ref ?? "", 100) || null,
    note: unmapped.fit("note", order.note ?? "", 5000) || null,
    isApproved: !isCancelled,
    isDelivered: isAllDelivered(lines.value),
    isBilled: order.invoice_status === "invoiced",
    isCancelled,
  };
  const left = new Leftovers(unmapped);
  left.others(raw, known);
  for (const field of listed) if (raw[field] !== undefined && raw[field] !== null) left.leaves(field, raw[field]);
  const finished = finishDocument(`Odoo order ${name}`, document, unmapped);
  if (!finished.ok) return refuse(finished.error);
  return { kind: "record", record: { kind: null, externalId: order.id, sourceVersion: order.write_date, document: finished.value } };
}

export function isOne(rate: string): boolean {
  return decimal(rate).equals(1);
}
