import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeLineAmount, computeTotal } from "#lib/canonical/totals.ts";
import type { ReadOutcome } from "../channel.ts";
import { bytes, onlyDocument, onlyRecord, testChannel } from "../test-channel.ts";
import { shopeeChannel } from "./adapter.ts";
import { buyerTotal, escrowAnswer, orderAnswer, orderPush, returnAnswer, type SampleOrder, sellerTotal } from "./sample-order.ts";

const at = new Date("2026-03-31T16:30:00Z");
const tea = { itemId: 23620853561, modelId: 221404189791, sku: "TEA-250", name: "Tea", price: "25.00", quantity: 2, discount: "5.00" };
const pot = { itemId: 700, sku: "POT", name: "Teapot", price: "59.90", quantity: 1 };
const order: SampleOrder = { sn: "2603318R48U37H", at, items: [tea, pot], shipping: "4.90" };
const url = "https://books.example.test/api/v1/webhooks/shopee";

testChannel(shopeeChannel, {
  signature: { header: "authorization", encoding: "hex", before: `${url}|`, along: { callbackUrl: url } },
  order: { topic: null, body: orderAnswer(order) },
  total: ["response", "order_list", 0, "total_amount"],
  topics: ["push/3", "push/4", "push/1", "pull/order", "pull/return"],
});

const read = (body: unknown): ReadOutcome => shopeeChannel.read({ topic: null, headers: {}, body: bytes(typeof body === "string" ? body : JSON.stringify(body)), receivedAt: "2026-04-01T00:00:00Z" });
const readOrder = (parts: { order?: object; escrow?: object; returns?: object[] }) => onlyDocument(read({ order: orderAnswer(order), ...parts }));
const said = (document: { unmapped: readonly { path: string; value: string }[] }, path: string) => document.unmapped.find((entry) => entry.path === path)?.value;

describe("a Shopee order with its settlement", () => {
  const funded: SampleOrder = { ...order, items: [{ ...tea, voucher: "3.00" }, { ...pot, voucher: "2.00" }], fromShopee: "10.00", coins: "0.55" };
  const { document } = readOrder({ order: orderAnswer(funded), escrow: escrowAnswer(funded) });

  it("takes off what the seller gives and nothing of what Shopee gives", () => {
    // 50.00 - 5.00 - 3.00 and 59.90 - 2.00, and 4.90 for shipping.
    expect(document.total).toBe("104.80");
    expect(document.total).toBe(sellerTotal(funded));
    expect(buyerTotal(funded)).toBe("94.25");
    expect(document.lines.map(({ amount, discount, kind }) => [kind, amount, discount])).toEqual([["item", "42.00", "8.00"], ["item", "57.90", "2.00"], ["shipping", "4.90", "0.00"]]);
    expect(computeTotal(document).toFixed(2)).toBe(document.total);
    expect(said(document, "escrow.voucher_from_shopee")).toMatch(/^10: Shopee's own voucher/);
    expect(said(document, "escrow.coins")).toMatch(/^0.55/);
    expect(said(document, "escrow.commission_fee")).toBe("1.23");
  });

  it("takes the price of a bundle from the settlement, where the order says 0", () => {
    const answer = orderAnswer(order);
    const [first, second] = answer.response.order_list[0]?.item_list ?? [];
    const bundled = { ...answer, response: { order_list: [{ ...answer.response.order_list[0], item_list: [{ ...first, model_discounted_price: 0, promotion_type: "bundle_deal" }, second] }] } };
    expect(readOrder({ order: bundled, escrow: escrowAnswer(order) }).document.total).toBe(sellerTotal(order));
    expect(said(readOrder({ order: bundled }).document, "item_list[0].model_discounted_price")).toContain("stands only in the settlement");
  });

  it("leaves a difference between goods and settlement as it is", () => {
    const { document: other } = readOrder({ escrow: escrowAnswer(order, { order_original_price: 1 }) });
    expect(other.total).toBe("0.90");
    expect(computeTotal(other).toFixed(2)).toBe("109.80");
  });

  it("takes tax on low-value goods for Shopee's, not for the document's", () => {
    const { document: taxed } = readOrder({ escrow: escrowAnswer(order, { sales_tax_on_lvg: 9.99 }) });
    expect([taxed.tax, taxed.total]).toEqual(["0.00", sellerTotal(order)]);
    expect(said(taxed, "escrow.sales_tax_on_lvg")).toMatch(/^9.99: tax on low-value goods/);
  });

  it("adds up to the sen whatever the items cost", () => {
    const sen = (max: number) => fc.integer({ min: 1, max }).map((value) => (value / 100).toFixed(2));
    const item = fc.record({ price: sen(100_000), quantity: fc.integer({ min: 1, max: 9 }), discount: sen(1), voucher: sen(1) });
    fc.assert(fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), sen(2000), (items, shipping) => {
      const any: SampleOrder = { ...order, shipping, items: items.map((one, index) => ({ ...one, itemId: 10 + index, sku: `S${index}`, name: "N" })) };
      const whole = readOrder({ order: orderAnswer(any), escrow: escrowAnswer(any) }).document;
      expect(whole.total).toBe(sellerTotal(any));
      expect(computeTotal(whole).toFixed(2)).toBe(whole.total);
      for (const line of whole.lines) expect(computeLineAmount(line).toFixed(2)).toBe(line.amount);
    }), { numRuns: 60 });
  });
});

