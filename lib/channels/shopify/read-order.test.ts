import { describe, expect, it } from "vitest";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import { sum, toSen } from "#lib/canonical/money.ts";
import { onlyDocument } from "../test-channel.ts";
import { shopifyChannel } from "./adapter.ts";
import { type SampleLine, type SampleOrder, sampleOrder } from "./sample-order.ts";

const at = new Date("2026-03-31T16:30:00Z");
const mug: SampleLine = { sku: "MUG", title: "Mug", price: "22.00", quantity: 3 };
const shirt: SampleLine = { sku: "SHIRT", title: "Shirt", price: "89.00", quantity: 1 };
type Body = globalThis.Record<string, unknown>;

const order = (more: Partial<SampleOrder> = {}, overrides: Body = {}): Body => sampleOrder({ number: 1001, at, lines: [mug], ...more }, overrides);
const entry = (body: Body, list: string, index: number): Body => (body[list] as Body[])[index] ?? {};
const line = (body: Body, index: number): Body => entry(body, "line_items", index);

function readText(text: string) {
  const outcome = shopifyChannel.read({ topic: "orders/updated", headers: {}, body: new TextEncoder().encode(text), receivedAt: "2026-04-01T00:00:00Z" });
  return onlyDocument(outcome);
}
const read = (body: Body): SalesDocument => readText(JSON.stringify(body)).document;
const reasonOf = (body: unknown): string => {
  const outcome = shopifyChannel.read({ topic: "orders/create", headers: {}, body: new TextEncoder().encode(JSON.stringify(body)), receivedAt: "2026-04-01T00:00:00Z" });
  return outcome.kind === "documents" ? "it was read" : outcome.reason;
};
const addedUp = (document: SalesDocument) =>
  toSen(sum([...document.lines.flatMap((entry) => [entry.amount, document.taxInclusive ? "0" : entry.tax]), document.rounding]));
const valueOf = (document: SalesDocument, path: string) => document.unmapped.find((entry) => entry.path === path)?.value;
const money = (amount: string, currency = "MYR") => ({ shop_money: { amount, currency_code: currency }, presentment_money: { amount, currency_code: currency } });

