import { describe, expect, it } from "vitest";
import { computeLineAmount, computeTax, computeTotal } from "#lib/canonical/totals.ts";
import { onlyDocument } from "../test-channel.ts";
import { woocommerceChannel } from "./adapter.ts";
import { sampleOrder, type SampleOrder } from "./sample-order.ts";

type Overrides = Readonly<globalThis.Record<string, unknown>>;
const at = new Date("2026-03-31T16:30:00Z");
const tea = { sku: "TEA", name: "Tea", price: "18.90", quantity: "2" };

const outcomeOf = (order: Partial<SampleOrder>, overrides: Overrides = {}) =>
  woocommerceChannel.read({
    topic: "order.updated", headers: {}, receivedAt: "2026-04-01T00:00:00Z",
    body: new TextEncoder().encode(JSON.stringify(sampleOrder({ number: 727, at, lines: [tea], ...order }, overrides))),
  });

const read = (order: Partial<SampleOrder>, overrides?: Overrides) => onlyDocument(outcomeOf(order, overrides));
const valueOf = ({ document }: ReturnType<typeof read>, path: string) => document.unmapped.find((entry) => entry.path === path)?.value;

describe("a WooCommerce order", () => {
  it("is read with number, version, buyer and lines", () => {
    const one = read({ modifiedAt: new Date("2026-04-02T01:02:03Z"), shipping: { title: "Pos Laju", price: "8.00" } });
    expect(one).toMatchObject({ externalId: "727", kind: null, sourceVersion: "2026-04-02T01:02:03.000Z" });
    expect(one.document).toMatchObject({ number: "727", currency: "MYR", taxInclusive: false, total: "45.80", currentTotal: "45.80", isTest: false });
    expect(one.document.customer).toMatchObject({
      sourceId: "26", name: "Siti Rahman", email: "siti@example.com", phone: "012-3456789", postcode: "30000", country: "MY", address: "8 Jalan Contoh\n30000 Ipoh\nPerak\nMalaysia",
    });
    expect(one.document.lines).toMatchObject([
      { id: "7270", kind: "item", sku: "TEA", description: "Tea", quantity: "2", unitPrice: "18.90", discount: "0.00", amount: "37.80", delivered: null, removed: "0" },
      { id: "shipping-7278", kind: "shipping", description: "Pos Laju", quantity: "1", unitPrice: "8.00", amount: "8.00" },
    ]);
    expect(valueOf(one, "payment_method_title")).toBe("Online banking");
  });

  it.each([
    ["2026-03-31T15:59:59", "2026-03-31"],
    ["2026-03-31T16:00:00", "2026-04-01"],
    ["2026-12-31T16:00:00Z", "2027-01-01"],
  ])("created at %s, which is UTC without saying so, has the Malaysian date %s", (created, date) => {
    expect(read({}, { date_created_gmt: created, date_created: "1999-01-01T00:00:00" }).document.date).toBe(date);
  });

  it("has no buyer's id where the customer is 0, a guest, but a name all the same", () => {
    expect(read({}, { customer_id: 0 }).document.customer).toMatchObject({ sourceId: null, name: "Siti Rahman" });
  });

  it("is bought by the company that the billing address names, for the attention of the person", () => {
    const billing = { first_name: "Siti", last_name: "Rahman", company: "Tan &amp; Sons Sdn Bhd", address_1: "8 Jalan Contoh", city: "Kuala Lumpur", state: "KUL", postcode: "50000", country: "MY" };
    const one = read({}, { billing });
    expect(one.document.customer).toMatchObject({ name: "Tan & Sons Sdn Bhd", address: "Attn: Siti Rahman\n8 Jalan Contoh\n50000 Kuala Lumpur\nKuala Lumpur\nMalaysia" });
    expect(valueOf(one, "shipping")).toContain("Ipoh");
  });

  it("has an empty party at the counter", () => {
    const nobody = { first_name: "", last_name: "", company: "", address_1: "", city: "", state: "", postcode: "", country: "", email: "", phone: "" };
    expect(read({}, { customer_id: 0, billing: nobody, shipping: nobody }).document.customer).toMatchObject({ sourceId: null, name: "", email: null, address: null, country: null });
  });
});

