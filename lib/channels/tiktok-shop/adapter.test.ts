import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "#lib/canonical/money.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { computeLineAmount, computeTotal } from "#lib/canonical/totals.ts";
import type { ReadOutcome } from "../channel.ts";
import { bytes, onlyDocument, onlyRecord, testChannel, valueAt } from "../test-channel.ts";
import { tiktokShopChannel } from "./adapter.ts";
import { orderPush, ordersAnswer, sampleOrder, type SampleOrder, sampleReturn, sellerTotal } from "./sample-order.ts";

const at = new Date("2026-03-31T16:30:00Z");
const tea = { sku: "TEA", name: "Tea", price: "25" };
const order: SampleOrder = { id: "576672422510560515", at, shipping: "4.9", units: [{ ...tea, id: "576672422510691587" }, { ...tea, id: "576672422510691588" }, { id: "576672422510691589", sku: "POT", name: "Teapot", price: "59.9", seller: "9.9" }] };

testChannel(tiktokShopChannel, {
  signature: { header: "authorization", encoding: "hex", before: "6abc", along: { appKey: "6abc" } },
  order: { topic: "pull/order", body: ordersAnswer([sampleOrder(order)]) },
  // What the buyer pays, and what TikTok pays on top, without the fees that TikTok takes.
  total: (body) => {
    const amount = (field: string) => { const value = valueAt(body, ["data", "orders", 0, "payment", field]); return value === undefined || value === null || value === "" ? "0" : decimalText.safeParse(value).data; };
    const [total, platform, fee] = ["total_amount", "platform_discount", "buyer_service_fee"].map(amount);
    return total === undefined || platform === undefined || fee === undefined ? null : decimal(total).plus(decimal(platform).abs()).minus(fee).toFixed();
  },
  topics: ["push/1", "push/11", "push/12", "push/36", "pull/return"],
});

const read = (body: unknown): ReadOutcome => tiktokShopChannel.read({ topic: null, headers: {}, body: bytes(typeof body === "string" ? body : JSON.stringify(body)), receivedAt: "2026-04-01T00:00:00Z" });
const readOrder = (of: SampleOrder = order, over: object = {}) => onlyDocument(read(ordersAnswer([sampleOrder(of, over)])));
const said = (document: { unmapped: readonly { path: string; value: string }[] }, path: string) => document.unmapped.find((entry) => entry.path === path)?.value;

describe("the signature of TikTok Shop", () => {
  const golden = '{"type":1,"tts_notification_id":"7380066284010030890","shop_id":"7495540735365777507","timestamp":1718305585,"data":{"is_on_hold_order":true,"order_id":"576653688135258178","order_status":"UNPAID","update_time":1718305585}}';

  it("fits the published example, and nothing near it", () => {
    const headers = { authorization: "5dec0f11ec2f6783b8deee53c9ffbf8d024302f7c7e7fa55a35d17629031ac05" };
    expect(tiktokShopChannel.verify({ headers, body: bytes(golden), secret: "123", appKey: "abcdef" })).toBe(true);
    expect(tiktokShopChannel.verify({ headers, body: bytes(golden), secret: "123", appKey: "abcdeg" })).toBe(false);
    expect(tiktokShopChannel.verify({ headers, body: bytes(`${golden} `), secret: "123", appKey: "abcdef" })).toBe(false);
    expect(tiktokShopChannel.deliveryKey({}, bytes(golden))).toBe("push:7380066284010030890");
    expect(tiktokShopChannel.topic({}, bytes(golden))).toBe("push/1");
  });
});

