import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { computeTotal } from "#lib/canonical/totals.ts";
import type { ReadOutcome } from "../channel.ts";
import { bytes, faultOf, isSale, onlyRecord } from "../test-channel.ts";
import { shopeeChannel } from "./adapter.ts";

// Public sample payloads, read where they lie; the project keeps no copy of them.
const folder = fileURLToPath(new URL("../../../../shared/channels/samples/shopee/", import.meta.url));
const isThere = existsSync(folder);

const textOf = (name: string) => readFileSync(`${folder}${name}.json`, "utf8");
const readText = (text: string): ReadOutcome => shopeeChannel.read({ topic: null, headers: {}, body: bytes(text), receivedAt: "2026-08-01T00:00:00Z" });
const readSale = (text: string) => {
  const record = onlyRecord(readText(text));
  if (!isSale(record)) throw new Error("no sale");
  return record;
};
const kinds: { readonly [name: string]: ReadOutcome["kind"] } = {
  "order-detail-cod-flash-sale": "documents", "return-detail": "documents", "escrow-detail-all-fields": "bell", "billing-adjustment-negative": "bell", "order-list-page": "bell", "push-order-status": "bell",
};

describe.skipIf(!isThere)("the public Shopee samples (skipped where ../shared is missing)", () => {
  it("are all tested here", () => {
    const index: { samples: { name: string }[] } = JSON.parse(readFileSync(`${folder}index.json`, "utf8"));
    expect(index.samples.map((sample) => sample.name).sort()).toEqual(Object.keys(kinds).sort());
  });

  it.each(Object.entries(kinds))("%s is read (%s), and says so in a sentence or a valid document", (name, kind) => {
    const outcome = readText(textOf(name));
    expect(outcome.kind).toBe(kind);
    expect(faultOf(outcome)).toBeNull();
  });

  it("order-detail-cod-flash-sale: what the buyer pays is kept, and what it is less than goods and shipping stays open", () => {
    const { document, externalId } = readSale(textOf("order-detail-cod-flash-sale"));
    expect([externalId, document.total, document.currency, document.date]).toEqual(["2404098R48U37H", "32119.00", "VND", "2024-04-09"]);
    expect(document.lines).toMatchObject([{ sku: "QAZ-SADOER-05", unitPrice: "300000.00", discount: "252000.00", amount: "48000.00" }, { kind: "shipping", amount: "5000.00" }]);
    expect(computeTotal(document).minus(document.total).toFixed(2)).toBe("20881.00");
    expect(document).toMatchObject({ isPaid: true, isDelivered: true, customer: { name: "", phone: null, address: null } });
    expect(document.unmapped.find((entry) => entry.path === "total_amount")?.value).toContain("20881.00");
  });

  it("return-detail: 13.97 was given back, 12.34 of it for the item; the rest stays open", () => {
    const record = readSale(textOf("return-detail"));
    expect(record).toMatchObject({ kind: "credit_note", externalId: "2206140TA5PM808", document: { total: "13.97", currency: "SGD", references: [{ externalId: "220614T9XV8JTN" }], lines: [{ sku: "RED", quantity: "1", amount: "12.34" }] } });
    expect(record.document.unmapped.find((entry) => entry.path === "refund_amount")?.value).toContain("12.34");
    expect(record.document.unmapped.some((entry) => entry.path === "seller_compensation.compensation_amount" && entry.value === "100")).toBe(true);
  });

  it("an order with the settlement of all fields lists every fee that the document has no place for", () => {
    const order = textOf("order-detail-cod-flash-sale").replaceAll("2404098R48U37H", "220725D58XURJS");
    const { document } = readSale(`{"order":${order},"escrow":${textOf("escrow-detail-all-fields")},"returns":[]}`);
    // 110 less 10 of the seller's discount and 10 of the seller's voucher, and 0.10 for shipping.
    expect(document.total).toBe("90.10");
    const paths = new Set(document.unmapped.map((entry) => entry.path));
    for (const field of ["commission_fee", "service_fee", "shipping_fee_sst", "sales_tax_on_lvg", "voucher_from_shopee", "coins", "seller_order_processing_fee", "withholding_tax", "order_adjustment[0].amount"]) expect([...paths]).toContain(`escrow.${field}`);
  });

  it("billing-adjustment-negative: the sum is said, and the order concerned is asked for", () => {
    expect(readText(textOf("billing-adjustment-negative"))).toMatchObject({ asks: [{ externalId: "230712RFB30UES" }], reason: expect.stringContaining("-594.78 SGD") });
  });

  it("order-list-page and push-order-status name the orders to ask for", () => {
    expect(readText(textOf("order-list-page"))).toMatchObject({ asks: expect.arrayContaining([{ what: "order", externalId: "201218V2Y6E59M", version: null }]) });
    expect(readText(textOf("push-order-status"))).toMatchObject({ asks: [{ what: "order", externalId: "220810QSK8S7BX", version: "2022-08-10T09:18:47.000Z" }] });
  });
});
