import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { typedList } from "./typed-list.ts";
import { hasTyped } from "./use-draft.ts";

const lines = [{ id: "a" }, { id: "b" }];

it("lists each field that was typed with its value, and the reason", () => {
  const draft = { revision: 2, values: { "customer.email": "lim@example.my", taxInclusive: "true", reference: "", "lines.1.quantity": "3" }, reason: " asked by phone " };
  expect(typedList(t, draft, lines)).toEqual([
    { label: "E-mail", value: "lim@example.my" },
    { label: "Prices include tax", value: "yes" },
    { label: "Reference", value: "empty" },
    { label: "Line 2, quantity", value: "3" },
    { label: "Reason for the correction", value: "asked by phone" },
  ]);
});

it("lists what new lines say, and which lines were removed as long as that can be told", () => {
  const added = { key: "new 1", like: null, cells: { kind: "item", description: "Rattan Basket", quantity: "2", discount: "" } };
  const blank = { key: "new 2", like: null, cells: { kind: "item", description: " " } };
  const draft = { revision: 2, values: {}, lines: [{ id: "b" }, added, blank] };
  const said = [{ label: "New line 2, description", value: "Rattan Basket" }, { label: "New line 2, quantity", value: "2" }];
  expect(typedList(t, draft, lines)).toEqual([...said, { label: "Line 1", value: "removed" }]);
  expect(typedList(t, draft, null)).toEqual(said);
});

it("says of lines that were only moved that they were", () => {
  expect(typedList(t, { revision: 2, values: {}, lines: [{ id: "b" }, { id: "a" }] }, lines)).toEqual([{ label: "Lines", value: "in another order" }]);
});

it("knows a draft that was begun from one that says something", () => {
  expect(hasTyped({ revision: 2, values: {}, reason: " " })).toBe(false);
  expect(hasTyped({ revision: 2, values: { reference: "" } })).toBe(true);
  expect(hasTyped({ revision: 2, values: {}, lines: [] })).toBe(true);
  expect(hasTyped({ revision: 2, values: {}, reason: "by phone" })).toBe(true);
});
