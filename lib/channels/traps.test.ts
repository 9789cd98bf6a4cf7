import { describe, expect, it } from "vitest";
import { computeTotal } from "#lib/canonical/totals.ts";
import type { ChannelId } from "./channel.ts";
import { sampleOrder as easystoreOrder } from "./easystore/sample-order.ts";
import * as lazada from "./lazada/sample-order.ts";
import { sampleMove, sampleOrder as odooOrder } from "./odoo/sample-order.ts";
import { findChannel } from "./registry.ts";
import * as shopee from "./shopee/sample-order.ts";
import { sampleRefund } from "./shopify/sample-messages.ts";
import { sampleOrder as shopifyOrder } from "./shopify/sample-order.ts";
import { sampleReceipt } from "./storehub/sample-order.ts";
import { bytes, faultOf, onlyDocument } from "./test-channel.ts";
import { orderBody, type Written, writtenChannels } from "./test-orders.ts";
import * as tiktok from "./tiktok-shop/sample-order.ts";
import { sampleOrder as wooOrder } from "./woocommerce/sample-order.ts";

// The traps of selling through channels, in order of damage: what goes wrong in an integration that reads a field for what
// it is called. Each is one test over the channels in which it lies.

const at = new Date("2026-03-10T04:00:00Z");

function read(channel: ChannelId, body: unknown, topic: string | null = null) {
  const adapter = findChannel(channel);
  if (adapter === null) throw new Error(`there is no channel ${channel}`);
  const outcome = adapter.read({ topic, headers: { "content-type": "application/json" }, body: bytes(typeof body === "string" ? body : JSON.stringify(body)), receivedAt: "2026-04-15T00:00:00Z" });
  expect(faultOf(outcome)).toBeNull();
  return outcome;
}
const order = (channel: ChannelId, body: unknown, topic: string | null = null) => onlyDocument(read(channel, body, topic));
const sale = (channel: ChannelId, body: unknown) => order(channel, body).document;
const listed = (document: { unmapped: readonly { path: string; value: string }[] }) => document.unmapped.map(({ path, value }) => `${path}: ${value}`).join("\n");

const tea = { itemId: 700, sku: "TEA", name: "Tea", price: "50.00", quantity: 1 };

describe("trap 1, voucher funding: what a platform gives the buyer takes nothing off the seller's sale", () => {
  const shopeeSale = { sn: "26A", at, items: [{ ...tea, voucher: "5.00" }], fromShopee: "8.00", coins: "1.00" };
  const lazadaSale = { id: "26B", at, units: [{ id: "1", sku: "TEA", name: "Tea", price: "50.00", seller: "5.00", platform: "9.00" }] };
  const tiktokSale = { id: "26", at, units: [{ id: "1", sku: "TEA", name: "Tea", price: "50", seller: "5", platform: "9" }] };
  it.each<[ChannelId, object]>([
    ["shopee", { order: shopee.orderAnswer(shopeeSale), escrow: shopee.escrowAnswer(shopeeSale), returns: [] }],
    ["lazada", { order: lazada.orderAnswer(lazadaSale), items: lazada.itemsAnswer(lazadaSale), returns: [] }],
    ["tiktok-shop", tiktok.ordersAnswer([tiktok.sampleOrder(tiktokSale)])],
  ])("%s: 50.00 less 5.00 of the seller's is 45.00, though the buyer paid 36.00", (channel, body) => {
    const document = sale(channel, body);
    expect([document.total, computeTotal(document).toFixed(2), document.lines[0]?.discount]).toEqual(["45.00", "45.00", "5.00"]);
    expect(listed(document)).toMatch(/[89](\.00)?\b/);
  });
});

