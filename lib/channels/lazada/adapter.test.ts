import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "#lib/canonical/money.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { computeLineAmount, computeTotal } from "#lib/canonical/totals.ts";
import type { ReadOutcome } from "../channel.ts";
import { bytes, onlyDocument, onlyRecord, testChannel, valueAt } from "../test-channel.ts";
import { lazadaChannel } from "./adapter.ts";
import { itemsAnswer, orderAnswer, orderPush, reverseAnswer, type SampleOrder, sellerTotal } from "./sample-order.ts";

const at = new Date("2026-03-31T16:30:00Z");
const tea = { sku: "TEA-250", name: "Tea", price: "25.00" };
const order: SampleOrder = {
  id: "260422900198363", at, shipping: "4.90",
  units: [{ ...tea, id: "260422900298363" }, { ...tea, id: "260422900398363" }, { id: "260422900498363", sku: "POT", name: "Teapot", price: "59.90", tax: "4.44" }],
};
const pulled = (of: SampleOrder = order, returns: object[] = [], over: object = {}) => ({ order: orderAnswer(of, over), items: itemsAnswer(of), returns });

testChannel(lazadaChannel, {
  signature: { header: "authorization", encoding: "hex", before: "105827", along: { appKey: "105827" } },
  order: { topic: "pull/order", body: pulled() },
  // The goods less the seller's voucher, and what the buyer pays for shipping.
  total: (body) => {
    const [price, voucher, shipping] = ["price", "voucher_seller", "shipping_fee"].map((field) => decimalText.safeParse(valueAt(body, ["order", "data", field])).data);
    return price === undefined || voucher === undefined || shipping === undefined ? null : decimal(price).minus(decimal(voucher).abs()).plus(shipping).toFixed();
  },
  topics: ["push/0", "push/10", "push/8", "push/14", "pull/return"],
});

const read = (body: unknown): ReadOutcome => lazadaChannel.read({ topic: null, headers: {}, body: bytes(JSON.stringify(body)), receivedAt: "2026-04-01T00:00:00Z" });
const said = (document: { unmapped: readonly { path: string; value: string }[] }, path: string) => document.unmapped.find((entry) => entry.path === path)?.value;