describe("a TikTok Shop order", () => {
  it("puts the rows of one item at one price together, and keeps their ids", () => {
    const { document, externalId, sourceVersion } = readOrder();
    expect([externalId, sourceVersion, document.date, document.total]).toEqual([order.id, at.toISOString(), "2026-04-01", "104.90"]);
    expect(document.lines.map(({ id, sku, quantity, unitPrice, discount, amount }) => [id, sku, quantity, unitPrice, discount, amount])).toEqual([
      ["576672422510691587", "TEA", "2", "25.00", "0.00", "50.00"], ["576672422510691589", "POT", "1", "59.90", "9.90", "50.00"], ["shipping", null, "1", "4.90", "0.00", "4.90"],
    ]);
    expect(said(document, "line_items[0].id")).toBe("576672422510691587, 576672422510691588");
  });

  it("takes off the seller's discount and not TikTok's: what the buyer pays is not what is sold", () => {
    const funded: SampleOrder = { ...order, units: [{ ...tea, id: "1", seller: "5", platform: "8.5" }] };
    const { document } = readOrder(funded);
    expect([document.total, document.lines[0]?.amount, document.lines[0]?.discount]).toEqual(["24.90", "20.00", "5.00"]);
    expect(said(document, "payment.platform_discount")).toMatch(/^8.50: TikTok's own discount.*The buyer pays 16.40/);
  });

  it("leaves TikTok's fees to the buyer out of the sale", () => {
    const { document } = readOrder({ ...order, fee: "1.2" });
    expect(document.total).toBe("104.90");
    expect(said(document, "payment.buyer_service_fee")).toContain("TikTok's fee");
  });

  it("finds the tax inside the total or on top by adding up, and guesses neither", () => {
    const taxed: SampleOrder = { ...order, shipping: "0", units: [{ ...tea, id: "1", tax: "1.85" }] };
    expect(readOrder(taxed).document).toMatchObject({ taxInclusive: true, tax: "1.85", total: "25.00" });
    const { document } = readOrder({ ...taxed, taxOnTop: true });
    expect(document).toMatchObject({ taxInclusive: false, tax: "1.85", total: "26.85" });
    expect(computeTotal(document).toFixed(2)).toBe("26.85");
    const neither = sampleOrder(taxed);
    expect(read(ordersAnswer([{ ...neither, payment: { ...neither.payment, total_amount: "26" } }]))).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("cannot be told") });
  });

  it("leaves a total that does not add up as it is", () => {
    const odd = sampleOrder(order);
    const { document } = onlyDocument(read(ordersAnswer([{ ...odd, payment: { ...odd.payment, total_amount: "100" } }])));
    expect(document.total).toBe("100.00");
    expect(computeTotal(document).toFixed(2)).toBe("104.90");
    expect(said(document, "payment.total_amount")).toContain("come to 104.90");
  });

  it("spreads a tax that only the order tells over its lines, to the sen", () => {
    const plain = sampleOrder({ ...order, shipping: "0" });
    const { document } = onlyDocument(read(ordersAnswer([{ ...plain, payment: { ...plain.payment, tax: "7.41" } }])));
    expect(document.tax).toBe("7.41");
    expect(document.lines.map((line) => decimal(line.tax)).reduce((total, tax) => total.plus(tax)).toFixed(2)).toBe("7.41");
  });

  it("is a test where it is a sample or a replacement, and moves gifts that cost nothing", () => {
    expect(readOrder(order, { is_sample_order: true }).document.isTest).toBe(true);
    expect(readOrder(order, { is_replacement_order: true }).document.isTest).toBe(true);
    const gift: SampleOrder = { ...order, units: [{ ...tea, id: "1" }, { ...tea, id: "2", price: "0", isGift: true }] };
    expect(readOrder(gift).document).toMatchObject({ isTest: false, lines: [{ quantity: "1", amount: "25.00" }, { sku: "TEA", quantity: "1", amount: "0.00" }, {}] });
  });

  it.each([
    ["UNPAID", false, { isPaid: false, isDelivered: false }],
    ["AWAITING_SHIPMENT", false, { isPaid: true, isDelivered: false }],
    ["AWAITING_SHIPMENT", true, { isPaid: false }],
    ["IN_TRANSIT", true, { isPaid: false, isDelivered: true, isPicked: true }],
    ["COMPLETED", true, { isPaid: true, isDelivered: true }],
    ["CANCELLED", false, { isCancelled: true }],
    ["CANCEL", false, { isCancelled: true }],
  ])("that is %s (paid on delivery: %s) says what that means", (status, cod, expected) => {
    expect(readOrder({ ...order, status, cod }).document).toMatchObject(expected);
  });

  it("refuses a status that nobody knows", () => {
    expect(read(ordersAnswer([sampleOrder({ ...order, status: "DREAMING" })]))).toMatchObject({ kind: "unreadable", reason: expect.stringContaining('"DREAMING"') });
  });

  it("says that goods come back where it was cancelled after its parcel had left", () => {
    const gone = sampleOrder({ ...order, status: "CANCELLED", cod: true });
    const { document } = onlyDocument(read(ordersAnswer([{ ...gone, line_items: gone.line_items.map((unit) => ({ ...unit, package_status: "IN_TRANSIT" })) }])));
    expect(document).toMatchObject({ isCancelled: true, isPaid: false, isDelivered: false });
    expect(document.lines[0]).toMatchObject({ delivered: "2" });
    expect(said(document, "status")).toContain("after the parcel had left");
  });

  it("keeps its lines when a unit is cancelled, and says what is left", () => {
    const partly = { ...order, units: order.units.map((unit, index) => (index === 0 ? { ...unit, status: "CANCELLED" } : unit)) };
    const { document } = readOrder(partly);
    expect(document.lines[0]).toMatchObject({ id: "576672422510691587", quantity: "2", removed: "1" });
    expect([document.total, document.currentTotal]).toEqual(["104.90", "79.90"]);
  });

  it("names nobody whose data is masked, and lists a SKU that is missing", () => {
    const { document } = readOrder({ ...order, units: [{ ...tea, id: "1", sku: "" }] });
    expect(document.customer).toMatchObject({ sourceId: null, name: "", phone: null, email: null, address: null, postcode: null });
    expect(document.lines[0]?.sku).toBeNull();
    expect(said(document, "line_items[0].sku_id")).toBe("1729556497383196642");
    expect(said(document, "buyer_email")).toContain("TikTok's relay");
  });

  it("adds up to the sen whatever the units cost", () => {
    const sen = (max: number) => fc.integer({ min: 0, max }).map((value) => (value / 100).toFixed(2));
    const unit = fc.record({ sku: fc.constantFrom("A", "B", "C"), price: sen(100_00), seller: sen(50), platform: sen(50), tax: sen(10) });
    fc.assert(fc.property(fc.array(unit, { minLength: 1, maxLength: 12 }), sen(2000), fc.boolean(), (units, shipping, taxOnTop) => {
      const any: SampleOrder = { ...order, shipping, taxOnTop, units: units.map((one, index) => ({ ...one, id: String(1000 + index), name: "N" })) };
      const { document } = readOrder(any);
      expect(document.total).toBe(sellerTotal(any));
      expect(computeTotal(document).toFixed(2)).toBe(document.total);
      for (const line of document.lines) expect(computeLineAmount(line).toFixed(2)).toBe(line.amount);
    }), { numRuns: 60 });
  });

  it("keeps ids beyond what a JavaScript number holds, as numbers too", () => {
    expect(onlyDocument(read(JSON.stringify(ordersAnswer([sampleOrder(order)])).replace(`"${order.id}"`, "9223372036854775807"))).externalId).toBe("9223372036854775807");
  });
});