describe("the amounts of a WooCommerce order", () => {
  it("are read from the texts: a coupon is what separates subtotal and total, the float price is not looked at", () => {
    const { document } = read({ lines: [{ ...tea, quantity: "3", coupon: "5.67" }] }, {});
    expect(document.lines[0]).toMatchObject({ quantity: "3", unitPrice: "18.90", discount: "5.67", amount: "51.03" });
    const { document: strange } = read({}, { line_items: [{ id: 1, quantity: 3, subtotal: "32.40", total: "32.40", price: 10.799999999999999 }], total: "32.40" });
    expect(strange.lines[0]).toMatchObject({ unitPrice: "10.80", amount: "32.40" });
  });

  it("are without tax although prices were entered with it: tax is on top", () => {
    const one = read({ taxPercent: "8", shipping: { title: "Post", price: "10.00" } }, { prices_include_tax: true });
    expect(one.document).toMatchObject({ taxInclusive: false, total: "51.62", tax: "3.82" });
    expect(one.document.lines.map((line) => [line.amount, line.tax, line.taxRate])).toEqual([["37.80", "3.02", "8"], ["10.00", "0.80", "8"]]);
    expect(computeTotal(one.document).toFixed(2)).toBe("51.62");
    expect(valueOf(one, "prices_include_tax")).toContain("without");
  });

  it("keep a negative fee as a line that takes off, and a positive one as a charge", () => {
    const { document } = read({ fees: [{ name: "Diskaun ahli &#8211; 5%", amount: "-1.89" }, { name: "Wrapping", amount: "2.00" }], taxPercent: "10" });
    expect(document.lines.slice(1)).toMatchObject([
      { kind: "fee", description: "Diskaun ahli – 5%", quantity: "1", unitPrice: "-1.89", discount: "0.00", amount: "-1.89", tax: "-0.19" },
      { kind: "fee", description: "Wrapping", amount: "2.00", tax: "0.20" },
    ]);
    expect(computeTotal(document).toFixed(2)).toBe(document.total);
  });

  it("keep a fractional quantity, and one that PHP wrote as a float, with a price that gives the amount", () => {
    const { document } = read({ lines: [{ ...tea, quantity: "1.5", price: "6.67" }] });
    expect(document.lines[0]).toMatchObject({ quantity: "1.5", amount: "10.01" });
    const float = read({}, { line_items: [{ id: 1, quantity: 0.30000000000000004, total: "1.00", subtotal: "1.00" }], total: "1.00" }).document;
    expect(float.lines[0]?.quantity).toBe("0.3");
    for (const line of [...document.lines, ...float.lines]) expect(computeLineAmount(line).toFixed(2)).toBe(line.amount);
  });

  it("take shipping from the header where no line names it", () => {
    const { document } = read({}, { shipping_lines: [], shipping_total: "8.00", shipping_tax: "0.00", total: "45.80" });
    expect(document.lines[1]).toMatchObject({ id: "shipping", kind: "shipping", amount: "8.00" });
    expect(computeTotal(document).toFixed(2)).toBe("45.80");
  });

  it("never make up what gift cards took off the total: it is said, and does not add up", () => {
    const one = read({}, { total: "13.80", gift_cards: [{ id: 2, code: "SU9F-EZFT", amount: 24 }] });
    expect(one.document.total).toBe("13.80");
    expect(computeTotal(one.document).toFixed(2)).toBe("37.80");
    expect(valueOf(one, "gift_cards[0]")).toBe("24 paid by the gift card ending in EZFT. The order's total is without it, its lines are not.");
  });

  it("list a line that was raised by hand at its total, with what it was before", () => {
    const one = read({}, { line_items: [{ id: 1, quantity: 2, subtotal: "10.00", total: "12.00" }], total: "12.00" });
    expect(one.document.lines[0]).toMatchObject({ unitPrice: "6.00", discount: "0.00", amount: "12.00" });
    expect(valueOf(one, "line_items[0].subtotal")).toBe("10.00");
  });

  it("keep more than two decimals as they are", () => {
    const { document } = read({}, { line_items: [{ id: 1, quantity: 1, subtotal: "10.125", total: "10.125" }], total: "10.125" });
    expect(document).toMatchObject({ total: "10.125", lines: [{ amount: "10.125", unitPrice: "10.125" }] });
  });
});

