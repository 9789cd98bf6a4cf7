import { expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { mergeDraft } from "./merge-draft.ts";

const base = aDocument({ note: null, reference: "PO-1", lines: [aLine({ id: "a", quantity: "1" }), aLine({ id: "b", quantity: "2" })] });

it("saves what only I typed over what only they changed, each in the line that it was meant for", () => {
  const present = { ...base, note: "Gift", lines: [aLine({ id: "new" }), ...base.lines] };
  const { conflicts, taken, changes } = mergeDraft(base, present, { reference: " PO-2 ", "lines.1.quantity": "5" });
  expect(conflicts).toEqual([]);
  expect(taken.map(({ place, by }) => `${place} by ${by}`)).toEqual(["reference by me", "note by them", "lines.0 by them", "lines.2.quantity by me"]);
  expect(changes).toEqual([{ path: "reference", value: "PO-2" }, { path: "lines.2.quantity", value: "5" }]);
});

it("asks about what both changed, and saves mine only where it is chosen", () => {
  const present = { ...base, note: "Gift", isPaid: true };
  const typed = { note: "Call first", isPaid: "true" };
  const { conflicts, changes } = mergeDraft(base, present, typed);
  expect(conflicts).toEqual([{ path: "note", place: "note", base: null, mine: "Call first", theirs: "Gift", canBeMine: true }]);
  expect(changes).toEqual([]);
  expect(mergeDraft(base, present, typed, { note: "mine" }).changes).toEqual([{ path: "note", value: "Call first" }]);
});

it("has nothing to save where both wrote the same, and empties what I emptied", () => {
  expect(mergeDraft(base, { ...base, note: "Gift" }, { note: "Gift" }).changes).toEqual([]);
  expect(mergeDraft(base, { ...base, note: "Gift" }, { reference: "" }).changes).toEqual([{ path: "reference", value: null }]);
});

it("tells of a line that they took away while I typed into it, and saves nothing into it", () => {
  const present = { ...base, lines: base.lines.slice(1) };
  const merge = mergeDraft(base, present, { "lines.0.quantity": "9" }, { "lines.#a": "mine" });
  expect(merge.conflicts).toMatchObject([{ path: "lines.#a", place: "lines.0", theirs: null, canBeMine: false }]);
  expect(merge.changes).toEqual([]);
});