describe("amounts", () => {
  it("keeps tax inside the prices inside, on the shipping too", () => {
    const document = read(order({ taxPercent: "8", taxesIncluded: true, shipping: { title: "Post", price: "10.80" } }));
    expect(document.lines.map((entry) => [entry.kind, entry.amount, entry.tax, entry.taxRate])).toEqual([
      ["item", "66.00", "4.89", "8"],
      ["shipping", "10.80", "0.80", "8"],
    ]);
    expect(document).toMatchObject({ taxInclusive: true, tax: "5.69", total: "76.80" });
    expect(addedUp(document)).toBe("76.80");
  });

  it("keeps tax on top of the prices on top, on the shipping too", () => {
    const document = read(order({ taxPercent: "10", shipping: { title: "Post", price: "10.00" } }));
    expect(document).toMatchObject({ taxInclusive: false, tax: "7.60", total: "83.60" });
    expect(addedUp(document)).toBe("83.60");
  });

  it("adds up a percentage that was taken after a fixed discount of a higher index, instead of computing it", () => {
    const body = order({ lines: [{ ...shirt, price: "99.00" }] }, { total_price: "79.90", subtotal_price: "79.90", total_discounts: "19.10" });
    line(body, 0).discount_allocations = [
      { amount: "14.10", discount_application_index: 0 },
      { amount: "5.00", discount_application_index: 1 },
    ];
    const document = read(body);
    expect(document.lines[0]).toMatchObject({ discount: "19.10", amount: "79.90" });
    expect(addedUp(document)).toBe(document.total);
  });

  it("takes total_discount only where a line has no allocations", () => {
    const body = order({ lines: [shirt, mug] }, { total_price: "145.00" });
    Object.assign(line(body, 0), { total_discount: "4.00", discount_allocations: [{ amount: "3.00" }] });
    Object.assign(line(body, 1), { total_discount: "7.00", discount_allocations: [] });
    expect(read(body).lines.map((entry) => entry.discount)).toEqual(["3.00", "7.00"]);
  });

  it("spreads a header discount that no line names, to the sen, and says so", () => {
    const lines = [shirt, mug, { ...mug, title: "Gift", giftCard: true, quantity: 1, price: "50.00" }];
    const document = read(order({ lines }, { total_discounts: "10.00", subtotal_price: "195.00", total_price: "195.00" }));
    expect(document.lines.map((entry) => entry.discount)).toEqual(["5.74", "4.26", "0.00"]);
    expect(addedUp(document)).toBe("195.00");
    expect(valueOf(document, "total_discounts")).toContain("10.00");
  });

  it("leaves a header discount alone that the subtotal contradicts, so that the difference shows", () => {
    const document = read(order({}, { total_discounts: "10.00", subtotal_price: "66.00", total_price: "56.00" }));
    expect(document.lines[0]?.discount).toBe("0.00");
    expect(addedUp(document)).toBe("66.00");
    expect(document.total).toBe("56.00");
  });

  it("reads a shipping discount from its allocations, else from the discounted price", () => {
    const shipping = { title: "Post", price: "8.00", discount: "3.00" };
    expect(read(order({ shipping })).lines[1]).toMatchObject({ unitPrice: "8.00", discount: "3.00", amount: "5.00" });
    const body = order({ shipping });
    entry(body, "shipping_lines", 0).discount_allocations = [];
    expect(read(body).lines[1]).toMatchObject({ discount: "3.00", amount: "5.00" });
  });

  it("keeps a total that does not add up, and makes up nothing to reach it", () => {
    const document = read(order({}, { total_price: "69.00" }));
    expect(document.total).toBe("69.00");
    expect(addedUp(document)).toBe("66.00");
    expect(document.lines).toHaveLength(1);
  });

  it("books tip, duty, fee and gift card as lines of their own kind", () => {
    const gift = { sku: null, title: "Gift card", price: "50.00", quantity: 1, giftCard: true };
    const body = order({ lines: [mug, gift] }, { total_tip_received: "5.00", total_price: "137.50", additional_fees: [{ id: 9, name: "COD fee", price: "4.00" }] });
    line(body, 0).duties = [{ id: 77, harmonized_system_code: "6911.10", shop_money: { amount: "12.50", currency_code: "MYR" }, tax_lines: [] }];
    const document = read(body);
    expect(document.lines.map((entry) => [entry.id, entry.kind, entry.amount])).toEqual([
      ["5910000100110", "item", "66.00"],
      ["5910000100111", "gift_card", "50.00"],
      ["tip", "tip", "5.00"],
      ["duty-77", "duty", "12.50"],
      ["fee-9", "fee", "4.00"],
    ]);
    expect(addedUp(document)).toBe("137.50");
  });

  it("does not count a tip twice that is a line already", () => {
    const body = order({ lines: [mug, { sku: null, title: "Tip", price: "5.00", quantity: 1 }] }, { total_tip_received: "5.00" });
    line(body, 1).tip_payment_gateway = "shopify_payments";
    expect(read(body).lines.map((entry) => entry.kind)).toEqual(["item", "tip"]);
  });

  it("adds no duty where duties are inside the prices", () => {
    const document = read(order({}, { duties_included: true, original_total_duties_set: money("12.50") }));
    expect(document.lines).toHaveLength(1);
    expect(valueOf(document, "duties_included")).toContain("12.50");
  });

  it("keeps tax that the sales channel remits out of the merchant's, in sight through the total", () => {
    const body = order({ taxPercent: "8" });
    entry(line(body, 0), "tax_lines", 0).channel_liable = true;
    const document = read(body);
    expect(document).toMatchObject({ tax: "0.00", total: "71.28" });
    expect(document.lines[0]).toMatchObject({ tax: "0.00", taxRate: null });
    expect(addedUp(document)).toBe("66.00");
    expect(valueOf(document, "tax_lines.channel_liable")).toContain("5.28");
  });

  it("adds up several taxes on one line", () => {
    const body = order({}, { total_tax: "5.45", total_price: "71.45" });
    line(body, 0).tax_lines = [{ price: "3.96", rate: 0.06, title: "A" }, { price: "1.49", rate: 0.0225, title: "B" }];
    expect(read(body).lines[0]).toMatchObject({ tax: "5.45", taxRate: "8.25" });
  });

  it("rounds the document where the lines need the cash rounding, and not where only the payment was rounded", () => {
    const rounding = { total_cash_rounding_payment_adjustment_set: money("-0.02") };
    const lines = [{ ...mug, price: "22.04" }];
    const inside = read(order({ lines }, { ...rounding, total_price: "66.10" }));
    expect([inside.rounding, addedUp(inside)]).toEqual(["-0.02", "66.10"]);
    const outside = read(order({ lines }, rounding));
    expect([outside.rounding, addedUp(outside), outside.total]).toEqual(["0.00", "66.12", "66.12"]);
    expect(valueOf(outside, "total_cash_rounding_payment_adjustment_set")).toContain("-0.02");
  });

  it("is in the shop's currency and keeps what the buyer saw beside it", () => {
    const set = { shop_money: { amount: "66.00", currency_code: "HKD" }, presentment_money: { amount: "35.60", currency_code: "MYR" } };
    const document = read(order({}, { currency: "HKD", presentment_currency: "MYR", total_price: "66.00", total_price_set: set }));
    expect(document).toMatchObject({ currency: "HKD", total: "66.00" });
    expect(valueOf(document, "total_price_set.presentment_money")).toBe("35.60 MYR");
    expect(valueOf(document, "presentment_currency")).toBe("MYR");
  });

  it("reads an amount from the set's shop money where the plain field is missing", () => {
    const body = order({}, { total_price: undefined });
    line(body, 0).price = null;
    expect(read(body)).toMatchObject({ total: "66.00", lines: [{ unitPrice: "22.00" }] });
  });
});

