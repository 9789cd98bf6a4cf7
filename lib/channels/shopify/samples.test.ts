import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import { sum, toSen } from "#lib/canonical/money.ts";
import type { ReadOutcome } from "../channel.ts";
import { onlyDocument } from "../test-channel.ts";
import { shopifyChannel } from "./adapter.ts";

// Public sample payloads, read where they lie; the project keeps no copy of them.
const folder = fileURLToPath(new URL("../../../../shared/channels/samples/shopify/", import.meta.url));
const isThere = existsSync(folder);

const read = (name: string, topic: string | null = null): ReadOutcome =>
  shopifyChannel.read({ topic, headers: {}, body: readFileSync(`${folder}${name}.json`), receivedAt: "2026-08-01T00:00:00Z" });

function readOne(name: string, topic?: string) {
  return onlyDocument(read(name, topic));
}

const raw = (name: string): { total_price: string; order?: { total_price: string } } => JSON.parse(readFileSync(`${folder}${name}.json`, "utf8"));
const addedUp = (document: SalesDocument) =>
  toSen(sum([...document.lines.map((line) => line.amount), document.taxInclusive ? "0" : document.tax, document.rounding]));
const valueOf = (document: SalesDocument, path: string) => document.unmapped.find((entry) => entry.path === path)?.value;

/** Every sample that is an order, with its total. None is expected not to add up. */
const orders: [string, string][] = [
  ["orders-create-official-sample", "404.95"],
  ["order-hkd-line-discount", "304.00"],
  ["order-hkd-two-discounts-4-lines", "394.00"],
  ["order-hkd-cancelled-refunded", "99.00"],
  ["order-aud-tax-exclusive-shipping", "59.45"],
  ["order-rest-voided-zero-price-line", "10.00"],
];
const others = [
  "refund-official-sample", "refund-rest-with-transactions", "order-edited-official-sample", "fulfillment-create-official-sample",
  "draft-order-official-sample", "order-deleted-official-sample", "return-update-official-sample", "transactions-list",
];