describe("a Shopee order without its settlement", () => {
  it("states what the buyer pays, so that vouchers of unknown funding are an open difference", () => {
    const { document } = readOrder({ order: orderAnswer({ ...order, fromShopee: "10.00" }), escrow: { error: "order_not_found", message: "not settled yet" } });
    expect(document.total).toBe("99.80");
    expect(computeTotal(document).toFixed(2)).toBe("109.80");
    expect(said(document, "total_amount")).toContain("10.00 less than the lines");
  });

  it("is dated in Malaysia, waits for its payment, and names nobody whose data is masked", () => {
    const { document, externalId, sourceVersion } = readOrder({ order: orderAnswer({ ...order, status: "UNPAID" }) });
    expect([externalId, document.number, document.date, sourceVersion]).toEqual(["2603318R48U37H", "2603318R48U37H", "2026-04-01", "2026-03-31T16:30:00.000Z"]);
    expect(document).toMatchObject({ isPaid: false, isDelivered: false, total: "109.80", customer: { sourceId: null, name: "", phone: null, address: null, postcode: null } });
    expect(said(document, "recipient_address.name")).toContain("P******n (masked");
  });

  it("takes the variation's SKU, never its item's for it, and no blank one", () => {
    expect(readOrder({}).document.lines.map((line) => line.sku)).toEqual(["TEA-250", "POT", null]);
    const blank = readOrder({ order: orderAnswer({ ...order, items: [{ ...tea, sku: " " }] }) }).document;
    expect(blank.lines[0]?.sku).toBeNull();
    expect(said(blank, "item_list[0].item_sku")).toBe("PARENT");
  });

  it.each([
    ["SHIPPED", { isPaid: true, isDelivered: true }],
    ["PROCESSED", { isPaid: true, isDelivered: false, isPicked: true }],
    ["CANCELLED", { isCancelled: true, isDelivered: false }],
  ])("knows what %s says", (status, expected) => {
    expect(readOrder({ order: orderAnswer({ ...order, status }) }).document).toMatchObject(expected);
  });

  it("is not paid before the parcel is paid for, where it is paid on delivery", () => {
    expect(readOrder({ order: orderAnswer({ ...order, cod: true, status: "SHIPPED" }, { pay_time: null }) }).document).toMatchObject({ isPaid: false, isDelivered: true });
    expect(readOrder({ order: orderAnswer({ ...order, cod: true, status: "COMPLETED" }) }).document.isPaid).toBe(true);
  });

  it("says that goods come back where it was cancelled after its parcel had left", () => {
    const { document } = readOrder({ order: orderAnswer({ ...order, cod: true, status: "CANCELLED" }, { pay_time: null, pickup_done_time: 1774974600, cancel_reason: "Failed delivery", cancel_by: "system" }) });
    expect(document).toMatchObject({ isCancelled: true, isPaid: false, isDelivered: false, cancelReason: "Failed delivery (by system)" });
    expect(document.lines[0]).toMatchObject({ delivered: "2", removed: "0" });
    expect(said(document, "order_status")).toContain("after the parcel had left");
  });

  it("counts a parcel that has left of an order that is split", () => {
    const parcels = [
      { package_number: "A", logistics_status: "LOGISTICS_PICKUP_DONE", item_list: [{ item_id: tea.itemId, model_id: tea.modelId, model_quantity: 1 }] },
      { package_number: "B", logistics_status: "LOGISTICS_READY", item_list: [{ item_id: tea.itemId, model_id: tea.modelId, model_quantity: 1 }, { item_id: pot.itemId, model_id: 0, model_quantity: 1 }] },
    ];
    const { document } = readOrder({ order: orderAnswer({ ...order, status: "PROCESSED" }, { package_list: parcels }) });
    expect(document.lines.map((line) => line.delivered)).toEqual(["1", "0", null]);
    expect(document.deliveries).toMatchObject([{ id: "A", lines: [{ quantity: "1" }] }]);
  });

  it("refuses a status that nobody knows", () => {
    expect(read(orderAnswer({ ...order, status: "DREAMING" }))).toMatchObject({ kind: "unreadable", reason: expect.stringContaining('"DREAMING"'), about: order.sn });
  });
});

