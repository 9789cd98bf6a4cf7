import { expect, it } from "vitest";
import { linesMeant } from "./lines-meant.ts";

const sold = [
  { id: "1", sku: "TB", itemCode: "TEA" },
  { id: "2", sku: "TB-BIG", itemCode: "TEA" },
  { id: "3", sku: "CF", itemCode: "COFFEE" },
  { id: "4", sku: null, itemCode: null },
];
const idsOf = (id: string, sku: string | null, itemCode: string | null) => linesMeant(sold, { id, sku, itemCode }).map((line) => line.id);

it.each<[string, string, string | null, string | null, string[]]>([
  ["the line with its id", "3", "CF", "COFFEE", ["3"]],
  ["the line with its id, whose item was corrected on one of the two", "3", "cf", "LATTE", ["3"]],
  ["the line with its id where it names no goods", "3", null, null, ["3"]],
  ["the line with its id where the sale names none", "4", "CF", "COFFEE", ["4"]],
  ["not the line with its id where that is other goods, but those that it names", "1", "CF", "COFFEE", ["3"]],
  ["the same by item alone, whatever the case", "1", null, "coffee", ["3"]],
  ["every line of the same item where no id fits", "9", null, "TEA", ["1", "2"]],
  ["the line of the same SKU where the item is not known", "9", "tb-big", null, ["2"]],
  ["none where the sale has no such goods", "1", "MUG", "MUG", []],
  ["none where nothing is said and no id fits: no SKU is not the same SKU", "9", null, null, []],
])("a later line is about %s", (_what, id, sku, itemCode, expected) => {
  expect(idsOf(id, sku, itemCode)).toEqual(expected);
});