describe.skipIf(!isThere)("the public Shopify samples (skipped where ../shared is missing)", () => {
  it("are all tested here", () => {
    const index: { samples: { name: string }[] } = JSON.parse(readFileSync(`${folder}index.json`, "utf8"));
    expect(index.samples.map((sample) => sample.name).sort()).toEqual([...orders.map(([name]) => name), ...others].sort());
  });

  it.each(orders)("%s is read without loss: total %s, and lines, tax and rounding add up to it", (name, total) => {
    const { document } = readOne(name);
    const body = raw(name);
    expect(document.total).toBe(total);
    expect(document.total).toBe((body.order ?? body).total_price);
    expect(addedUp(document)).toBe(total);
    expect(toSen(sum(document.lines.map((line) => line.tax)))).toBe(document.tax);
    expect(document.rounding).toBe("0.00");
  });

  it("orders-create-official-sample: exact ids from the gids, five lines and a header discount that no line names", () => {
    const { externalId, sourceVersion, document } = readOne("orders-create-official-sample", "orders/create");
    expect(externalId).toBe("820982911946154508");
    expect(document.customer.sourceId).toBe("115310627314723954");
    const goods = document.lines.filter((line) => line.kind === "item");
    expect(goods.map((line) => line.id)).toEqual([
      "487817672276298554", "789012345678901234", "890123456789012345", "976318377106520349", "315789986012684393",
    ]);
    expect(goods[0]?.sku).toBe("SKU2006-001");
    // 20.00 in the header: 10.00 is the free shipping, the other 10.00 is on no line.
    expect(document.lines.find((line) => line.kind === "shipping")).toMatchObject({ unitPrice: "10.00", discount: "10.00", amount: "0.00" });
    expect(toSen(sum(goods.map((line) => line.discount)))).toBe("10.00");
    expect(valueOf(document, "total_discounts")).toContain("10.00");
    expect(document).toMatchObject({ isCancelled: true, cancelReason: "customer", isPaid: false, isTest: true, currentTotal: "414.95" });
    // 19:00 in New York on the last day of the year is the next Malaysian day, and year.
    expect(document.date).toBe("2022-01-01");
    expect(sourceVersion).toBe("2022-01-01T00:00:00.000Z");
    expect(document.customer).toMatchObject({ name: "Example Company", email: "jon@example.com", postcode: "40003", country: "US" });
    expect(document.customer.address?.split("\n")).toEqual(["Attn: Example Buyer", "1 Example Street", "40003 Shippington", "Kentucky", "United States"]);
    expect(valueOf(document, "tags")).toBe("tag1, tag2");
  });

  it("order-hkd-line-discount: the allocation counts although total_discount is 0.00; an empty SKU and a missing customer are none", () => {
    const { document } = readOne("order-hkd-line-discount");
    expect(document.lines[0]).toMatchObject({ sku: null, unitPrice: "99.00", discount: "5.00", amount: "94.00" });
    expect(document.lines[3]).toMatchObject({ kind: "shipping", amount: "10.00" });
    expect(document.customer).toMatchObject({ sourceId: null, name: "", address: null, email: null });
    expect(document.currency).toBe("HKD");
    expect(valueOf(document, "source_name")).toBe("shopify_draft_order");
  });

  it("order-hkd-two-discounts-4-lines: allocations are added up per line, cents and remainder as given", () => {
    const { document } = readOne("order-hkd-two-discounts-4-lines");
    expect(document.lines.filter((line) => line.kind === "item").map((line) => line.discount)).toEqual(["9.78", "5.08", "5.07", "5.07"]);
    expect(valueOf(document, "discount_codes[0]")).toContain("20.00");
    expect(document.lines.filter((line) => line.kind === "item").every((line) => line.sku === null)).toBe(true);
  });

  it("order-hkd-cancelled-refunded: the ordered quantity stays, what was taken back is beside it, and so is the refund", () => {
    const { document } = readOne("order-hkd-cancelled-refunded", "orders/cancelled");
    expect(document.lines[0]).toMatchObject({ quantity: "1", removed: "1", amount: "99.00" });
    expect(document).toMatchObject({ isCancelled: true, cancelReason: "customer", currentTotal: "0.00", isPaid: true });
    expect(document.refunds).toEqual([
      { id: "982959849772", at: "2025-01-24T02:57:17.000Z", amount: "99.00", lines: [{ lineId: document.lines[0]?.id, quantity: "1", amount: "99.00" }], reason: "訂單已取消" },
    ]);
  });

  it("order-aud-tax-exclusive-shipping: GST on the goods, none on the shipping, and no current_* fields", () => {
    const { document } = readOne("order-aud-tax-exclusive-shipping");
    expect(document.lines[0]).toMatchObject({ tax: "4.50", taxRate: "10", sku: null, description: "Classic Fountain Pen - Fine / Bordeaux" });
    expect(document.lines[1]).toMatchObject({ kind: "shipping", amount: "10.00", tax: "0.00", taxRate: null });
    expect(document).toMatchObject({ taxInclusive: false, currentTotal: null, tax: "4.50", isTest: true });
    expect(document.lines[0]?.removed).toBe("0");
  });

  it("order-rest-voided-zero-price-line: unwrapped, a zero price kept, a line whose discount is its price", () => {
    const { externalId, document } = readOne("order-rest-voided-zero-price-line");
    expect(externalId).toBe("123456");
    expect(document.lines.map((line) => [line.id, line.unitPrice, line.discount, line.amount])).toEqual([
      ["254721536", "0.00", "0.00", "0.00"],
      ["5", "5.00", "5.00", "0.00"],
      ["shipping-1", "10.00", "0.00", "10.00"],
    ]);
    expect(document).toMatchObject({ isCancelled: true, isPaid: false, currentTotal: "9.50" });
  });

  it("refund-official-sample: exact ids, number tokens for money, and money that the goods do not explain", () => {
    const one = readOne("refund-official-sample", "refunds/create");
    expect(one).toMatchObject({ kind: "credit_note", externalId: "890088186047892319", sourceVersion: "2022-01-01T00:00:00.000Z" });
    expect(one.document).toMatchObject({ date: "2022-01-01", currency: "USD", total: "85.00", goodsReturned: false, reason: "Things were damaged", references: [{ kind: null, externalId: "820982911946154500" }] });
    expect(one.document.lines.map((line) => [line.id, line.sku, line.quantity, line.amount]).slice(0, 2)).toEqual([
      ["487817672276298554", "SKU2006-001", "1", "89.99"],
      ["789012345678901234", "LENS-PROTECT-2YR", "1", "19.99"],
    ]);
  });

  it("refund-rest-with-transactions: the money given back is the total, and what the goods are worth is not bent to it", () => {
    const one = readOne("refund-rest-with-transactions");
    expect(one).toMatchObject({ kind: "credit_note", externalId: "509562969" });
    expect(one.document).toMatchObject({ total: "209.00", tax: "7.96", goodsReturned: true, date: "2016-06-21", references: [{ externalId: "450789469" }] });
    expect(one.document.lines.map((line) => [line.sku, line.amount, line.tax, line.taxRate])).toEqual([["IPOD2008BLACK", "199.00", "3.98", "6"], ["IPOD2008GREEN", "199.00", "3.98", "6"]]);
  });

  it.each([
    ["order-edited-official-sample", "orders/edited", "unreadable", "order 820982911946154500 needs to be read again", "820982911946154500"],
    ["order-deleted-official-sample", "orders/delete", "unreadable", "was deleted", "820982911946154500"],
    ["fulfillment-create-official-sample", "fulfillments/create", "ignored", '"pending"', "820982911946154500"],
    ["draft-order-official-sample", "draft_orders/create", "ignored", "Draft order #D165 is a quotation", null],
    ["return-update-official-sample", "returns/update", "ignored", "no money", null],
    ["transactions-list", null, "ignored", "payment movement", "450789469"],
  ])("%s makes no document and says why", (name, topic, kind, sentence, about) => {
    const outcome = read(name, topic);
    expect(outcome).toMatchObject({ kind, about, reason: expect.stringContaining(sentence) });
  });

  it("draft-order-official-sample stays a quotation under the header of an order: the topic is not signed", () => {
    expect(read("draft-order-official-sample", "orders/create").kind).toBe("ignored");
  });
});