describe("a Lazada order", () => {
  it("puts the rows of one item at one price together, and keeps their ids", () => {
    const { document, externalId, sourceVersion } = onlyDocument(read(pulled()));
    expect([externalId, sourceVersion, document.date, document.currency, document.total]).toEqual([order.id, at.toISOString(), "2026-04-01", "MYR", "114.80"]);
    expect(document.lines.map(({ id, sku, quantity, unitPrice, amount }) => [id, sku, quantity, unitPrice, amount])).toEqual([
      ["260422900298363", "TEA-250", "2", "25.00", "50.00"], ["260422900498363", "POT", "1", "59.90", "59.90"], ["shipping", null, "1", "4.90", "4.90"],
    ]);
    expect(said(document, "items[0].order_item_id")).toBe("260422900298363, 260422900398363");
    expect(computeTotal(document).toFixed(2)).toBe(document.total);
  });

  it("keeps its lines when a unit is cancelled, and says what is left", () => {
    const partly = { ...order, units: order.units.map((unit, index) => (index === 0 ? { ...unit, status: "canceled" } : { ...unit, status: "shipped" })) };
    const { document } = onlyDocument(read(pulled(partly)));
    expect(document.lines.map(({ id, quantity, removed, delivered }) => [id, quantity, removed, delivered])).toEqual([["260422900298363", "2", "1", "1"], ["260422900498363", "1", "0", "1"], ["shipping", "1", "0", null]]);
    expect(document).toMatchObject({ total: "114.80", currentTotal: "89.80", isCancelled: false, isDelivered: true, isPaid: true });
  });

  it("takes off the seller's voucher and not Lazada's", () => {
    const funded: SampleOrder = { ...order, units: [{ ...tea, id: "1", seller: "3.33", platform: "5.00" }, { ...tea, id: "2", seller: "3.34" }] };
    const { document } = onlyDocument(read(pulled(funded)));
    expect(document.lines[0]).toMatchObject({ quantity: "2", discount: "6.67", amount: "43.33" });
    expect(document.total).toBe("48.23");
    expect(document.total).toBe(sellerTotal(funded));
    expect(said(document, "voucher_platform")).toMatch(/^5.00: Lazada's own voucher/);
  });

  it("finds the tax inside the price where the price paid says so, on top where it says that, and guesses neither", () => {
    expect(onlyDocument(read(pulled())).document).toMatchObject({ taxInclusive: true, tax: "4.44", total: "114.80" });
    const [unit] = order.units.slice(2);
    const one = { ...order, shipping: "0.00", units: unit ? [unit] : [] };
    const onTop = { ...pulled(one), items: itemsAnswer(one, { paid_price: "64.34" }) };
    const { document } = onlyDocument(read(onTop));
    expect(document).toMatchObject({ taxInclusive: false, tax: "4.44", total: "64.34" });
    expect(computeTotal(document).toFixed(2)).toBe("64.34");
    expect(read({ ...pulled(one), items: itemsAnswer(one, { paid_price: "60.00" }) })).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("cannot be told") });
  });

  it("leaves rows that do not come to the order's price as they are", () => {
    const { document } = onlyDocument(read(pulled(order, [], { price: "100.00" })));
    expect(document.total).toBe("104.90");
    expect(computeTotal(document).toFixed(2)).toBe("114.80");
  });

  it("tells two rows of one id apart by what they sell", () => {
    const digital: SampleOrder = { ...order, units: [{ ...tea, id: "98108", shopSku: "A" }, { ...tea, id: "98108", shopSku: "B" }] };
    expect(onlyDocument(read(pulled(digital))).document.lines.map((line) => line.id)).toEqual(["98108", "98108-2", "shipping"]);
  });

  it.each([
    ["unpaid", "CREDIT_CARD", { isPaid: false, isDelivered: false }],
    ["pending", "CREDIT_CARD", { isPaid: true }],
    ["shipped", "COD", { isPaid: false, isDelivered: true }],
    ["delivered", "COD", { isPaid: true, isDelivered: true }],
    ["canceled", "CREDIT_CARD", { isCancelled: true, cancelReason: "Change of mind (cancellation-customer)" }],
    ["shipped_back_success", "COD", { isCancelled: true, isPaid: false, isDelivered: false }],
  ])("whose rows are %s (%s) says what that means", (status, method, expected) => {
    const { document } = onlyDocument(read(pulled({ ...order, method, units: order.units.map((unit) => ({ ...unit, status })) })));
    expect(document).toMatchObject(expected);
  });

  it("whose parcel came back had left, and is taken back", () => {
    const { document } = onlyDocument(read(pulled({ ...order, method: "COD", units: order.units.map((unit) => ({ ...unit, status: "shipped_back_success" })) })));
    expect(document.lines[0]).toMatchObject({ delivered: "2", removed: "2" });
    expect(said(document, "statuses")).toContain("came back");
  });

  it("names nobody whose data is masked, and a buyer who is not", () => {
    const { document } = onlyDocument(read(pulled()));
    expect(document.customer).toEqual(expect.objectContaining({ name: "", phone: null, address: null, postcode: null }));
    expect(said(document, "address_billing.name")).toContain("A***** (masked");
    const clear = { first_name: "Siti", last_name: "Rahman", phone: "60123456789", address1: "8 Jalan Contoh", city: "Ipoh", post_code: "30000", country: "Malaysia" };
    expect(onlyDocument(read(pulled(order, [], { address_billing: clear, address_shipping: clear }))).document.customer).toMatchObject({ name: "Siti Rahman", phone: "60123456789", address: "8 Jalan Contoh\n30000 Ipoh\nMalaysia", country: "MY" });
  });

  it("reads its rows in any order to the same document", () => {
    fc.assert(fc.property(fc.shuffledSubarray([...order.units], { minLength: 3 }), (units) => {
      const { document } = onlyDocument(read({ order: orderAnswer(order), items: itemsAnswer({ ...order, units }), returns: [] }));
      expect(document.lines).toEqual(onlyDocument(read(pulled())).document.lines);
    }), { numRuns: 12 });
  });

  it("adds up to the sen whatever the units cost", () => {
    const sen = (max: number) => fc.integer({ min: 0, max }).map((value) => (value / 100).toFixed(2));
    const unit = fc.record({ sku: fc.constantFrom("A", "B", "C"), price: sen(100_00), seller: sen(50), platform: sen(50), tax: sen(10) });
    fc.assert(fc.property(fc.array(unit, { minLength: 1, maxLength: 12 }), sen(2000), (units, shipping) => {
      const any: SampleOrder = { ...order, shipping, units: units.map((one, index) => ({ ...one, id: String(1000 + index), name: "N" })) };
      const { document } = onlyDocument(read(pulled(any)));
      expect(document.total).toBe(sellerTotal(any));
      expect(computeTotal(document).toFixed(2)).toBe(document.total);
      for (const line of document.lines) expect(computeLineAmount(line).toFixed(2)).toBe(line.amount);
    }), { numRuns: 60 });
  });
});

