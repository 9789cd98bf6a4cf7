import { describe, expect, it } from "vitest";
import { computeTax, computeTotal } from "#lib/canonical/totals.ts";
import { onlyDocument } from "../test-channel.ts";
import { easystoreChannel } from "./adapter.ts";
import { sampleOrder, type SampleOrder } from "./sample-order.ts";

const at = new Date("2026-03-31T16:30:00Z");
const tea = { sku: "TEA", name: "Tea", variant: "100g", price: "18.90", quantity: 2 };

const outcomeOf = (order: Partial<SampleOrder>, overrides: Readonly<globalThis.Record<string, unknown>> = {}) =>
  easystoreChannel.read({
    topic: "order/create", headers: {}, receivedAt: "2026-04-01T00:00:00Z",
    body: new TextEncoder().encode(JSON.stringify({ order: sampleOrder({ number: 1018, at, lines: [tea], ...order }, overrides) })),
  });

const read = (order: Partial<SampleOrder>, overrides?: Readonly<globalThis.Record<string, unknown>>) => onlyDocument(outcomeOf(order, overrides));
const valueOf = ({ document }: ReturnType<typeof read>, path: string) => document.unmapped.find((entry) => entry.path === path)?.value;

describe("an EasyStore order", () => {
  it("is read with number, Malaysian date, version, buyer and lines", () => {
    const one = read({ shipping: { name: "Pos Laju", price: "8.00" }, updatedAt: new Date("2026-04-02T00:00:00Z") });
    expect(one).toMatchObject({ externalId: "37010180", kind: null, sourceVersion: "2026-04-02T00:00:00.000Z" });
    // 16:30 UTC on the 31st is the 1st in Malaysia.
    expect(one.document).toMatchObject({ number: "#1018", date: "2026-04-01", currency: "MYR", total: "45.80", isPaid: true, isCancelled: false, isDelivered: false });
    expect(one.document.customer).toMatchObject({ sourceId: "11748862", name: "Siti Rahman", postcode: "30000", country: "MY", address: "8 Jalan Contoh\n30000 Ipoh\nPerak\nMalaysia" });
    expect(one.document.lines).toMatchObject([
      { id: "37010180", kind: "item", sku: "TEA", description: "Tea - 100g", quantity: "2", unitPrice: "18.90", amount: "37.80", delivered: "0" },
      { id: "shipping-37010189", kind: "shipping", description: "Pos Laju", amount: "8.00" },
    ]);
    expect(valueOf(one, "source_name")).toBe("sf");
  });

  it("keeps a line's discount, tax and the charge of the way of paying, to the sen", () => {
    const { document } = read({ lines: [{ ...tea, discount: "2.80" }], taxPercent: "6", charge: "1.05", shipping: { name: "Post", price: "5.00" } });
    expect(document.lines[0]).toMatchObject({ discount: "2.80", amount: "35.00", tax: "2.10", taxRate: "6" });
    expect(document.lines.at(-1)).toMatchObject({ kind: "fee", description: "Transaction charge", amount: "1.05" });
    expect(document).toMatchObject({ total: "43.15", tax: "2.10" });
    expect(computeTotal(document).toFixed(2)).toBe("43.15");
    expect(computeTax(document).toFixed(2)).toBe("2.10");
  });

  it("does not add up, and is so held, where a discount is named on no line", () => {
    const one = read({}, { total_discount: "5.00", total_price: "32.80", total_amount_include_transaction: "32.80", discounts: [{ code: "RAYA", amount: 5 }] });
    expect(one.document.total).toBe("32.80");
    expect(computeTotal(one.document).toFixed(2)).toBe("37.80");
    expect(valueOf(one, "total_discount")).toBe("5.00");
    expect(valueOf(one, "discounts[0].code")).toBe("RAYA");
  });

  it.each([["a number", 5], ["an object", { code: "RAYA" }], ["a list", [{ code: "RAYA" }]], ["nothing", null]])("takes discounts that are %s", (_, discounts) => {
    expect(outcomeOf({}, { discounts }).kind).toBe("documents");
  });

  it("counts what has left by line: a part is a part", () => {
    expect(read({ lines: [{ ...tea, fulfilled: 1 }] }).document).toMatchObject({ isDelivered: false, lines: [{ delivered: "1" }] });
    expect(read({ lines: [{ ...tea, fulfilled: 2 }] }).document.isDelivered).toBe(true);
  });

  it.each([["paid", true], ["refunded", true], ["partially_refunded", true], ["unpaid", false], ["pending", false], ["partially_paid", false], ["voided", false], ["cod", false]])("with the status %s is paid: %s", (status, isPaid) => {
    expect(read({ status }).document.isPaid).toBe(isPaid);
  });

  it("is left to a person where its payment status is not known", () => {
    expect(outcomeOf({ status: "in_dispute" })).toMatchObject({ kind: "unreadable", about: "37010180", reason: expect.stringContaining('payment status "in_dispute"') });
  });

  it("says what was given back: refunds as listed, and what the order's own sum says beyond them", () => {
    const { document } = read({ refunded: "10.00" }, { refunds: [{ id: 3, amount: 4, created_at: "2026-04-02T00:00:00+08:00" }] });
    expect(document).toMatchObject({ total: "37.80", currentTotal: "27.80" });
    expect(document.refunds).toMatchObject([
      { id: "3", at: "2026-04-01T16:00:00.000Z", amount: "4.00" },
      { id: expect.stringMatching(/^\d+\/total-refund$/), at: null, amount: "6.00" },
    ]);
  });

  it("is cancelled by its time of cancellation or its flag", () => {
    expect(read({}, { cancelled_at: "2026-04-02T00:00:00+08:00" }).document.isCancelled).toBe(true);
    expect(read({}, { is_cancelled: true }).document.isCancelled).toBe(true);
  });

  it("never takes a marketplace's masked text for a buyer", () => {
    const one = read({}, {
      customer: { id: 4, first_name: "A***", last_name: "F***i", email: "a***@example.com", phone: "******89" },
      billing_address: { first_name: "A***", last_name: "F***i", address1: "8 J***", zip: "32***", country_code: "MY", phone: "******89" },
      shipping_address: null,
    });
    expect(one.document.customer).toMatchObject({ sourceId: "4", name: "", email: null, phone: null, address: null, postcode: null, country: "MY" });
    expect(valueOf(one, "customer.name")).toBe("Masked by the marketplace: A*** F***i");
  });

  it("takes currency_code of the API, and several shipping fees", () => {
    const { document } = read({}, {
      currency: undefined, currency_code: "myr", total_shipping: "3.00", total_price: "40.80", total_amount_include_transaction: undefined,
      shipping_fees: [{ name: "Post", price: "2.00" }, { name: "Ice", price: "1.00" }],
    });
    expect(document.currency).toBe("MYR");
    expect(document.lines.map((line) => [line.id, line.amount])).toEqual([["37010180", "37.80"], ["shipping-1", "2.00"], ["shipping-2", "1.00"]]);
    expect(computeTotal(document).toFixed(2)).toBe(document.total);
  });

  it.each([
    ["a price that is no number", { line_items: [{ id: 1, quantity: 1, price: "free" }] }, "line_items[0].price must be a decimal number"],
    ["no time", { created_at: null }, "created_at"],
    ["a time without a zone", { created_at: "2026-03-31 16:30:00" }, "created_at must be a time with its zone"],
    ["no currency", { currency: null }, "currency is missing"],
    ["no lines", { line_items: [] }, "has no lines"],
  ])("with %s is refused with the field's name", (_, overrides, sentence) => {
    expect(outcomeOf({}, overrides)).toMatchObject({ kind: "unreadable", reason: expect.stringContaining(sentence) });
  });
});