describe("trap 2, tax inside or on top: the lines say which, and add up either way", () => {
  const mug = { sku: "MUG", title: "Mug", price: "10.80", quantity: 1 };
  it.each<[string, ChannelId, object, { taxInclusive: boolean; total: string; tax: string }]>([
    ["inside", "shopify", shopifyOrder({ number: 1, at, lines: [mug], taxPercent: "8", taxesIncluded: true }), { taxInclusive: true, total: "10.80", tax: "0.80" }],
    ["on top", "shopify", shopifyOrder({ number: 1, at, lines: [{ ...mug, price: "10.00" }], taxPercent: "8" }), { taxInclusive: false, total: "10.80", tax: "0.80" }],
    ["typed with tax, kept without", "woocommerce", wooOrder({ number: 1, at, lines: [{ sku: "MUG", name: "Mug", price: "10.00", quantity: "1" }], taxPercent: "8" }, { prices_include_tax: true }), { taxInclusive: false, total: "10.80", tax: "0.80" }],
    ["inside", "tiktok-shop", tiktok.ordersAnswer([tiktok.sampleOrder({ id: "1", at, units: [{ id: "1", sku: "MUG", name: "Mug", price: "10.8", tax: "0.8" }] })]), { taxInclusive: true, total: "10.80", tax: "0.80" }],
    ["on top", "tiktok-shop", tiktok.ordersAnswer([tiktok.sampleOrder({ id: "1", at, taxOnTop: true, units: [{ id: "1", sku: "MUG", name: "Mug", price: "10", tax: "0.8" }] })]), { taxInclusive: false, total: "10.80", tax: "0.80" }],
    ["on top", "odoo", odooOrder(1, at, [{ code: "MUG", name: "Mug", price: "10.00", quantity: "1", taxPercent: "8" }]), { taxInclusive: false, total: "10.80", tax: "0.80" }],
    ["on top", "storehub", sampleReceipt({ id: "1", at, items: [{ sku: "MUG", name: "Mug", price: "10.00", quantity: "1", tax: "0.80" }] }), { taxInclusive: false, total: "10.80", tax: "0.80" }],
  ])("%s, %s", (_, channel, body, expected) => {
    const document = sale(channel, body);
    expect(document).toMatchObject(expected);
    expect(computeTotal(document).toFixed(2)).toBe(expected.total);
  });
});

describe("trap 3, unit rows: one row for each unit becomes one line with a quantity, the rows' ids kept", () => {
  it.each<[ChannelId]>([["lazada"], ["tiktok-shop"]])("%s", (channel) => {
    const document = sale(channel as Written, orderBody[channel as Written]());
    expect(document.lines.map((line) => [line.id, line.quantity, line.amount])).toEqual([["101", "2", "25.00"]]);
    expect(listed(document)).toContain("102");
  });
});

describe("trap 4, a refund is not a return is not a cancel: money is credited once it has been given back", () => {
  const sold = shopifyOrder({ number: 1, at, lines: [{ sku: "TEA", title: "Tea", price: "50.00", quantity: 1 }] });
  const refund = (status: string) => sampleRefund({ order: sold, at, back: [{ line: 0, quantity: 1, subtotal: "50.00" }], paid: null }, { transactions: [{ kind: "refund", status, amount: "50.00", currency: "MYR" }] });
  const back = (status: string) => shopee.returnAnswer({ sn: "R1", orderSn: "26A", at, item: tea, quantity: 1, refund: "50.00", status });
  const lazadaSale = { id: "26B", at, units: [{ id: "1", sku: "TEA", name: "Tea", price: "50.00" }] };
  const reverse = (status: string) => ({ return: lazada.reverseAnswer({ id: "R1", orderId: "26B", at, status, lines: [{ unitId: "1", refund: "50.00" }] }), order: lazada.orderAnswer(lazadaSale), items: lazada.itemsAnswer(lazadaSale) });
  const tiktokReturn = (status: string) => tiktok.sampleReturn({ id: "7001", orderId: "26", at, unitIds: ["1"], subtotal: "50", status });
  it.each<[string, ChannelId, unknown]>([
    ["a request", "shopify", { admin_graphql_api_id: "gid://shopify/Return/1", return_line_items: { removals: [] } }],
    ["money on its way", "shopify", refund("pending")],
    ["a request", "shopee", back("REQUESTED")],
    ["a return taken back", "shopee", back("CANCELLED")],
    ["a request", "lazada", reverse("REQUEST_INITIATE")],
    ["a return taken back, with amounts in it", "tiktok-shop", tiktokReturn("RETURN_OR_REFUND_REQUEST_CANCEL")],
    ["a draft", "odoo", sampleMove(8, "2026-03-11", [{ code: "TEA", name: "Tea", price: "50.00", quantity: "1" }], { move_type: "out_refund", state: "draft" })],
  ])("%s of %s books nothing and says so", (_, channel, body) => {
    expect(read(channel, body)).toMatchObject({ kind: "ignored" });
  });

  it.each<[ChannelId, unknown, string]>([
    ["shopify", refund("success"), "5910000000100"],
    ["woocommerce", { id: 9, parent_id: 1, date_created_gmt: "2026-03-11T00:00:00", amount: "50.00", refunded_by: 1, refunded_payment: true, line_items: [] }, "1"],
    ["easystore", { refund: { id: 9, order_id: 1, amount: "50.00", restock_items: [] } }, "1"],
    ["shopee", back("REFUND_PAID"), "26A"],
    ["lazada", reverse("REFUND_SUCCESS"), "26B"],
    ["tiktok-shop", tiktokReturn("RETURN_OR_REFUND_REQUEST_COMPLETE"), "26"],
  ])("a completed one of %s is a credit note of 50.00 that names its order", (channel, body, orderId) => {
    const one = order(channel, body);
    expect(one).toMatchObject({ kind: "credit_note", document: { total: "50.00" } });
    expect(one.document.references.map((reference) => reference.externalId)).toContain(orderId);
  });
});

