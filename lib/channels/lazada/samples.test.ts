import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ReadOutcome } from "../channel.ts";
import { bytes, faultOf, onlyDocument } from "../test-channel.ts";
import { lazadaChannel } from "./adapter.ts";

// Public sample payloads, read where they lie; the project keeps no copy of them.
const folder = fileURLToPath(new URL("../../../../shared/channels/samples/lazada/", import.meta.url));
const isThere = existsSync(folder);

const textOf = (name: string) => readFileSync(`${folder}${name}.json`, "utf8");
const readText = (text: string): ReadOutcome => lazadaChannel.read({ topic: null, headers: {}, body: bytes(text), receivedAt: "2026-08-01T00:00:00Z" });
const orders: { readonly [name: string]: string } = {
  "order-get-official-sample": "16090", "order-items-official-sample-canceled": "31202", "push-trade-order": "260422900198363", "push-order-canceled-reverse-ids": "252883361348153",
};

describe.skipIf(!isThere)("the public Lazada samples (skipped where ../shared is missing)", () => {
  it("are all tested here", () => {
    const index: { samples: { name: string }[] } = JSON.parse(readFileSync(`${folder}index.json`, "utf8"));
    expect(index.samples.map((sample) => sample.name).sort()).toEqual(Object.keys(orders).sort());
  });

  // One answer alone is half an order: the head has no lines, the rows no total.
  it.each(Object.entries(orders))("%s alone is half an order and asks for order %s", (name, order) => {
    const outcome = readText(textOf(name));
    expect(outcome).toMatchObject({ kind: "bell", asks: [{ what: "order", externalId: order }] });
    expect(faultOf(outcome)).toBeNull();
  });

  it("order and rows together are a document to the sen, in the rows' currency and with the tax inside", () => {
    const items = textOf("order-items-official-sample-canceled").replaceAll('"31202"', '"16090"');
    const { document, externalId } = onlyDocument(readText(`{"order":${textOf("order-get-official-sample")},"items":${items},"returns":[]}`));
    expect([externalId, document.number, document.total, document.currency, document.tax, document.taxInclusive, document.date]).toEqual(["16090", "300034416", "99.00", "SGD", "6.48", true, "2014-10-15"]);
    expect(document.lines).toMatchObject([{ id: "98108", sku: "BRSD#02", quantity: "1", unitPrice: "99.00", amount: "99.00", tax: "6.48", removed: "1" }]);
    expect(document).toMatchObject({ isCancelled: true, currentTotal: "0.00", customer: { name: "Example Buyer", postcode: "000000", country: "SG" } });
    const said = new Map(document.unmapped.map((entry) => [entry.path, entry.value]));
    expect(said.get("extra_attributes")).toBe('{"TaxInvoiceRequested":"true"}');
    expect(said.get("tax_code")).toBe("1234");
    expect(said.get("items.personalization")).toBe("Happy birthday");
  });
});