describe("what happened since", () => {
  const two = { lines: [{ ...mug, delivered: [2] }, shirt] };

  it("counts what left, per line, and is not delivered before all of it has", () => {
    const document = read(order(two));
    expect(document.lines.map((entry) => entry.delivered)).toEqual(["2", "0"]);
    expect(document.deliveries).toEqual([{ id: "5910000100150", at: "2026-04-01T16:30:00.000Z", lines: [{ lineId: "5910000100110", quantity: "2" }] }]);
    expect(document.isDelivered).toBe(false);
  });

  it("does not count a fulfilment that was cancelled, and says that there was one", () => {
    const body = order({ lines: [{ ...mug, delivered: [2, 1] }] });
    entry(body, "fulfillments", 1).status = "cancelled";
    const document = read(body);
    expect(document.lines[0]?.delivered).toBe("2");
    expect(document.deliveries).toHaveLength(1);
    expect(document.isDelivered).toBe(false);
    expect(valueOf(document, "fulfillments[1].status")).toContain("cancelled");
  });

  it("is delivered when all that was not taken back has left", () => {
    const body = order(two);
    line(body, 0).current_quantity = 2;
    line(body, 1).current_quantity = 0;
    const document = read(body);
    expect(document.lines.map((entry) => [entry.quantity, entry.delivered, entry.removed])).toEqual([["3", "2", "1"], ["1", "0", "1"]]);
    expect(document.isDelivered).toBe(true);
  });

  it("says nothing of deliveries where the order says nothing of them", () => {
    const document = read(order({}, { fulfillments: undefined, fulfillment_status: undefined }));
    expect(document.lines[0]?.delivered).toBeNull();
    expect(document.isDelivered).toBe(false);
  });

  const refund = (more: Body): Body => ({
    id: 900, created_at: "2026-04-02T10:00:00+08:00", transactions: [], order_adjustments: [],
    refund_line_items: [{ line_item_id: 5910000100110, quantity: 1, subtotal: 22, total_tax: 0 }], ...more,
  });

  it("reads a refund before anything was delivered; without current_quantity it says what was taken back", () => {
    const paid = { kind: "refund", status: "success", amount: "22.00", currency: "MYR" };
    const body = order({}, { refunds: [refund({ transactions: [paid, { ...paid, status: "failure" }, { ...paid, kind: "void" }] })] });
    delete line(body, 0).current_quantity;
    const document = read(body);
    expect(document.refunds).toEqual([{ id: "900", at: "2026-04-02T02:00:00.000Z", amount: "22.00", lines: [{ lineId: "5910000100110", quantity: "1", amount: "22.00" }], reason: null }]);
    expect(document.lines[0]).toMatchObject({ quantity: "3", removed: "1", delivered: "0", amount: "66.00" });
  });

  it("a refund without a transaction gave no money back", () => {
    expect(read(order({}, { refunds: [refund({})] })).refunds[0]?.amount).toBe("0.00");
  });

  it("values a refund in the shop's currency where only the buyer's was paid", () => {
    const paid = { kind: "refund", status: "success", amount: "6.90", currency: "SGD" };
    const document = read(order({}, { refunds: [refund({ transactions: [paid], order_adjustments: [{ kind: "shipping_refund", amount: "-2.00", tax_amount: "0.00" }] })] }));
    expect(document.refunds[0]?.amount).toBe("24.00");
    expect(valueOf(document, "refunds[0].transactions[0]")).toContain("6.90 SGD");
  });
});

