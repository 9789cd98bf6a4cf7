import { expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { newItem } from "#lib/review/create-item.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { checkItem, draftItem } from "./item-draft.ts";

const line = (over: Parameters<typeof aLine>[0]) => aDocument({ lines: [aLine({ itemCode: null, ...over })] }).lines[0] as ReturnType<typeof aDocument>["lines"][number];

it("fills a new item in from the line, with a code that AutoCount takes", () => {
  expect(draftItem(line({ sku: " candle, pandan (200 g) ", description: "Pandan Candle", uom: "BOX", unitPrice: "19.90", taxCode: "SV-8", classification: "022" }), true)).toEqual({
    code: "CANDLE-PANDAN-200-G", name: "Pandan Candle", uom: "BOX", price: "19.90", barcode: "", taxCode: "SV-8", classification: "022",
  });
});

it("takes no price of another currency, a number that is a barcode as one, and no class that is none", () => {
  expect(draftItem(line({ sku: "9556001234567", description: "", classification: "22" }), false)).toMatchObject({ code: "9556001234567", name: "9556001234567", uom: "UNIT", price: "", barcode: "9556001234567", classification: "" });
});

it("proposes only what the server takes", () => {
  for (const sku of ["a", "--x--", "TEA/100.5-B", "ü".repeat(40), "x".repeat(60), "KR TEA 100"]) {
    const { price, ...draft } = draftItem(line({ sku, description: "Tea" }), true);
    const parsed = newItem.safeParse({ ...draft, price: price === "" ? null : price, classification: null });
    expect(parsed.success || draft.code === "", sku).toBe(true);
  }
});

it("says what is plainly wrong", () => {
  const good = { code: "TEA", name: "Tea", uom: "BOX", price: "", barcode: "", taxCode: "", classification: "" };
  expect(Object.values(checkItem(t, good)).filter(Boolean)).toEqual([]);
  expect(checkItem(t, { ...good, code: "x".repeat(21), name: " ", uom: "", price: "about 5", classification: "22" })).toEqual({
    code: "AutoCount takes 20 characters; these are 21.", name: "Enter what it is called.", uom: "Enter its unit.", price: "A number such as 12.50.", classification: "Three digits, such as 022.",
  });
});