describe("a Shopee return", () => {
  const back = (status?: string) => returnAnswer({ sn: "R1", orderSn: order.sn, at: new Date("2026-04-05T02:00:00Z"), item: tea, quantity: 1, refund: "22.50", status });

  it("is a credit note over what was given back, once the money is back", () => {
    const record = onlyRecord(read(back()));
    expect(record).toMatchObject({
      kind: "credit_note", externalId: "R1", sourceVersion: "2026-04-05T02:00:00.000Z",
      document: { total: "22.50", date: "2026-04-05", reason: "not received", goodsReturned: false, references: [{ kind: null, externalId: order.sn }], lines: [{ id: "23620853561-221404189791", sku: "TEA-250", quantity: "1", unitPrice: "25.00", discount: "2.50", amount: "22.50" }] },
    });
  });

  it.each(["REQUESTED", "PROCESSING", "JUDGING", "CANCELLED", "CLOSED"])("books nothing while it is %s", (status) => {
    expect(read(back(status))).toMatchObject({ kind: "ignored", about: "R1", reason: expect.stringContaining(`has the status ${status}`) });
    const { document } = readOrder({ returns: [back(status)] });
    expect([document.refunds, document.currentTotal]).toEqual([[], null]);
  });

  it("stands with its order under the order's own lines", () => {
    const { document } = readOrder({ escrow: escrowAnswer({ ...order, returns: ["R1"] }), returns: [back()] });
    expect(document.refunds).toEqual([{ id: "R1", at: "2026-04-05T02:00:00.000Z", amount: "22.50", lines: [{ lineId: document.lines[0]?.id, quantity: "1", amount: "22.50" }], reason: "not received" }]);
    expect(document.lines[0]?.removed).toBe("1");
    expect(document.currentTotal).toBe("87.30");
    expect(document.total).toBe("109.80");
  });
});

describe("a push of Shopee", () => {
  it("is a bell for its order, with the version that it tells of", () => {
    expect(read(orderPush(order))).toMatchObject({ kind: "bell", about: order.sn, asks: [{ what: "order", externalId: order.sn, version: "2026-03-31T16:30:00.000Z" }] });
    expect(read({ code: 4, shop_id: 1, timestamp: 1, data: { ordersn: "A", package_number: "B", tracking_no: "C" } })).toMatchObject({ kind: "bell", asks: [{ externalId: "A", version: null }] });
  });

  it("asks in any case when a return after completion is over: the order says COMPLETED again", () => {
    const push = orderPush(order);
    expect(read({ ...push, data: { ...push.data, completed_scenario: "RRAOC_DONE" } })).toMatchObject({ kind: "bell", asks: [{ version: null }] });
  });

  it("has a key of what it tells, since Shopee sends no id", () => {
    const key = (push: object) => shopeeChannel.deliveryKey({}, bytes(JSON.stringify(push)));
    expect(key(orderPush(order))).toBe(key({ ...orderPush(order), timestamp: 5 }));
    expect(key(orderPush(order))).not.toBe(key(orderPush({ ...order, status: "SHIPPED" })));
    expect(shopeeChannel.topic({}, bytes(JSON.stringify(orderPush(order))))).toBe("push/3");
  });

  it.each([[1, "ignored"], [2, "unreadable"], [12, "unreadable"], [15, "ignored"], [999, "ignored"]])("with code %s and no order is %s", (code, kind) => {
    expect(read({ code, shop_id: 1, timestamp: 1, data: {} })).toMatchObject({ kind });
  });
});

describe("other answers of Shopee", () => {
  it("asks for every order of a list, and for the order of a settlement that comes alone", () => {
    expect(read({ error: "", response: { more: false, order_list: [{ order_sn: "A" }, { order_sn: "B" }] } })).toMatchObject({ kind: "bell", asks: [{ externalId: "A" }, { externalId: "B" }] });
    expect(read(escrowAnswer(order))).toMatchObject({ kind: "bell", asks: [{ externalId: order.sn, version: null }] });
  });

  it("says Shopee's error in place of an order", () => {
    expect(read({ error: "error_param", message: "Wrong order_sn." })).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("Wrong order_sn (error_param).") });
  });

  it("keeps ids beyond what a JavaScript number holds", () => {
    const text = JSON.stringify(orderAnswer({ ...order, items: [pot] })).replaceAll("700", "9223372036854775807");
    expect(onlyDocument(read(text)).document.lines[0]?.id).toBe("9223372036854775807-0");
  });
});
