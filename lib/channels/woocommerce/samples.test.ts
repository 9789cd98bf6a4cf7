import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import { computeLineAmount, computeTax, computeTotal } from "#lib/canonical/totals.ts";
import type { ReadOutcome } from "../channel.ts";
import { faultOf, isSale, onlyDocument } from "../test-channel.ts";
import { woocommerceChannel } from "./adapter.ts";

// Public sample payloads, read where they lie; the project keeps no copy of them.
const folder = fileURLToPath(new URL("../../../../shared/channels/samples/woocommerce/", import.meta.url));
const isThere = existsSync(folder);

const read = (name: string, topic: string | null = "order.updated"): ReadOutcome =>
  woocommerceChannel.read({ topic, headers: {}, body: readFileSync(`${folder}${name}.json`), receivedAt: "2026-08-01T00:00:00Z" });

const readOne = (name: string) => onlyDocument(read(name));
const valueOf = (document: SalesDocument, path: string) => document.unmapped.find((entry) => entry.path === path)?.value;
const stated = (name: string): string => {
  const body: { total?: string; data: { total: string } } = JSON.parse(readFileSync(`${folder}${name}.json`, "utf8"));
  return body.total ?? body.data.total;
};

/** Every sample that is one order: its total, what its lines come to, and why where the two differ. */
const orders: [name: string, total: string, lines: string, why: string | null][] = [
  ["docs-order-727", "29.35", "29.35", null],
  ["order-partially-refunded-8-lines", "304.45", "304.45", null],
  ["order-composite-product", "2300.00", "2300.00", null],
  ["order-tax-inclusive-rounded", "33.30", "33.30", null],
  ["order-subscription-renewal", "14.50", "14.50", null],
  ["order-gift-cards", "4.00", "28.00", "Gift cards of 24.00 paid a part"],
  ["order-coupon-fee-fractional-qty", "31.20", "289.70", "The fee of 125.50 and the shipping line of 133.00 are not in the total"],
  ["order-variation-attributes-html-entities", "153.42", "129.55", "A line of 22.00 and its tax of 1.87 were taken out of the sample"],
];
const others = ["order-refunds-list", "refund-single", "order-draft-without-lines", "docs-orders-list-2"];