describe("a TikTok Shop return", () => {
  const one = { id: "R9", orderId: order.id, at: new Date("2026-04-05T02:00:00Z"), unitIds: ["576672422510691588"], subtotal: "25", tax: "1.85" };

  it("is a credit note once it is complete: goods, shipping, and the tax inside", () => {
    expect(onlyRecord(read({ code: 0, data: { return_orders: [sampleReturn({ ...one, shipping: "4.9" })] } }))).toMatchObject({
      kind: "credit_note", externalId: "R9", sourceVersion: "2026-04-05T02:00:00.000Z",
      document: { total: "29.90", tax: "1.85", taxInclusive: true, goodsReturned: true, reason: "Damaged", references: [{ externalId: order.id }], lines: [{ sku: "TEA", quantity: "1", amount: "25.00" }, { kind: "shipping", amount: "4.90" }] },
    });
  });

  it.each(["RETURN_OR_REFUND_REQUEST_PENDING", "RETURN_OR_REFUND_REQUEST_CANCEL", "AWAITING_BUYER_SHIP", "RETURN_OR_REFUND_REQUEST_SUCCESS"])("books nothing while it is %s, amounts or not", (status) => {
    expect(read(sampleReturn({ ...one, status }))).toMatchObject({ kind: "ignored", about: "R9" });
    const { document } = onlyDocument(read({ order: ordersAnswer([sampleOrder(order)]), returns: [{ code: 0, data: { return_orders: [sampleReturn({ ...one, status })] } }] }));
    expect([document.refunds, document.currentTotal]).toEqual([[], null]);
  });

  it("counts a chain once: the last one stands for it", () => {
    expect(read(sampleReturn(one, { next_return_id: "R10" }))).toMatchObject({ kind: "ignored", reason: expect.stringContaining("goes on as return R10") });
    expect(read(sampleReturn(one, { next_return_id: "0", pre_return_id: "R8" })).kind).toBe("documents");
  });

  it("stands with its order under the order's own lines", () => {
    const { document } = onlyDocument(read({ order: ordersAnswer([sampleOrder(order)]), returns: [{ code: 0, data: { return_orders: [sampleReturn(one)] } }] }));
    expect(document.refunds).toMatchObject([{ id: "R9", amount: "25.00", lines: [{ lineId: "576672422510691587", quantity: "1" }] }]);
    expect(document.currentTotal).toBe("79.90");
  });
});

describe("messages of TikTok Shop that are not enough", () => {
  it("are bells for their order: with its version where they tell the order's own status, in any case else", () => {
    expect(read(orderPush(order))).toMatchObject({ kind: "bell", about: order.id, asks: [{ what: "order", externalId: order.id, version: at.toISOString() }] });
    expect(read({ type: 12, tts_notification_id: "1", shop_id: "1", data: { order_id: "5", return_id: "6", update_time: 1718305585 } })).toMatchObject({ kind: "bell", asks: [{ externalId: "5", version: null }] });
  });

  it.each([[6, "unreadable"], [7, "unreadable"], [5, "ignored"], [777, "ignored"]])("of type %s and without an order are %s", (type, kind) => {
    expect(read({ type, tts_notification_id: "1", shop_id: "1", timestamp: 1, data: {} })).toMatchObject({ kind });
  });

  it("say TikTok's error, whatever the HTTP status was", () => {
    expect(read({ code: 105002, message: "Expired credentials", request_id: "1" })).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("Expired credentials (105002).") });
  });
});
