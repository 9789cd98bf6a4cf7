import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { threeWayRows } from "./three-way-rows.ts";

const change = { path: "total", old: "20.00", new: "30.00" };

it("has what was approved, but for what was read back otherwise, once it is posted", () => {
  expect(threeWayRows(t, [change], { state: "posted", differences: [] })).toMatchObject([{ label: "Total", approved: "20.00", source: "30.00", ledger: "20.00", isSourceOther: true, isLedgerOther: false }]);
  expect(threeWayRows(t, [change], { state: "posted", differences: [{ field: "total", sent: "20.00", stored: "20.05" }] })).toMatchObject([{ ledger: "20.05", isLedgerOther: true }]);
});

it("knows nothing of AutoCount while nothing is posted", () => {
  expect(threeWayRows(t, [change], { state: "unknown", differences: [] })).toMatchObject([{ ledger: null }]);
  expect(threeWayRows(t, [change], undefined)).toMatchObject([{ ledger: null }]);
});

it("also shows what only AutoCount has otherwise, and leaves out what has no place in the document", () => {
  const rows = threeWayRows(t, [{ path: "unmapped", old: [], new: [{ path: "x", value: "1" }] }], { state: "posted", differences: [{ field: "note", sent: "A", stored: "B" }] });
  expect(rows).toMatchObject([{ path: "note", approved: "A", source: "A", ledger: "B", isSourceOther: false, isLedgerOther: true }]);
});
