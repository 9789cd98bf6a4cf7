import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { computeTotal } from "#lib/canonical/totals.ts";
import type { ReadOutcome } from "../channel.ts";
import { bytes, faultOf, onlyDocument } from "../test-channel.ts";
import { tiktokShopChannel } from "./adapter.ts";

// Public sample payloads, read where they lie; the project keeps no copy of them.
const folder = fileURLToPath(new URL("../../../../shared/channels/samples/tiktok-shop/", import.meta.url));
const isThere = existsSync(folder);

const textOf = (name: string) => readFileSync(`${folder}${name}.json`, "utf8");
const read = (name: string): ReadOutcome => tiktokShopChannel.read({ topic: null, headers: {}, body: bytes(textOf(name)), receivedAt: "2026-08-01T00:00:00Z" });
const kinds: { readonly [name: string]: ReadOutcome["kind"] } = {
  "order-search-myr-cancelled": "documents", "order-vnd-platform-discount-tax-included": "documents", "statement-transaction-order": "ignored", "cancellation-complete": "bell", "push-order-status-golden": "bell",
};

describe.skipIf(!isThere)("the public TikTok Shop samples (skipped where ../shared is missing)", () => {
  it("are all tested here", () => {
    const index: { samples: { name: string }[] } = JSON.parse(readFileSync(`${folder}index.json`, "utf8"));
    expect(index.samples.map((sample) => sample.name).sort()).toEqual(Object.keys(kinds).sort());
  });

  it.each(Object.entries(kinds))("%s is read (%s), and says so in a sentence or a valid document", (name, kind) => {
    const outcome = read(name);
    expect(outcome.kind).toBe(kind);
    expect(faultOf(outcome)).toBeNull();
  });

  it("order-search-myr-cancelled: 119.00 to the sen, cancelled by the buyer, and nothing masked is anybody's data", () => {
    const { document, externalId } = onlyDocument(read("order-search-myr-cancelled"));
    expect([externalId, document.total, document.currency, document.date]).toEqual(["576672422510560515", "119.00", "MYR", "2024-03-02"]);
    expect(document.lines).toMatchObject([{ id: "576672422510691587", sku: "COF1", quantity: "1", unitPrice: "149.00", discount: "30.00", amount: "119.00", removed: "1" }]);
    expect(computeTotal(document).toFixed(2)).toBe(document.total);
    expect(document).toMatchObject({ isCancelled: true, isPaid: false, cancelReason: "Need to change color or size (by buyer)", customer: { name: "", phone: null, postcode: null, address: null, email: null, country: "MY" } });
  });

  it("order-vnd-platform-discount-tax-included: TikTok's 80,000 belong to the sale, the tax is inside", () => {
    const { document } = onlyDocument(read("order-vnd-platform-discount-tax-included"));
    expect([document.total, document.tax, document.taxInclusive]).toEqual(["514566.00", "39506.00", true]);
    expect(document.lines).toMatchObject([{ sku: null, unitPrice: "857610.00", discount: "343044.00", amount: "514566.00", tax: "39506.00" }]);
    expect(computeTotal(document).toFixed(2)).toBe(document.total);
    expect(document.isPaid).toBe(false);
  });

  it("cancellation-complete and push-order-status-golden ask for their orders, the settlement says its sums", () => {
    expect(read("cancellation-complete")).toMatchObject({ asks: [{ externalId: "585743041784677883", version: null }] });
    expect(read("push-order-status-golden")).toMatchObject({ asks: [{ externalId: "576653688135258178", version: "2024-06-13T19:06:25.000Z" }] });
    expect(read("statement-transaction-order")).toMatchObject({ reason: expect.stringContaining("revenue 495548, fees -221114, adjustments 0, paid out 274434 VND") });
  });
});