describe.skipIf(!isThere)("the public WooCommerce samples (skipped where ../shared is missing)", () => {
  it("are all tested here", () => {
    const index: { samples: { name: string }[] } = JSON.parse(readFileSync(`${folder}index.json`, "utf8"));
    expect(index.samples.map((sample) => sample.name).sort()).toEqual([...orders.map(([name]) => name), ...others].sort());
  });

  it.each(orders)("%s has the total %s, its lines come to %s (difference: %s)", (name, total, lines, why) => {
    const { document } = readOne(name);
    expect(faultOf(read(name))).toBeNull();
    expect(document.total).toBe(total);
    expect(document.total).toBe(stated(name));
    expect(computeTotal(document).toFixed(2)).toBe(lines);
    expect(total === lines).toBe(why === null);
  });

  it.each(orders.filter(([, total, lines]) => total === lines))("%s has line taxes that add up to its tax", (name) => {
    const { document } = readOne(name);
    expect(computeTax(document).toFixed(2)).toBe(document.tax);
  });

  it.each(orders)("%s has lines whose quantity, price and discount give their amount to the sen", (name) => {
    for (const line of readOne(name).document.lines) expect(computeLineAmount(line).toFixed(2)).toBe(line.amount);
  });

  it("docs-order-727: taxes per line and none on the shipping, UTC beside the site's time, a guest, an entity decoded", () => {
    const { externalId, sourceVersion, document } = readOne("docs-order-727");
    expect(externalId).toBe("727");
    // 16:28 on the site, 19:28 UTC: the next day in Malaysia.
    expect(document.date).toBe("2017-03-23");
    expect(sourceVersion).toBe("2017-03-22T19:28:08.000Z");
    expect(document.lines.map((line) => [line.kind, line.sku, line.quantity, line.unitPrice, line.amount, line.tax])).toEqual([
      ["item", null, "2", "3.00", "6.00", "0.45"],
      ["item", "Bar3", "1", "12.00", "12.00", "0.90"],
      ["shipping", null, "1", "10.00", "10.00", "0.00"],
    ]);
    expect(document.lines[1]?.description).toBe("Ship Your Idea – Color: Black, Size: M Test");
    expect(valueOf(document, "line_items[1].meta_data.size")).toBe("M Test");
    expect(document.customer).toMatchObject({ sourceId: null, name: "Example Buyer", country: "US", postcode: "94103" });
    expect(document).toMatchObject({ isPaid: true, isDelivered: false, isCancelled: false, tax: "1.35" });
    // The documentation's order tells no percentage, so none is made up.
    expect(document.lines[0]?.taxRate).toBeNull();
  });

  it("order-coupon-fee-fractional-qty: the coupon is inside the line, 1.5 pieces for nothing, a fee and shipping outside the total", () => {
    const { document } = readOne("order-coupon-fee-fractional-qty");
    expect(document.lines[0]).toMatchObject({ quantity: "2", unitPrice: "25.00", discount: "20.00", amount: "30.00", sku: null });
    expect(document.lines[1]).toMatchObject({ quantity: "1.5", unitPrice: "6.667", discount: "10.00", amount: "0.00", sku: "5555-A" });
    expect(document.lines.find((line) => line.kind === "fee")).toMatchObject({ description: "$125.50 fee", amount: "125.50" });
    expect(valueOf(document, "coupon_lines[0]")).toBe("30$off 30 1.2");
    expect(valueOf(document, "shipping_total")).toBe("0.00, but the shipping lines add up to 133.00.");
    expect(document.taxInclusive).toBe(false);
  });

  it("order-partially-refunded-8-lines: exact prices beside a binary float, two refunds, and a total that they do not reduce", () => {
    const { document } = readOne("order-partially-refunded-8-lines");
    expect(document.lines).toHaveLength(9);
    expect(document.lines[2]).toMatchObject({ sku: "POSTER-PREMIUM-QUALITY", quantity: "3", unitPrice: "10.80", amount: "32.40", delivered: "3" });
    expect(document.lines[8]).toMatchObject({ kind: "shipping", amount: "54.25" });
    expect(document.refunds).toMatchObject([{ id: "549", at: null, amount: "16.20" }, { id: "547", at: null, amount: "8.10" }]);
    expect(document).toMatchObject({ total: "304.45", currentTotal: "280.15", isPaid: true, isDelivered: true });
    expect(document.customer).toMatchObject({ sourceId: "1", name: "Example Company" });
    expect(valueOf(document, "meta_data._wc_shipment_tracking_items")).toContain("117579686762");
  });

  it("order-gift-cards: 24.00 of 28.00 paid by gift cards is said, not booked away", () => {
    const { document } = readOne("order-gift-cards");
    expect(valueOf(document, "gift_cards[0]")).toContain("20 paid by the gift card ending in EZFT");
    expect(valueOf(document, "gift_cards[1]")).toContain("4 paid by the gift card ending in ZKS9");
    expect(valueOf(document, "line_items[0].tax_class")).toBe("clothing-20010");
    expect(document.lines.map((line) => line.amount)).toEqual(["18.00", "10.00"]);
  });

  it("order-composite-product: the kit with its price and its three parts without, none with a SKU", () => {
    const { document } = readOne("order-composite-product");
    expect(document.lines.map((line) => [line.id, line.sku, line.amount])).toEqual([["830", null, "2300.00"], ["831", null, "0.00"], ["832", null, "0.00"], ["833", null, "0.00"]]);
    expect(valueOf(document, "line_items[1].composite_parent")).toBe("830");
    // No way of paying is named, but the time of payment is.
    expect(document.isPaid).toBe(true);
    expect(document.customer).toMatchObject({ sourceId: null, name: "", address: null });
  });

  it("order-tax-inclusive-rounded: prices entered with tax, lines without it, 2 % of tax on goods and shipping", () => {
    const { document } = readOne("order-tax-inclusive-rounded");
    expect(document.lines.map((line) => [line.unitPrice, line.amount, line.tax, line.taxRate])).toEqual([["17.65", "17.65", "0.35", "2"], ["15.00", "15.00", "0.30", "2"]]);
    expect(document).toMatchObject({ taxInclusive: false, tax: "0.65" });
    expect(valueOf(document, "prices_include_tax")).toContain("without");
    expect(valueOf(document, "meta_data._charge_id")).toBe("ch_example00000");
  });

  it("order-variation-attributes-html-entities: names in clear text, attributes listed, shipping from the header", () => {
    const { document } = readOne("order-variation-attributes-html-entities");
    expect(document.lines[0]).toMatchObject({ description: "<Variable> Fun Pens! - Orange, Mitsubishi", sku: "pen", amount: "88.00", tax: "7.48" });
    expect(document.lines[1]).toMatchObject({ description: "(Downloadable) food", tax: "2.00" });
    expect(document.lines[2]).toMatchObject({ id: "shipping", kind: "shipping", amount: "7.90", tax: "0.67" });
    expect(valueOf(document, "line_items[0].meta_data.Color")).toBe("Orange");
    expect(valueOf(document, "line_items[0].meta_data.Amount")).toBe("$22.00");
    // A difference of 1.87 is no rounding: the tax of the lines stays as it is stated.
    expect([document.tax, computeTax(document).toFixed(2)]).toEqual(["12.02", "10.15"]);
  });

  it("order-subscription-renewal: an order like any other, which says of what it is the renewal", () => {
    const { document } = readOne("order-subscription-renewal");
    expect(valueOf(document, "meta_data._subscription_renewal")).toBe("282");
    expect(valueOf(document, "created_via")).toBe("subscription");
    expect(document.lines[1]).toMatchObject({ kind: "shipping", description: "Free shipping", amount: "0.00" });
  });

  it("docs-orders-list-2: two orders of one page, the second with two refunds", () => {
    const outcome = read("docs-orders-list-2", null);
    expect(faultOf(outcome)).toBeNull();
    expect(outcome).toMatchObject({
      kind: "documents",
      refused: [],
      documents: [
        { index: 0, externalId: "727", document: { total: "29.35" } },
        { index: 1, externalId: "723", document: { total: "39.00", currentTotal: "20.00", refunds: [{ amount: "10.00" }, { amount: "9.00" }] } },
      ],
    });
    for (const { document } of outcome.kind === "documents" ? outcome.documents.filter(isSale) : []) expect(computeTotal(document).toFixed(2)).toBe(document.total);
  });

  it("refund-single: a credit note by the order's own line, and shipping that the amount does not hold", () => {
    const one = readOne("refund-single");
    expect(one).toMatchObject({ kind: "credit_note", externalId: "562" });
    expect(one.document).toMatchObject({ total: "27.00", currency: "XXX", date: "2019-10-02", references: [{ kind: null, externalId: "560" }] });
    expect(one.document.lines.map((line) => [line.id, line.kind, line.sku, line.quantity, line.amount, line.tax])).toEqual([
      ["65", "item", "HOODIE-SHIP-YOUR-IDEA-BLUE-XL", "1", "27.00", "0.00"],
      ["shipping-189", "shipping", null, "1", "7.00", "0.62"],
    ]);
  });

  it("order-refunds-list: each refund of the order is a credit note of its own", () => {
    const outcome = read("order-refunds-list");
    expect(faultOf(outcome)).toBeNull();
    const notes = outcome.kind === "documents" ? outcome.documents.filter(isSale) : [];
    expect(notes.map((one) => [one.kind, one.externalId, one.document.total, computeTotal(one.document).toFixed(2)])).toEqual([
      ["credit_note", "1172", "63.00", "63.00"], ["credit_note", "1025", "117.00", "117.00"], ["credit_note", "590", "18.00", "18.00"], ["credit_note", "562", "27.00", "27.00"],
    ]);
    expect(notes[1]?.document.lines.map((line) => [line.id, line.quantity, line.unitPrice])).toEqual([["59", "1", "31.50"], ["63", "1", "31.50"], ["65", "2", "27.00"]]);
  });

  it.each([
    ["order-draft-without-lines", "ignored", "a cart or an order still being written", "85"],
  ])("%s makes no document and says why", (name, kind, sentence, about) => {
    expect(read(name)).toMatchObject({ kind, about, reason: expect.stringContaining(sentence) });
  });
});
