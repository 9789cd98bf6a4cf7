import { expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { deliveryChoices } from "./delivery-choices.ts";

it("says what would be invoiced now and what stays open, adding up to the document", () => {
  const lines = [aLine({ quantity: "3", unitPrice: "18.90", amount: "56.70", delivered: "2" })];
  expect(deliveryChoices(aDocument({ lines, total: "56.70" }))).toEqual({
    currency: "MYR", delivered: "2", ordered: "3", now: "37.80", open: "1", rest: "18.90",
    lines: [{ description: "Tea", delivered: "2", open: "1" }],
  });
});

it("has nothing to decide while nothing was delivered", () => {
  expect(deliveryChoices(aDocument({ lines: [aLine({ delivered: "0" })] }))).toBeNull();
});
