import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, sum, toSen } from "#lib/canonical/money.ts";
import { computeLineAmount, computeTax, computeTotal } from "#lib/canonical/totals.ts";
import type { ReadOutcome } from "../channel.ts";
import { bytes, faultOf, onlyDocument, testChannel } from "../test-channel.ts";
import { woocommerceChannel } from "./adapter.ts";
import { sampleOrder, writeBody } from "./sample-order.ts";

const read = (body: string, topic: string | null = "order.updated"): ReadOutcome =>
  woocommerceChannel.read({ topic, headers: {}, body: bytes(body), receivedAt: "2026-04-01T00:00:00Z" });
const at = new Date("2026-03-31T16:30:00Z");
const line = { sku: "A", name: "Tea", price: "10.00", quantity: "2" };

testChannel(woocommerceChannel, {
  signature: { header: "x-wc-webhook-signature", encoding: "base64" },
  order: {
    topic: "order.updated",
    body: sampleOrder({
      number: 727, at, taxPercent: "8", shipping: { title: "Pos Laju", price: "8.00" }, fees: [{ name: "Wrapping", amount: "2.00" }],
      lines: [{ ...line, coupon: "1.00" }, { sku: "B", name: "Coffee", price: "3.35", quantity: "1.5" }], refunds: [{ id: 9, amount: "5.00" }],
    }),
  },
  total: ["total"],
  topics: ["order.created", "order.deleted", "order.restored", "product.updated", "coupon.created", "action.woocommerce_add_to_cart", "subscription.created"],
});

