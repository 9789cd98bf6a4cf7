import { describe, expect, it } from "vitest";
import { aCarrier, aDocument, aPayment, aPurchaseOrder } from "#lib/canonical/document-builder.ts";
import { kinds, orderKinds } from "#lib/canonical/kinds.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import type { TwinFact } from "#lib/rules/facts.ts";
import { duplicateKey, normaliseNumber, numberKey } from "./match-key.ts";
import { addTwin } from "./queries.ts";

const keyOf = (over: Partial<SalesDocumentInput>, kind: "sales_order" | "invoice" | "credit_note" = "invoice") => duplicateKey({ kind, document: aDocument(over) });
const aminah = { name: "Aminah Binti Osman", email: "aminah@example.com" };

describe("The key under which exact copies meet", () => {
  const usual = keyOf({});

  it.each<[string, Partial<SalesDocumentInput>]>([
    ["its number without the #", { number: "1001" }],
    ["its number with other blanks and case", { number: " # 1001 " }],
    ["the amount written with other zeros", { total: "20" }],
    ["the amount with more zeros", { total: "20.0000" }],
    ["the address of its buyer in capitals", { customer: { ...aminah, email: "Aminah@Example.COM" } }],
    ["the buyer's debtor and id at another source", { customer: { ...aminah, code: "300-X999", sourceId: "8888" } }],
    ["another date, note and lines text", { date: "2026-03-05", note: "Leave at the door" }],
  ])("is the same for %s", (_what, over) => {
    expect(keyOf(over)).toBe(usual);
  });

  it.each<[string, Partial<SalesDocumentInput>]>([
    ["another number", { number: "#1002" }],
    ["a part of the order", { number: "#1001/2" }],
    ["one sen more", { total: "20.01" }],
    ["another currency", { currency: "SGD" }],
    ["another buyer", { customer: { ...aminah, email: "siti@example.com" } }],
  ])("is another one for %s", (_what, over) => {
    expect(keyOf(over)).not.toBe(usual);
  });

  it("goes by the name where the source has no address, blank ones included", () => {
    const named = keyOf({ customer: { name: "Tan  Wei Ming " } });
    expect(named).not.toBeNull();
    expect(keyOf({ customer: { name: "tan wei ming", email: "  " } })).toBe(named);
  });

  it("is none for a sale without a buyer", () => {
    expect(keyOf({ customer: {} })).toBeNull();
    expect(keyOf({ customer: { name: "   ", email: "" } })).toBeNull();
    expect(keyOf({ customer: { code: "300-C001" } })).toBeNull();
  });

  it("is one for the order and its invoice, and another for their credit note", () => {
    expect(keyOf({}, "sales_order")).toBe(usual);
    expect(keyOf({}, "credit_note")).not.toBe(usual);
  });

  it("is that of the supplier for a purchase, and of the payer for a payment", () => {
    const purchase = (name: string) => duplicateKey({ kind: "purchase_order", document: aPurchaseOrder({ supplier: { name } }) });
    expect(purchase("Boh")).not.toBeNull();
    expect(purchase("Boh")).not.toBe(purchase("Cameron"));
    const paid = (amount: string) => duplicateKey({ kind: "payment", document: aPayment({ amount }) });
    expect(paid("20")).toBe(paid("20.00"));
    expect(paid("20.00")).not.toBe(paid("20.01"));
  });

  it.each(["stock_adjustment", "stock_transfer", "customer", "supplier", "item"] as const)("is none for what nobody owes: %s", (kind) => {
    expect(duplicateKey(aCarrier(kind))).toBeNull();
  });

  it("cannot be met by moving text between its parts", () => {
    expect(keyOf({ customer: { name: "A", email: "b c" }, number: "1" })).not.toBe(keyOf({ customer: { name: "A", email: "b" }, number: "c 1" }));
  });
});

describe("A number as numbers are compared", () => {
  it.each([["#1001", "1001"], [" SO-1001 ", "so-1001"], ["#  1001", "1001"], ["##1", "#1"], ["INV  7", "inv 7"], ["1#1", "1#1"]])("%j is %j", (number, compared) => {
    expect(normaliseNumber(number)).toBe(compared);
  });

  it("meets only within its source", () => {
    expect(numberKey("shop-1", "invoice", "#1001")).not.toBe(numberKey("shop-2", "invoice", "#1001"));
  });

  it("meets over an order, its delivery and its invoice, and not with what has its own numbers", () => {
    const keys = kinds.map((kind) => numberKey("shop-1", kind, "#1001"));
    expect(new Set(orderKinds.map((kind) => numberKey("shop-1", kind, "#1001"))).size).toBe(1);
    expect(new Set(keys).size).toBe(kinds.length - orderKinds.length + 1);
  });
});

describe("Where copies look for each other", () => {
  const twin = (recordId: string): TwinFact => ({ recordId, sourceId: "shop-1", orderId: recordId, kind: "invoice", docNumber: "#1", sourceName: "Kedai", state: "held", receivedAt: "" });

  it("is the number and the key, each record once, in the order in which they were found", () => {
    const twins = new Map<string, TwinFact[]>();
    for (const id of ["a", "b", "a"]) addTwin(twins, twin(id), "key");
    expect([...twins].map(([key, found]) => [key, found.map((one) => one.recordId)])).toEqual([[numberKey("shop-1", "invoice", "#1"), ["a", "b"]], ["key", ["a", "b"]]]);
  });

  it("is the number alone for a sale without a buyer", () => {
    const twins = new Map<string, TwinFact[]>();
    addTwin(twins, twin("a"), null);
    expect([...twins.keys()]).toEqual([numberKey("shop-1", "invoice", "#1")]);
  });
});