describe("identity and text", () => {
  it("keeps ids beyond 2^53 and number tokens exactly, whatever the order of the keys", () => {
    const { externalId, document } = readText(`{"total_price": 59.450, "line_items": [{"quantity": 1, "price": 0.1, "id": 9007199254740993, "discount_allocations": []},
      {"id": 9007199254740995, "price": 59.350, "quantity": 1}], "created_at": "2026-03-31T23:59:59Z", "currency": "MYR", "name": "#1", "id": 820982911946154508}`);
    expect(externalId).toBe("820982911946154508");
    expect(document.lines.map((entry) => [entry.id, entry.amount])).toEqual([["9007199254740993", "0.10"], ["9007199254740995", "59.35"]]);
    expect(document.total).toBe("59.45");
    expect(addedUp(document)).toBe("59.45");
  });

  it.each([
    ["", null], ["   ", null], ["\u00a0\u200b", null], ["NULL", null], ["null", null], [null, null],
    [" A-1 ", "A-1"], ["NULLARBOR", "NULLARBOR"], [12345, "12345"], ["00123", "00123"], ["A&amp;B", "A&amp;B"],
  ])("reads the SKU %j as %j", (sku, expected) => {
    const body = order();
    line(body, 0).sku = sku;
    expect(read(body).lines[0]?.sku).toBe(expected);
  });

  it("does not shorten a SKU, two of which could become one: it has none, and the original is listed", () => {
    const body = order();
    line(body, 0).sku = "A".repeat(101);
    const document = read(body);
    expect(document.lines[0]?.sku).toBeNull();
    expect(valueOf(document, "line_items[0].sku")).toContain("A".repeat(101));
  });

  it("reads a custom line of a deleted product and a zero price as they are", () => {
    const document = read(order({ lines: [{ sku: null, title: "Caf&eacute; &amp; more", price: "0.00", quantity: 1 }] }));
    expect(document.lines[0]).toMatchObject({ sku: null, description: "Caf&eacute; &amp; more", unitPrice: "0.00", amount: "0.00" });
  });

  it("dates the document by processed_at in Malaysia and lists a created_at of another day", () => {
    const document = read(order({}, { processed_at: "2026-03-31T16:30:00Z", created_at: "2026-04-20T09:00:00+08:00" }));
    expect(document.date).toBe("2026-04-01");
    expect(valueOf(document, "created_at")).toBe("2026-04-20T01:00:00.000Z");
  });

  it("lists what has no place, by name, and not the noise", () => {
    const document = read(
      order({}, {
        note_attributes: [{ name: "TIN", value: "C1234567890" }], some_new_field: { deep: "kept" }, cart_token: "secret", browser_ip: "192.0.2.1",
        payment_details: { credit_card_number: "4242" }, billing_address: { name: "Buyer", address1: "1 Jalan Ini" }, shipping_address: { name: "Other", address1: "9 Jalan Lain", city: "Ipoh", zip: "30000" },
      }),
    );
    expect(valueOf(document, "note_attributes.TIN")).toBe("C1234567890");
    expect(valueOf(document, "some_new_field.deep")).toBe("kept");
    expect(valueOf(document, "shipping_address")).toBe("Other\n9 Jalan Lain\n30000 Ipoh");
    expect(document.unmapped.filter((entry) => /token|browser|payment_details|_set|gid:/.test(`${entry.path} ${entry.value}`))).toEqual([]);
  });

  it("bounds what it lists and says how much is left out", () => {
    const many = Array.from({ length: 600 }, (_, index) => ({ name: `n${index}`, value: "v".repeat(600) }));
    const document = read(order({}, { note_attributes: many }));
    expect(document.unmapped).toHaveLength(500);
    expect(document.unmapped.at(-1)?.value).toMatch(/^\d+ more entries/);
    expect(document.unmapped.every((entry) => entry.value.length <= 500)).toBe(true);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["line_items[0].price must be a decimal number", () => { const body = order(); line(body, 0).price = "1,234.00"; return body; }],
    ["line_items[0].price is missing", () => { const body = order(); Object.assign(line(body, 0), { price: null, price_set: null }); return body; }],
    ["total_price is missing", () => order({}, { total_price: null, total_price_set: null })],
    ["created_at is missing", () => order({}, { created_at: null, processed_at: null })],
    ["created_at must be a time with its zone", () => order({}, { created_at: "2026-03-31 16:30", processed_at: null })],
    ["currency is missing", () => order({}, { currency: undefined })],
    ["document.currency must be an ISO 4217 code", () => order({}, { currency: "RM" })],
    ["has no lines", () => order({}, { line_items: [] })],
    ["two lines with the same id", () => { const body = order({ lines: [mug, shirt] }); line(body, 1).id = line(body, 0).id; return body; }],
    ["line_items must have at most 5000 entries", () => order({}, { line_items: Array.from({ length: 5001 }, () => ({})) })],
    ["not a JSON object", () => [order()]],
  ])("says: %s", (sentence, body) => {
    expect(reasonOf(body())).toContain(sentence);
  });
});
