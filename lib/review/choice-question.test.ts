import { expect, it } from "vitest";
import type { OfKind } from "#lib/canonical/document.ts";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { choiceInput, choiceQuestion } from "./choice-question.ts";

const recordId = "0199a000-0000-7000-8000-000000000001";
const asked = (more: object) => choiceInput.parse({ recordId, ...more });
const stored = (more: object = {}) => ({ kind: "invoice", sourceId: "source-1", baseCurrency: "MYR", document: aDocument({ location: "HQ", lines: [aLine({ id: "a", itemCode: "TEA" }), aLine({ id: "b", itemCode: "MUG", uom: "BOX", quantity: "2", unitPrice: "30.00", amount: "60.00", tax: "4.80", taxRate: "8", location: "PG" })], ...more }) }) as OfKind & { sourceId: string; baseCurrency: string };

it("asks for the line that is named by its id or by the path of a field", () => {
  const line = { itemCode: "MUG", uom: "BOX", quantity: "2", price: "30.00", location: "PG", taxed: { amount: "60.00", tax: "4.80", taxRate: "8", isInclusive: false }, sourceId: "source-1", side: "customer" };
  expect(choiceQuestion(stored(), asked({ lineId: "b" }))).toMatchObject(line);
  expect(choiceQuestion(stored(), asked({ at: "lines.1.uom" }))).toMatchObject(line);
});

it("asks for the document as a whole where no line is named, and for its location where the line says none", () => {
  expect(choiceQuestion(stored(), asked({ at: "location" }))).toMatchObject({ itemCode: null, location: "HQ", taxed: null });
  expect(choiceQuestion(stored(), asked({ lineId: "a" }))).toMatchObject({ itemCode: "TEA", location: "HQ" });
  expect(choiceQuestion(stored(), asked({ lineId: "" }))).toMatchObject({ itemCode: null, quantity: null });
});

it("asks for the only line where a document as a whole wants a location, and for what is taken from there", () => {
  const transfer = { kind: "stock_transfer", sourceId: "source-1", baseCurrency: "MYR", document: { fromLocation: "HQ", toLocation: "PENANG", lines: [{ id: "a", itemCode: "TEA", quantity: "10", uom: "PCS" }] } } as never;
  expect(choiceQuestion(transfer, asked({ at: "fromLocation" }))).toMatchObject({ side: "stock", itemCode: "TEA", location: "HQ", quantity: "10" });
  expect(choiceQuestion(transfer, asked({ at: "toLocation" }))).toMatchObject({ itemCode: "TEA", location: "PENANG", quantity: null });
});

it("compares no price of another currency, and asks for no stock of what comes back", () => {
  expect(choiceQuestion(stored({ currency: "USD", currencyRate: "4.2" }), asked({ lineId: "b" })).price).toBeNull();
  expect(choiceQuestion({ ...stored(), kind: "credit_note" } as never, asked({ lineId: "b" })).quantity).toBeNull();
});

it("takes what a form says that is not stored yet", () => {
  expect(choiceQuestion(null, choiceInput.parse({ item: "TEA", side: "supplier", party: "400-B001" }))).toMatchObject({ recordId: null, itemCode: "TEA", side: "supplier", partyCode: "400-B001", quantity: null });
  expect(choiceQuestion(stored(), asked({ lineId: "a", item: "MUG" })).itemCode).toBe("MUG");
});

it("knows nothing of words where a code is still being typed, and answers all the same", () => {
  expect(choiceQuestion(null, choiceInput.parse({ q: "kg", item: "Teh Boh Cameronian, the large tin of 500 g", side: "customer", party: "Kedai Runcit Ah Seng" }))).toMatchObject({ itemCode: null, partyCode: null, side: "customer" });
});
