import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { fixLabel } from "./fix-label.ts";
import { correctionPermission, fixPermission, offerFix } from "./fix-offer.ts";

it("lets admin answer an item and tells admin that finance decides the debtor", () => {
  expect(offerFix(t, { do: "choose-item", lineId: "1", sku: "X" }, "admin").isAllowed).toBe(true);
  expect(offerFix(t, { do: "choose-customer" }, "admin")).toMatchObject({ isAllowed: false, whoMay: "Finance decides this." });
});

it("leaves a manager nothing to correct", () => {
  for (const fix of [{ do: "choose-item", lineId: "1", sku: null }, { do: "decide-delivery" }, { do: "retry" }, { do: "edit-field", path: "number", label: "" }] as const) {
    expect(offerFix(t, fix, "manager").isAllowed).toBe(false);
  }
});

it("asks for the value permission where money moves, and only there", () => {
  expect(correctionPermission("lines.3.unitPrice")).toBe("value:correct");
  expect(correctionPermission("lines.3.description")).toBe("code:correct");
  expect(fixPermission({ do: "set-field", path: "total", value: "1.00", label: "" })).toBe("value:correct");
});

it("calls a fix as its rule calls it", () => {
  expect(fixLabel(t, { do: "edit-field", path: "number", label: "Correct the number" })).toBe("Correct the number");
});