describe("trap 5, cancelled after dispatch: stock went out and came back, and no money came", () => {
  const lazadaCod = { id: "26B", at, method: "COD", units: [{ id: "1", sku: "TEA", name: "Tea", price: "50.00", status: "shipped_back_success" }] };
  it.each<[ChannelId, unknown]>([
    ["shopee", { order: shopee.orderAnswer({ sn: "26A", at, items: [tea], status: "CANCELLED", cod: true }, { pay_time: null }), returns: [] }],
    ["lazada", { order: lazada.orderAnswer(lazadaCod), items: lazada.itemsAnswer(lazadaCod), returns: [] }],
    ["tiktok-shop", tiktok.ordersAnswer([tiktok.sampleOrder({ id: "26", at, status: "CANCELLED", cod: true, units: [{ id: "1", sku: "TEA", name: "Tea", price: "50" }] })])],
    ["shopify", shopifyOrder({ number: 1, at, lines: [{ sku: "TEA", title: "Tea", price: "50.00", quantity: 1, delivered: [1] }], cancelled: { at, reason: "other" }, financialStatus: "voided" })],
    ["woocommerce", wooOrder({ number: 1, at, status: "cancelled", paidAt: null, lines: [{ sku: "TEA", name: "Tea", price: "50.00", quantity: "1" }] })],
  ])("%s is cancelled, not paid", (channel, body) => {
    expect(sale(channel, body)).toMatchObject({ isCancelled: true, isPaid: false });
  });
});

describe("trap 6, quantity after an edit: what was ordered stays, what was taken back is beside it", () => {
  it("shopify: 3 ordered, 1 left is 2 taken back", () => {
    const body = shopifyOrder({ number: 1, at, lines: [{ sku: "TEA", title: "Tea", price: "10.00", quantity: 3 }] });
    expect(sale("shopify", { ...body, line_items: [{ ...body.line_items[0], current_quantity: 1 }] }).lines[0]).toMatchObject({ quantity: "3", removed: "2", amount: "30.00" });
  });

  it("lazada and tiktok-shop: a cancelled unit of two is one taken back", () => {
    const units = [{ id: "1", sku: "TEA", name: "Tea", price: "10.00" }, { id: "2", sku: "TEA", name: "Tea", price: "10.00", status: "canceled" }];
    const cut = { id: "26B", at, units };
    expect(sale("lazada", { order: lazada.orderAnswer(cut), items: lazada.itemsAnswer(cut), returns: [] }).lines[0]).toMatchObject({ quantity: "2", removed: "1" });
    const tiktokUnits = units.map((unit) => ({ ...unit, status: unit.status === "canceled" ? "CANCELLED" : "AWAITING_SHIPMENT" }));
    expect(sale("tiktok-shop", tiktok.ordersAnswer([tiktok.sampleOrder({ id: "26", at, units: tiktokUnits })])).lines[0]).toMatchObject({ quantity: "2", removed: "1" });
  });
});

