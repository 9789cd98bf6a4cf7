import { expect, it } from "vitest";
import type { ScreenPart } from "#lib/review/record-screen.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { relationText } from "./thread-relation.ts";

const part = (over: Partial<ScreenPart>): ScreenPart => ({
  id: "p", number: "#1001", externalId: "1001", kind: "invoice", state: "ready", currency: "MYR", total: "10.00", date: "2026-03-02",
  sourceName: "Shop", docNo: null, parentId: null, part: null, relation: "same-order", ...over,
});
const invoice = { id: "i", kind: "invoice" } as const;

it("says what a record does to the one that is shown", () => {
  expect(relationText(t, part({ kind: "credit_note", parentId: "i", relation: "after" }), invoice, [])).toBe("credits this");
  expect(relationText(t, part({ kind: "delivery_order", parentId: "i", relation: "after" }), invoice, [])).toBe("delivers this");
  expect(relationText(t, part({ kind: "payment", parentId: "i", relation: "after" }), invoice, [])).toBe("pays this");
  expect(relationText(t, part({ part: 2, parentId: "i", relation: "after" }), invoice, [])).toBe("part 2 of this order");
});

it("says of the original what the shown record does to it", () => {
  expect(relationText(t, part({ relation: "before" }), { id: "c", kind: "credit_note" }, [])).toBe("what this credits");
  expect(relationText(t, part({ relation: "before" }), invoice, [])).toBe("the part before this");
});

it("names the third record that two others are about", () => {
  const first = part({ id: "a", number: "#1001" });
  const credit = part({ id: "b", kind: "credit_note", parentId: "a" });
  expect(relationText(t, credit, invoice, [first, credit])).toBe("credits #1001");
  expect(relationText(t, first, invoice, [first, credit])).toBe("of the same order");
});