describe("a Lazada return", () => {
  const back = (over: object = {}) => reverseAnswer({ id: "704", orderId: order.id, at: new Date("2026-04-05T02:00:00Z"), lines: [{ unitId: "260422900398363", refund: "25.00" }], ...over });
  const readBack = (over: object = {}) => read({ return: back(over), order: orderAnswer(order), items: itemsAnswer(order) });

  it("is a credit note by the order's own line, once the money is back", () => {
    expect(onlyRecord(readBack())).toMatchObject({
      kind: "credit_note", externalId: "704",
      document: { total: "25.00", currency: "MYR", date: "2026-04-05", goodsReturned: true, reason: "Damaged", references: [{ externalId: order.id }], lines: [{ id: "260422900298363", sku: "TEA-250", quantity: "1", unitPrice: "25.00", amount: "25.00" }] },
    });
    const { document } = onlyDocument(read(pulled(order, [back()])));
    expect(document.refunds).toMatchObject([{ id: "704", amount: "25.00", lines: [{ lineId: "260422900298363", quantity: "1" }] }]);
    expect(document.currentTotal).toBe("89.80");
  });

  it.each([[{ status: "REQUEST_INITIATE" }, "not refunded"], [{ status: "REFUND_PENDING" }, "not refunded"], [{ type: "CANCEL" }, "a cancellation"]])("books nothing of %j", (over, sentence) => {
    expect(readBack(over)).toMatchObject({ kind: "ignored", about: "704", reason: expect.stringContaining(sentence) });
    expect(onlyDocument(read(pulled(order, [back(over)]))).document.refunds).toEqual([]);
  });
});

describe("messages of Lazada that are not enough", () => {
  it.each([
    ["a push about a line", orderPush(order, "260422900298363"), order.id],
    ["a push about a cancellation", { ...orderPush(order, "1", "canceled"), data: { ...orderPush(order, "1").data, reverse_order_id: "5", reverse_order_line_id: "6" } }, order.id],
    ["an order without its rows", orderAnswer(order), order.id],
    ["rows without their order", itemsAnswer(order), order.id],
    ["a return without its order", reverseAnswer({ id: "704", orderId: order.id, at, lines: [] }), order.id],
  ])("%s asks for the order", (_, body, id) => {
    expect(read(body)).toMatchObject({ kind: "bell", asks: [{ what: "order", externalId: id, version: null }] });
  });

  it("asks for each order of a page", () => {
    expect(read({ code: "0", data: { count: 2, orders: [{ order_id: "1" }, { order_id: "2" }] } })).toMatchObject({ kind: "bell", asks: [{ externalId: "1" }, { externalId: "2" }] });
  });

  it.each([[8, "unreadable"], [3, "ignored"], [21, "ignored"]])("of type %s are %s", (type, kind) => {
    expect(read({ seller_id: "1", message_type: type, data: {}, timestamp: 1, site: "lazada_my" })).toMatchObject({ kind });
  });

  it("have a key of what they tell: two lines of one order are two messages, a repeat is none", () => {
    const key = (push: object) => lazadaChannel.deliveryKey({}, bytes(JSON.stringify(push)));
    expect(key(orderPush(order, "1"))).toBe(key({ ...orderPush(order, "1"), timestamp: 5 }));
    expect(key(orderPush(order, "1"))).not.toBe(key(orderPush(order, "2")));
    expect(lazadaChannel.topic({}, bytes(JSON.stringify(orderPush(order, "1"))))).toBe("push/0");
  });

  it("say Lazada's error", () => {
    expect(read({ code: "IllegalAccessToken", type: "ISV", message: "The specified access token is invalid or expired" })).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("IllegalAccessToken") });
  });
});