describe("the tax of a WooCommerce order", () => {
  const thirds = [1, 2, 3].map((id) => ({ id, quantity: 1, subtotal: "4.30", total: "4.30", total_tax: "0.34", taxes: [{ id: 3, total: "0.344", subtotal: "0.344" }] }));
  const sst = [{ rate_id: 3, label: "SST", compound: false, rate_percent: 8, tax_total: "1.03" }];

  it("is spread by the exact figures where the shop rounded the whole order, so that the lines add up to it", () => {
    const one = read({}, { line_items: thirds, tax_lines: sst, total_tax: "1.03", total: "13.93" });
    expect(one.document.lines.map((line) => line.tax)).toEqual(["0.35", "0.34", "0.34"]);
    expect(computeTax(one.document).toFixed(2)).toBe("1.03");
    expect(computeTotal(one.document).toFixed(2)).toBe("13.93");
    expect(valueOf(one, "total_tax")).toContain("not of each line (1.02)");
  });

  it("stays as stated where rounding does not explain the difference", () => {
    const { document } = read({}, { line_items: thirds, tax_lines: sst, total_tax: "1.20", total: "14.10" });
    expect(document.lines.map((line) => line.tax)).toEqual(["0.34", "0.34", "0.34"]);
    expect(document.tax).toBe("1.20");
    expect(computeTax(document).toFixed(2)).toBe("1.02");
  });

  it("is the sum of the lines where the header says none", () => {
    expect(read({}, { line_items: thirds, tax_lines: sst, total_tax: null }).document.tax).toBe("1.02");
  });

  it("adds up the rates of one line, and tells none where it cannot", () => {
    const taxes = [{ id: 3, total: "0.80" }, { id: 4, total: "0.20" }, { id: 5, total: "" }];
    const line = { id: 1, quantity: 1, subtotal: "10.00", total: "10.00", total_tax: "1.00", taxes };
    const rates = (compound: boolean, percent: unknown = "2.0000") => [{ rate_id: 3, rate_percent: 8, compound: false }, { rate_id: 4, rate_percent: percent, compound }];
    const rateOf = (tax_lines: unknown) => read({}, { line_items: [line], tax_lines, total_tax: "1.00", total: "11.00" }).document.lines[0]?.taxRate;
    expect(rateOf(rates(false))).toBe("10");
    expect(rateOf(rates(true))).toBeNull();
    expect(rateOf(rates(false, null))).toBeNull();
    expect(rateOf(rates(false, ""))).toBeNull();
    expect(rateOf([])).toBeNull();
  });
});

describe("the status of a WooCommerce order", () => {
  const paid = new Date("2026-04-01T00:00:00Z");
  it.each([
    // status, paid at, completed at: paid, delivered, cancelled
    ["pending", null, null, false, false, false],
    ["on-hold", null, null, false, false, false],
    ["on-hold", paid, null, false, false, false],
    ["failed", null, null, false, false, false],
    ["processing", paid, null, true, false, false],
    // Cash on delivery is processed before anybody paid.
    ["processing", null, null, false, false, false],
    ["completed", paid, paid, true, true, false],
    ["completed", null, paid, true, true, false],
    ["wc-completed", paid, paid, true, true, false],
    // Set back from completed.
    ["processing", paid, paid, true, false, false],
    ["refunded", paid, null, true, false, false],
    ["refunded", paid, paid, true, true, false],
    ["cancelled", null, null, false, false, true],
    ["cancelled", paid, null, true, false, true],
    ["trash", paid, null, true, false, true],
  ])("%s, paid at %s, completed at %s: paid %s, delivered %s, cancelled %s", (status, paidAt, completedAt, isPaid, isDelivered, isCancelled) => {
    const { document } = read({ status, paidAt, completedAt });
    expect(document).toMatchObject({ isPaid, isDelivered, isCancelled });
    expect(document.lines[0]?.delivered).toBe(isDelivered ? "2" : null);
  });

  it.each(["shipped", "partial-shipped", "wc-pre-ordered", ""])("%j is a plugin's: a person has to look", (status) => {
    expect(outcomeOf({ status })).toMatchObject({ kind: "unreadable", about: "727", reason: expect.stringContaining("not one of WooCommerce's own") });
  });
});

