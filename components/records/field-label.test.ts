import { expect, it } from "vitest";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { salesDocument } from "#lib/canonical/sales.ts";
import { stockAdjustment } from "#lib/canonical/stock.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { fieldInSentence, fieldLabel, valueText } from "./field-label.ts";

it("names every field of a document and of its lines in words", () => {
  const keys = Object.values(documentSchemas).flatMap((schema) => Object.keys(schema.shape));
  expect(keys.filter((key) => key !== "lines" && fieldLabel(t, key) === key)).toEqual([]);
  const lineKeys = [salesDocument, stockAdjustment].flatMap((schema) => Object.keys(schema.shape.lines.element.shape)).filter((key) => key !== "id");
  expect(lineKeys.filter((key) => fieldLabel(t, `lines.0.${key}`) === `Line 1, ${key}` && /[A-Z]/.test(key))).toEqual([]);
});

it("counts lines from one, as people do", () => {
  expect(fieldLabel(t, "lines.2.quantity")).toBe("Line 3, quantity");
  expect(fieldLabel(t, "lines.0")).toBe("Line 1");
});

it("keeps abbreviations as they are inside a sentence", () => {
  expect(fieldInSentence(t, "customer.tin")).toBe("TIN");
  expect(fieldInSentence(t, "customer.code")).toBe("debtor");
});

it("says of a removed line what it was", () => {
  expect(valueText(t, { id: "1", description: "Tea", quantity: "2", amount: "20.00" })).toBe("2 × Tea 20.00");
  expect(valueText(t, null)).toBe("empty");
  expect(valueText(t, [])).toBe("none");
  expect(valueText(t, false)).toBe("no");
});
