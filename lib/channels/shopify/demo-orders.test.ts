import { describe, expect, it } from "vitest";
import { sum, toSen } from "#lib/canonical/money.ts";
import * as demo from "#prisma/seed/shopify-orders.ts";
import { onlyDocument } from "../test-channel.ts";
import { shopifyChannel } from "./adapter.ts";

const place = { number: 1001, at: new Date("2026-03-31T16:30:00Z") };

function read(order: object) {
  const outcome = shopifyChannel.read({ topic: "orders/updated", headers: {}, body: new TextEncoder().encode(JSON.stringify(order)), receivedAt: "2026-04-01T00:00:00Z" });
  return onlyDocument(outcome);
}
const addedUp = ({ document }: ReturnType<typeof read>) =>
  toSen(sum([...document.lines.flatMap((line) => [line.amount, document.taxInclusive ? "0" : line.tax]), document.rounding]));

describe("the demo orders", () => {
  it.each([
    ["normal", demo.normalOrder(place), "70.30"],
    ["discounted", demo.discountedOrder(place), "156.32"],
    ["missing SKU", demo.missingSkuOrder(place, "KR-UNKNOWN"), "74.80"],
    ["new customer", demo.newCustomerOrder(place), "146.00"],
    ["partially delivered", demo.partiallyDeliveredOrder(place), "253.00"],
    ["fully delivered", demo.fullyDeliveredOrder(place), "253.00"],
    ["cancelled", demo.cancelledOrder(place), "70.30"],
    ["tax inclusive", demo.taxInclusiveOrder(place), "107.00"],
    ["tax on top", demo.normalOrder({ ...place, taxPercent: "10" }), "77.33"],
    ["long description", demo.longDescriptionOrder(place), "97.00"],
    ["walk-in", demo.walkInOrder(place), "89.00"],
    ["shipping discount", demo.shippingDiscountOrder(place), "98.00"],
  ])("%s is read whole and adds up to its total", (_, order, total) => {
    const one = read(order);
    expect(one.document.total).toBe(total);
    expect(addedUp(one)).toBe(total);
    expect(toSen(sum(one.document.lines.map((line) => line.tax)))).toBe(one.document.tax);
    expect(one.document).toMatchObject({ number: "#1001", date: "2026-04-01", currency: "MYR" });
  });

  it("the mismatching one does not", () => {
    const one = read(demo.totalMismatchOrder(place));
    expect([one.document.total, addedUp(one)]).toEqual(["73.30", "70.30"]);
  });

  it("the fully delivered one is the later message of the partially delivered one", () => {
    const partial = read(demo.partiallyDeliveredOrder(place));
    const full = read(demo.fullyDeliveredOrder(place));
    expect(full.externalId).toBe(partial.externalId);
    expect((full.sourceVersion ?? "") > (partial.sourceVersion ?? "")).toBe(true);
    expect(partial.document.lines.map((line) => line.delivered)).toEqual(["2", "1", "0", null]);
    expect(full.document.lines.map((line) => line.delivered)).toEqual(["3", "1", "2", null]);
    expect([partial.document.isDelivered, full.document.isDelivered]).toEqual([false, true]);
  });

  it("the duplicate is another order with the same number, buyer, lines and total", () => {
    const original = read(demo.normalOrder(place));
    const copy = read(demo.duplicateOrder(demo.normalOrder(place)));
    expect(copy.externalId).not.toBe(original.externalId);
    const { unmapped: _, ...same } = original.document;
    expect(copy.document).toMatchObject(same);
  });

  it("the others are what their names say", () => {
    expect(read(demo.walkInOrder(place)).document.customer).toMatchObject({ sourceId: null, name: "" });
    expect(read(demo.cancelledOrder(place)).document).toMatchObject({ isCancelled: true, isPaid: false, currentTotal: "0.00" });
    expect(read(demo.missingSkuOrder(place, "KR-UNKNOWN")).document.lines[0]?.sku).toBe("KR-UNKNOWN");
    expect(read(demo.longDescriptionOrder(place)).document.lines[0]?.description.length).toBeGreaterThan(100);
    expect(read(demo.taxInclusiveOrder(place)).document).toMatchObject({ taxInclusive: true, tax: "7.92" });
    expect(read(demo.newCustomerOrder(place)).document.customer.sourceId).toBe("7810000000190");
  });

  it("are the same bytes every time, and signed as Shopify signs", () => {
    const body = JSON.stringify(demo.normalOrder(place));
    expect(JSON.stringify(demo.normalOrder(place))).toBe(body);
    const headers = { "x-shopify-hmac-sha256": demo.signShopify(body, "secret") };
    expect(shopifyChannel.verify({ headers, body: new TextEncoder().encode(body), secret: "secret" })).toBe(true);
    expect(shopifyChannel.verify({ headers, body: new TextEncoder().encode(`${body} `), secret: "secret" })).toBe(false);
  });
});
