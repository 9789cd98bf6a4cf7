import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { odooChannel } from "./adapter.ts";

// Public sample payloads, read where they lie; the project keeps no copy of them.
const folder = fileURLToPath(new URL("../../../../shared/channels/samples/odoo/", import.meta.url));
const isThere = existsSync(folder);

describe.skipIf(!isThere)("the public Odoo samples (skipped where ../shared is missing)", () => {
  it("are all tested here", () => {
    const index: { samples: { name: string }[] } = JSON.parse(readFileSync(`${folder}index.json`, "utf8"));
    expect(index.samples.map((sample) => sample.name)).toEqual(["sale-order-draft-website-cart"]);
  });

  it("sale-order-draft-website-cart: an abandoned cart is no sale", () => {
    const outcome = odooChannel.read({ topic: null, headers: {}, body: readFileSync(`${folder}sale-order-draft-website-cart.json`), receivedAt: "2026-08-01T00:00:00Z" });
    expect(outcome).toMatchObject({ kind: "ignored", about: "30", reason: 'Odoo order SO029 has the state "draft": a quotation or a cart, not a sale.' });
  });

  it("sale-order-draft-website-cart, confirmed with its line beside it, is read whole: microseconds, false, a rate to be turned", () => {
    const body = JSON.parse(readFileSync(`${folder}sale-order-draft-website-cart.json`, "utf8")) as { data: object[] };
    const line = { id: 55, order_id: [30, "SO029"], product_id: [25, "[FURN_7800] Desk Combination"], name: "Desk", product_uom_qty: 1, qty_delivered: 0, price_unit: 33, discount: 0, price_subtotal: 33, price_tax: 0, price_total: 33, product_uom: [1, "Units"] };
    const outcome = odooChannel.read({ topic: null, headers: {}, body: new TextEncoder().encode(JSON.stringify({ order: [{ ...body.data[0], state: "sale" }], lines: [line] })), receivedAt: "2026-08-01T00:00:00Z" });
    expect(outcome).toMatchObject({
      kind: "documents", refused: [],
      documents: [{ externalId: "30", sourceVersion: "2020-06-30T20:58:39.806Z", document: { number: "SO029", date: "2020-07-01", currency: "USD", currencyRate: "0.65406501", total: "33.00", reference: null, customer: { sourceId: "11", name: "Gemini Furniture" }, lines: [{ sku: "FURN_7800" }] } }],
    });
  });
});