describe("trap 7, ids beyond 2^53 are text, digit by digit", () => {
  const long = "9007199254740993123";
  /** Every id 1 of the body, written as the longer number token. */
  const withLongId = (channel: Written) => JSON.stringify(orderBody[channel]({ id: 77_777 })).replaceAll(/\b(5910007777700|77777)\b/g, long);
  it.each<[Written, string]>([
    ["native", long], ["shopify", long], ["woocommerce", long], ["shopee", `2603${long}`], ["lazada", `2604${long}`], ["tiktok-shop", `5766${long}`], ["odoo", long], ["storehub", `t${long}`],
  ])("%s", (channel, id) => {
    const text = channel === "shopify" ? withLongId(channel).replaceAll(/"admin_graphql_api_id":"gid:\/\/shopify\/Order\/\d+",?/g, "") : withLongId(channel).replaceAll(/(2603|2604|5766|t)77777/g, `$1${long}`);
    expect(order(channel, text).externalId).toBe(id);
  });

  it("easystore", () => {
    const text = JSON.stringify({ order: easystoreOrder({ number: 1, at, lines: [{ sku: "TEA", name: "Tea", price: "1.00", quantity: 1 }] }, { id: "LONG" }) }).replace('"LONG"', long);
    expect(order("easystore", text).externalId).toBe(long);
  });

  it("shopify: an id that was rounded on its way is taken from the gid beside it", () => {
    const body = JSON.stringify(orderBody.shopify({ id: 1 })).replace(/"id":5910000000100,/, '"id":890088186047892400,').replace(/gid:\/\/shopify\/Order\/\d+/, "gid://shopify/Order/890088186047892319");
    expect(order("shopify", body).externalId).toBe("890088186047892319");
  });
});

describe("trap 8, money as a binary float is read to the sen and never added as floats", () => {
  it.each(writtenChannels)("%s: two at 0.1 + 0.2 ringgit are 0.60", (channel) => {
    expect(sale(channel, orderBody[channel]({ price: "0.30" })).total).toBe("0.60");
  });

  it.each<[ChannelId, string, string]>([
    ["woocommerce", JSON.stringify(orderBody.woocommerce({ price: "10.80" })).replace('"price":10.8', '"price":10.799999999999999'), "21.60"],
    ["shopee", JSON.stringify(orderBody.shopee({ price: "10.80" })).replaceAll(/:21\.6\b/g, ":21.599999999999998"), "21.60"],
    ["odoo", JSON.stringify(orderBody.odoo({ price: "10.80" })).replaceAll(/:21\.6\b/g, ":21.600000000000001"), "21.60"],
    ["storehub", JSON.stringify(orderBody.storehub({ price: "10.80" })).replaceAll(/:21\.6\b/g, ":21.600000000000001"), "21.60"],
  ])("%s: a float with too many digits is the amount it means", (channel, body, total) => {
    const document = sale(channel, body);
    expect([document.total, computeTotal(document).toFixed(2)]).toEqual([total, total]);
  });
});

describe("trap 9, a missing SKU is none: never an empty text that matches everything", () => {
  it.each(writtenChannels.flatMap((channel) => [null, "", " ", "NULL", "\u200b"].map((sku) => [channel, sku] as const)))("%s: %j", (channel, sku) => {
    expect(sale(channel, orderBody[channel]({ sku })).lines[0]?.sku).toBeNull();
  });

  it("two variants of one product with one SKU make no item", () => {
    const body = { id: 1, title: "Shirt", created_at: "2026-03-10T00:00:00Z", variants: [{ id: 2, sku: "A", price: "1.00" }, { id: 3, sku: "A", price: "1.00" }] };
    expect(read("shopify", body, "products/update")).toMatchObject({ documents: [], refused: [{ externalId: "2" }, { externalId: "3" }] });
  });
});

describe("trap 10, totals that do not add up stay apart: nothing is plugged", () => {
  it.each<[ChannelId, unknown, string]>([
    ["native", { records: [{ externalId: "1", kind: "invoice", document: { number: "1", date: "2026-03-10", currency: "MYR", lines: [{ sku: "TEA", quantity: "1", unitPrice: "10.00" }], total: "7.00" } }] }, "7.00"],
    ["shopify", { ...orderBody.shopify(), total_price: "20.00" }, "20.00"],
    ["woocommerce", { ...orderBody.woocommerce(), total: "20.00", gift_cards: [{ code: "ABCD1234", amount: 5 }] }, "20.00"],
    ["easystore", { order: easystoreOrder({ number: 1, at, lines: [{ sku: "TEA", name: "Tea", price: "12.50", quantity: 2 }] }, { total_price: "20.00", total_amount_include_transaction: "20.00" }) }, "20.00"],
    ["odoo", odooOrder(1, at, [{ code: "TEA", name: "Tea", price: "12.50", quantity: "2" }], { amount_total: 20 }), "20.00"],
    ["storehub", sampleReceipt({ id: "1", at, items: [{ sku: "TEA", name: "Tea", price: "12.50", quantity: "2" }] }, { total: 20 }), "20.00"],
  ])("%s", (channel, body, total) => {
    const document = sale(channel, body);
    expect(document.total).toBe(total);
    expect(computeTotal(document).toFixed(2)).not.toBe(total);
    expect(document.lines).toHaveLength(1);
  });
});

