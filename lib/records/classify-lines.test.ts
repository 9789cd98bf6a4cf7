import { expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { aFacts, anEInvoice, anItem } from "#lib/rules/test-rule.ts";
import { classifyLines } from "./classify-lines.ts";

const items = new Map([["TEA", anItem({ classification: "003" })]]);
const document = aDocument({ lines: [aLine({ classification: "008" }), aLine({ id: "2" }), aLine({ id: "3", kind: "shipping", itemCode: null, sku: null })] });
const carrier = { kind: "invoice" as const, document };
const classes = (facts: Parameters<typeof aFacts>[0]) => classifyLines(carrier, aFacts(facts)).lines.map((line) => line.classification);

it("keeps what a line says, then takes its item's classification, then the company's", () => {
  expect(classes({ items, eInvoice: anEInvoice({ classification: "022" }) })).toEqual(["008", "003", "022"]);
  expect(classes({ items, eInvoice: anEInvoice() })).toEqual(["008", "003", null]);
});

it("leaves the documents of a company without e-invoices alone", () => {
  expect(classifyLines(carrier, aFacts({ items }))).toBe(document);
});
