import { expect, test } from "vitest";
import { decimal, sum, toSen } from "#lib/canonical/money.ts";
import { readInvoices } from "./fill-records.ts";
import { heldEvery, itemCode, nativeInvoice } from "./invoices.ts";

const sent = Array.from({ length: 100 }, (_, nth) => nativeInvoice("S1", nth));

test("the intake reads every invoice as it is, and its lines add up to its total", () => {
  const documents = readInvoices(sent);
  expect(documents).toHaveLength(100);
  for (const [nth, document] of documents.entries()) {
    expect(document.number).toBe(sent[nth]?.document.number);
    expect(toSen(sum(document.lines.map((line) => line.amount)))).toBe(document.total);
    for (const line of document.lines) {
      expect(line.amount).toBe(toSen(decimal(line.unitPrice).times(line.quantity).minus(line.discount)));
    }
    expect(document.unmapped).toEqual([]);
  }
});

test("one in ten names a SKU that no item has", () => {
  const known = new Set(Array.from({ length: 2_000 }, (_, nth) => itemCode(nth)));
  const unknown = sent.filter(({ document }) => document.lines.some((line) => !known.has(line.sku)));
  expect(unknown).toHaveLength(100 / heldEvery);
});

test("the same place in a series gives the same invoice, another series another one of about 1.5 KB", () => {
  expect(nativeInvoice("S1", 7)).toEqual(sent[7]);
  expect(nativeInvoice("S2", 7).document.number).not.toBe(sent[7]?.document.number);
  const bytes = Buffer.byteLength(JSON.stringify(sent[7]));
  expect(bytes).toBeGreaterThan(1_100);
  expect(bytes).toBeLessThan(1_900);
});