describe("trap 11, what is no sale is none: tests, drafts, carts, samples", () => {
  it.each<[string, ChannelId, unknown, string | null]>([
    ["a draft order", "shopify", { id: 9, admin_graphql_api_id: "gid://shopify/DraftOrder/9", name: "#D1", line_items: [], invoice_url: "x" }, "draft_orders/create"],
    ["an automatic draft", "woocommerce", wooOrder({ number: 1, at, status: "auto-draft", lines: [] }), "order.created"],
    ["a cart", "woocommerce", wooOrder({ number: 1, at, status: "checkout-draft", lines: [] }), "order.created"],
    ["a quotation", "odoo", odooOrder(1, at, [{ code: "TEA", name: "Tea", price: "1.00", quantity: "1" }], { state: "draft" }), null],
    ["a quotation that was sent", "odoo", odooOrder(1, at, [{ code: "TEA", name: "Tea", price: "1.00", quantity: "1" }], { state: "sent" }), null],
  ])("%s of %s books nothing", (_, channel, body, topic) => {
    expect(read(channel, body, topic)).toMatchObject({ kind: "ignored" });
  });

  it("a test order of shopify, a sample and a replacement of tiktok-shop are kept and never posted", () => {
    expect(sale("shopify", { ...orderBody.shopify(), test: true })).toMatchObject({ isTest: true });
    const unit = { id: "1", sku: "TEA", name: "Tea", price: "50" };
    for (const mark of ["is_sample_order", "is_replacement_order"]) expect(sale("tiktok-shop", tiktok.ordersAnswer([tiktok.sampleOrder({ id: "26", at, units: [unit] }, { [mark]: true })]))).toMatchObject({ isTest: true });
  });

  it("an order in woocommerce's trash is a sale taken back", () => {
    expect(sale("woocommerce", wooOrder({ number: 1, at, status: "trash", lines: [{ sku: "TEA", name: "Tea", price: "1.00", quantity: "1" }] }))).toMatchObject({ isCancelled: true });
  });
});

describe("trap 12, masked personal data never becomes a name, an address or a telephone number", () => {
  const masked = { first_name: "A***", last_name: "F***i", address1: "8 J*** C***", city: "Ipoh", zip: "32***", phone: "******64", country: "Malaysia", country_code: "MY" };
  it.each<[ChannelId, unknown]>([
    ["shopee", orderBody.shopee()],
    ["lazada", orderBody.lazada()],
    ["tiktok-shop", orderBody["tiktok-shop"]()],
    ["easystore", { order: easystoreOrder({ number: 1, at, lines: [{ sku: "TEA", name: "Tea", price: "1.00", quantity: 1 }] }, { customer: { id: 1, ...masked }, billing_address: masked, shipping_address: masked }) }],
  ])("%s", (channel, body) => {
    const { customer } = sale(channel, body);
    expect(JSON.stringify(customer)).not.toContain("*");
    expect(listed(sale(channel, body))).toContain("*");
  });
});

describe("trap 13, the same order from two roads has the marketplace's own number, by which it is found", () => {
  it.each<[ChannelId, string]>([["shopee", "26031"], ["lazada", "26041"], ["tiktok-shop", "57661"]])("%s", (channel, number) => {
    expect(order(channel, orderBody[channel as Written]())).toMatchObject({ externalId: number, document: { number } });
  });

  it("an ERP that passes the order on keeps its number as the reference", () => {
    expect(sale("odoo", odooOrder(5, at, [{ code: "TEA", name: "Tea", price: "12.50", quantity: "2" }], { client_order_ref: "26031" }))).toMatchObject({ reference: "26031" });
  });
});

describe("trap 14, the date is the Malaysian one: the last eight hours of a UTC day are the next day, and perhaps the next month", () => {
  it.each(writtenChannels.flatMap((channel) => [["2026-03-31T15:59:59Z", "2026-03-31"], ["2026-03-31T16:00:00Z", "2026-04-01"], ["2026-12-31T16:00:00Z", "2027-01-01"]].map(([moment, date]) => [channel, moment, date] as const)))("%s: %s is %s", (channel, moment, date) => {
    expect(sale(channel, orderBody[channel]({ at: new Date(moment ?? "") })).date).toBe(date);
  });
});