describe("the WooCommerce adapter", () => {
  it("reads the escaped JSON that PHP writes to the characters it stands for", () => {
    const outcome = read(writeBody(sampleOrder({ number: 1, at, lines: [{ ...line, name: "Kuih 1/2 – 蜂蜜" }] })));
    expect(outcome).toMatchObject({ kind: "documents", documents: [{ document: { lines: [{ description: "Kuih 1/2 – 蜂蜜" }] } }] });
  });

  it("ignores the ping of a new webhook, which is a form", () => {
    expect(read("webhook_id=123", null)).toMatchObject({ kind: "ignored", reason: expect.stringContaining("webhook is set up") });
    expect(read("webhook_id=123&id=1", null)).toMatchObject({ kind: "unreadable" });
  });

  it("survives an id of any length and an amount of any digits as number tokens", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 25n }), fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 99 }), (id, ringgit, sen) => {
        const amount = `${ringgit}.${String(sen).padStart(2, "0")}`;
        const text = `{"id":${id},"status":"pending","currency":"MYR","date_created_gmt":"2026-03-31T00:00:00","total":${amount},"line_items":[{"id":${id},"quantity":1,"total":${amount},"price":0.1e-3}]}`;
        expect(read(text)).toMatchObject({ kind: "documents", documents: [{ externalId: String(id), document: { total: amount, lines: [{ id: String(id), unitPrice: amount, amount }] } }] });
      }),
    );
  });

  it("adds every order up to its total and its tax to the sen, coupons, fees, fractions and tax included", () => {
    const sen = fc.integer({ min: 0, max: 1_000_000 }).map((value) => (value / 100).toFixed(2));
    const someLine = fc.record({ price: sen, quantity: fc.integer({ min: 1, max: 50_000 }).map((value) => String(value / 1000)), share: fc.integer({ min: 0, max: 100 }) });
    const order = fc.record({
      lines: fc.array(someLine, { minLength: 1, maxLength: 12 }),
      fee: fc.integer({ min: -500, max: 500 }).map((value) => (value / 100).toFixed(2)),
      shipping: sen,
      taxPercent: fc.constantFrom(null, "5", "6", "8", "10"),
      roundsOnce: fc.boolean(),
    });
    fc.assert(
      fc.property(order, ({ lines, fee, shipping, taxPercent, roundsOnce }) => {
        const sent = sampleOrder({
          number: 9, at, taxPercent, shipping: { title: "Post", price: shipping }, fees: [{ name: "Fee", amount: fee }],
          lines: lines.map(({ price, quantity, share }, index) => ({ sku: `S${index}`, name: `N${index}`, price, quantity, coupon: toSen(decimal(toSen(decimal(price).times(quantity))).times(share).dividedBy(100)) })),
        });
        // "Round tax at subtotal level": the tax of the order is rounded once, over the exact taxes of its lines.
        const charges = [...sent.line_items, ...sent.shipping_lines, ...sent.fee_lines];
        const once = toSen(sum(charges.flatMap((charge) => charge.taxes.map((tax) => tax.total))));
        const body = roundsOnce ? { ...sent, total_tax: once, total: toSen(sum([...charges.map((charge) => charge.total), once])) } : sent;
        const { document } = onlyDocument(read(JSON.stringify(body)));
        expect([document.total, document.tax]).toEqual([body.total, body.total_tax]);
        expect([computeTotal(document).toFixed(2), computeTax(document).toFixed(2)]).toEqual([body.total, body.total_tax]);
        for (const one of document.lines) expect(computeLineAmount(one).toFixed(2)).toBe(one.amount);
      }),
      { numRuns: 200 },
    );
  });

  it("reads each order of a page by itself: a bad one and a draft do no harm to their neighbours", () => {
    const orders = [sampleOrder({ number: 1, at, lines: [line] }), { ...sampleOrder({ number: 2, at, lines: [line] }), total: "?" }, sampleOrder({ number: 3, at, lines: [], status: "checkout-draft" }), 4];
    const outcome = read(JSON.stringify(orders));
    expect(faultOf(outcome)).toBeNull();
    expect(outcome).toMatchObject({
      kind: "documents",
      documents: [{ index: 0, externalId: "1" }],
      refused: [
        { index: 1, externalId: "2", why: expect.stringContaining("total must be a decimal number") },
        { index: 2, externalId: "3", why: expect.stringContaining("cart or an order still being written") },
        { index: 3, externalId: null, why: expect.stringContaining("not a JSON object") },
      ],
    });
    expect(read("[]")).toMatchObject({ kind: "ignored" });
    expect(read(JSON.stringify(Array.from({ length: 101 }, () => 1)))).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("at most 100") });
  });

  it("ends in the same document in whatever order an order's messages arrive, the version deciding", () => {
    const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);
    const messages = [
      sampleOrder({ number: 5, at, modifiedAt: hours(0), status: "pending", paidAt: null, lines: [line] }),
      sampleOrder({ number: 5, at, modifiedAt: hours(1), status: "on-hold", paidAt: null, lines: [line] }),
      sampleOrder({ number: 5, at, modifiedAt: hours(9), status: "processing", paidAt: hours(9), lines: [line] }),
      sampleOrder({ number: 5, at, modifiedAt: hours(10), status: "completed", paidAt: hours(9), completedAt: hours(10), lines: [line] }),
      sampleOrder({ number: 5, at, modifiedAt: hours(30), status: "completed", paidAt: hours(9), completedAt: hours(10), lines: [line], refunds: [{ id: 6, amount: "10.00" }] }),
    ].map((body) => onlyDocument(read(JSON.stringify(body))));
    const last = messages.at(-1);
    fc.assert(
      fc.property(fc.shuffledSubarray(messages, { minLength: messages.length }), (arriving) => {
        const kept = arriving.reduce((known, one) => ((one.sourceVersion ?? "") < (known.sourceVersion ?? "") ? known : one));
        expect(kept).toEqual(last);
      }),
    );
    expect(new Set(messages.map((message) => message.externalId))).toEqual(new Set(["5"]));
    expect(last?.document).toMatchObject({ isPaid: true, isDelivered: true, currentTotal: "10.00", refunds: [{ id: "6", amount: "10.00" }] });
  });

  it("reads lines in any order to the same lines", () => {
    const lines = ["1.05", "2.10", "33.33", "0.00"].map((price, index) => ({ sku: `S${index}`, name: `N${index}`, price, quantity: "3" }));
    const body = sampleOrder({ number: 7, at, lines, taxPercent: "8" });
    fc.assert(
      fc.property(fc.shuffledSubarray(body.line_items, { minLength: 4 }), (shuffled) => {
        const { document } = onlyDocument(read(JSON.stringify({ ...body, line_items: shuffled })));
        expect(document.total).toBe(body.total);
        expect(document.lines.toSorted((a, b) => a.id.localeCompare(b.id)).map((one) => [one.id, one.amount, one.tax])).toEqual(body.line_items.map((one) => [String(one.id), one.total, one.total_tax]));
      }),
    );
  });
});