describe("the refunds of a WooCommerce order", () => {
  it("are positive amounts; the total stays, and what is left is beside it", () => {
    const one = read({ refunds: [{ id: 549, amount: "16.20", reason: "Sold out" }, { id: 547, amount: "8.10" }] });
    expect(one.document).toMatchObject({ total: "37.80", currentTotal: "13.50", isPaid: true });
    expect(one.document.refunds).toEqual([{ id: "549", at: null, amount: "16.20", lines: [], reason: "Sold out" }, { id: "547", at: null, amount: "8.10", lines: [], reason: null }]);
    // Which goods came back is not in the order.
    expect(one.document.lines[0]?.removed).toBe("0");
  });

  it("leave out one that was deleted again, and say so", () => {
    const one = read({}, { refunds: [{ id: 0, reason: "", total: "-0.00" }] });
    expect(one.document).toMatchObject({ refunds: [], currentTotal: "37.80" });
    expect(valueOf(one, "refunds[0]")).toContain("deleted");
  });

  it("are the whole order where its status says so and the list does not", () => {
    const { document } = read({ status: "refunded", refunds: [{ id: 1, amount: "7.80" }] });
    expect(document.refunds.map((refund) => [refund.id, refund.amount])).toEqual([["1", "7.80"], ["727/status-refunded", "30.00"]]);
    expect(document.currentTotal).toBe("0.00");
  });

  it("are unknown where the body does not list them", () => {
    expect(read({}, { refunds: undefined }).document).toMatchObject({ refunds: [], currentTotal: null });
  });
});

describe("what a WooCommerce order says beside", () => {
  it("is a SKU only where something can be seen of it", () => {
    const skus = ["", " ", null, 4711, "NULL", "\u200B"].map((sku) => read({ lines: [{ ...tea, sku }] }).document.lines[0]?.sku);
    expect(skus).toEqual([null, null, null, "4711", null, null]);
  });

  it("is its attributes and plugin fields, of whatever type, in words", () => {
    const one = read({}, {
      meta_data: [
        { id: 1, key: "_ywgc_applied_gift_cards_totals", value: "24" }, { id: 2, key: "po", value: { number: "PO-1", lines: [1, 2] } },
        { id: 3, key: "_cart_hash", value: "abc" }, { id: 4, key: "empty", value: "" }, { id: 5, value: "no key" },
      ],
      line_items: [{ id: 1, quantity: 1, total: "37.80", sku: "", variation_id: 23, composite_parent: 830, tax_class: "reduced", meta_data: [{ id: 9, key: "pa_color", value: "black", display_key: "Color", display_value: "Black &amp; white" }] }],
      coupon_lines: [{ id: 894, code: "RAYA", discount: "30", discount_tax: "1.2" }],
    });
    expect(valueOf(one, "meta_data._ywgc_applied_gift_cards_totals")).toBe("24");
    expect(valueOf(one, "meta_data.po")).toBe('{"number":"PO-1","lines":["1","2"]}');
    expect(valueOf(one, "line_items[0].meta_data.Color")).toBe("Black & white");
    expect(valueOf(one, "line_items[0].variation_id")).toBe("23");
    expect(valueOf(one, "line_items[0].composite_parent")).toBe("830");
    expect(valueOf(one, "line_items[0].tax_class")).toBe("reduced");
    expect(valueOf(one, "coupon_lines[0]")).toBe("RAYA 30 1.2");
    expect(one.document.unmapped.map((entry) => entry.path).filter((path) => /hash|empty|undefined/.test(path))).toEqual([]);
  });

  it("is listed too where nobody has thought of the field", () => {
    expect(valueOf(read({}, { einvoice: { tin: "C123" } }), "einvoice.tin")).toBe("C123");
  });

  it.each([
    ["a total that is no number", { total: "12,50" }, "total must be a decimal number"],
    ["no total on a line", { line_items: [{ id: 1, quantity: 1 }] }, "line_items[0].total is missing"],
    ["no time of creation", { date_created_gmt: null }, "date_created_gmt must be text"],
    ["a time that is none", { date_created_gmt: "0000-00-00T00:00:00" }, "date_created_gmt must be a time in UTC"],
    ["no lines", { line_items: [] }, "has no lines"],
    ["two lines of one id", { line_items: [{ id: 1, quantity: 1, total: "1.00" }, { id: 1, quantity: 1, total: "1.00" }] }, "two lines with the same id"],
    ["a currency that is none", { currency: "Ringgit" }, "document.currency must be an ISO 4217 code"],
  ])("with %s is refused with the field's name", (_, overrides, sentence) => {
    expect(outcomeOf({}, overrides)).toMatchObject({ kind: "unreadable", about: "727", reason: expect.stringContaining(sentence) });
  });
});
