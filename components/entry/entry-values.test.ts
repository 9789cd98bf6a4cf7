import { describe, expect, it } from "vitest";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { type Kind, kinds } from "#lib/canonical/kinds.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { findProblems } from "./entry-problems.ts";
import { isBlankRow } from "#components/grid/grid-rows.ts";
import { blankValues, toDocument } from "./entry-values.ts";

const start = { number: "M-IV-0001", today: "2026-03-02", baseCurrency: "MYR" };
const formOf = (kind: Kind, over: object) => ({ ...blankValues(kind, start), ...over });
const pathsOf = (kind: Kind, over: object) => findProblems(t, kind, formOf(kind, over)).map(({ path }) => path);

const line = { kind: "item", sku: "TEA", description: "Tea", quantity: "2", uom: "", unitPrice: "1,000", discount: "", taxRate: "8" };
const blank = { kind: "item", sku: "", description: "", quantity: "", uom: "", unitPrice: "", discount: "", taxRate: "" };

describe("what is typed into a form", () => {
  it("becomes a document that its schema takes, with amounts, tax and total worked out", () => {
    const document = toDocument("invoice", formOf("invoice", { customer: { code: "300-A001", name: "Aminah" }, lines: [line, blank, blank] }));
    expect(documentSchemas.invoice.parse(document)).toMatchObject({
      number: "M-IV-0001", date: "2026-03-02", currency: "MYR", customer: { code: "300-A001", name: "Aminah" }, tax: "160.00", total: "2160.00",
      lines: [{ id: "1", sku: "TEA", itemCode: null, quantity: "2", unitPrice: "1000", amount: "2000.00", tax: "160.00", taxRate: "8" }],
    });
  });

  it("keeps the places of rows, so that a blank one between others is told of where it stands", () => {
    expect(pathsOf("invoice", { lines: [line, blank, line] })).toEqual(["lines.1.quantity", "lines.1.unitPrice"]);
  });

  it("becomes a transfer without prices", () => {
    const document = toDocument("stock_transfer", formOf("stock_transfer", { fromLocation: "HQ", toLocation: "PG", lines: [{ sku: "TEA", description: "", quantity: "5", uom: "" }] }));
    expect(document).toEqual({ number: "M-IV-0001", date: "2026-03-02", fromLocation: "HQ", toLocation: "PG", lines: [{ id: "1", sku: "TEA", quantity: "5" }] });
  });

  it("names the document that a credit note is about by the number that was typed, ours or AutoCount's", () => {
    expect(toDocument("credit_note", formOf("credit_note", { references: [{ number: " HP-IV-000012 " }] }))).toMatchObject({ references: [{ number: "HP-IV-000012", docNo: "HP-IV-000012" }] });
  });

  it("takes a master's code for its number, else its name", () => {
    expect(toDocument("customer", formOf("customer", { name: "Kedai Ah Chong", code: "300-A009" }))).toMatchObject({ number: "300-A009", date: "2026-03-02" });
    expect(toDocument("item", formOf("item", { name: "Tea" }))).toMatchObject({ number: "Tea" });
  });

  it("says of a payment what it settles", () => {
    expect(toDocument("payment", formOf("payment", { amount: "50", settles: [{ number: "HP-IV-1", amount: "50.00" }, { number: "", amount: "" }] }))).toMatchObject({
      amount: "50", settles: [{ number: "HP-IV-1", docNo: "HP-IV-1", amount: "50.00" }],
    });
  });
});

describe("what is wrong with a form", () => {
  it("is told for every kind where nothing was typed, at fields that the form has", () => {
    for (const kind of kinds) {
      const values = blankValues(kind, { ...start, number: "" });
      const problems = findProblems(t, kind, values);
      expect(problems.length, kind).toBeGreaterThan(0);
      for (const { path, message } of problems) {
        expect(path.split(".").reduce<unknown>((here, key) => (here as Record<string, unknown> | undefined)?.[key], values), `${kind} ${path}`).toBeDefined();
        expect(message).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it("is told at its line, in words", () => {
    expect(findProblems(t, "invoice", formOf("invoice", { lines: [{ ...line, unitPrice: "12,50" }] }))).toEqual([{ path: "lines.0.unitPrice", message: 'It must be a number such as 12.50, not "12,50".' }]);
  });

  it("is that nobody said where the goods come from and go to", () => {
    expect(findProblems(t, "stock_transfer", formOf("stock_transfer", { lines: [{ sku: "TEA", description: "", quantity: "1", uom: "" }] }))).toEqual([
      { path: "fromLocation", message: "Choose where the goods come from." },
      { path: "toLocation", message: "Choose where the goods go to." },
    ]);
  });
});

it("a row is blank until something other than its kind is said", () => {
  expect(isBlankRow(blank)).toBe(true);
  expect(isBlankRow({ ...blank, quantity: "1" })).toBe(false);
});
