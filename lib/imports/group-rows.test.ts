import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toAmount } from "#lib/canonical/money.ts";
import { readNativeDocument } from "#lib/channels/native/complete-document.ts";
import type { RawRow } from "#lib/files/read-csv.ts";
import { mappingBody } from "#lib/mapping/schema.ts";
import { draftGroup } from "./draft-group.ts";
import { type RowGroup, RowGroups } from "./group-rows.ts";

const headers = ["Doc", "Date", "SKU", "Qty", "Price", "Total"];
const body = mappingBody.parse({
  kind: "invoice",
  groupBy: ["Doc"],
  fields: [
    { to: "number", from: ["Doc"] }, { to: "date", from: ["Date"] }, { to: "lines[].sku", from: ["SKU"] }, { to: "lines[].quantity", from: ["Qty"] }, { to: "lines[].unitPrice", from: ["Price"] }, { to: "total", from: ["Total"] },
  ],
});

function grouped(table: readonly (readonly string[])[]): { groups: RowGroup[]; skipped: number } {
  const together = new RowGroups(headers, body);
  const groups: RowGroup[] = [];
  table.forEach((cells, index) => {
    const done = together.take({ row: index + 2, cells: [...cells], problem: null } satisfies RawRow);
    if (done) groups.push(done);
  });
  const last = together.finish();
  if (last) groups.push(last);
  return { groups, skipped: together.skippedCount };
}

/** Prices of a group that are neither in its document nor in one that is wrong with a reason. */
function lostAmounts(group: RowGroup): string[] {
  const drafted = draftGroup(group, body);
  if (!drafted.isRight) return /\S.*\.$/s.test(drafted.reason) ? [] : ["a document is wrong without a reason"];
  const read = readNativeDocument("invoice", drafted.document, { externalId: drafted.externalId, receivedAt: "2026-01-01T00:00:00Z" });
  if (!read.ok) return read.error.sentence === "" ? ["a document is refused without a reason"] : [];
  const lines = "lines" in read.value.document ? read.value.document.lines : [];
  const kept = new Set(lines.map((line) => ("unitPrice" in line ? toAmount(line.unitPrice) : "")));
  return group.rows.map(({ cells }) => cells.Price ?? "").filter((price) => /^RM /.test(price) && !kept.has(toAmount(price.slice(3))));
}

describe("Rows of a file", () => {
  it("are one document by its number, said again or left blank", () => {
    const { groups } = grouped([["1", "d", "A"], ["1", "d", "B"], ["", "", "C"], ["2", "d", "D"]]);
    expect(groups.map(({ firstRow, lastRow, rows }) => [firstRow, lastRow, rows.length])).toEqual([[2, 4, 3], [5, 5, 1]]);
  });

  it("that are empty, add others up or repeat the header make no document", () => {
    const { groups, skipped } = grouped([["1", "d", "A"], [], ["", "", "", "", "Grand Total:", "9.00"], headers, ["Jumlah", "", "", "", "", "5"], ["2", "d", "B"]]);
    expect(groups.map(({ firstRow }) => firstRow)).toEqual([2, 7]);
    expect(skipped).toBe(4);
  });

  it("that sell something called Total are documents all the same", () => {
    expect(grouped([["1", "d", "Total", "1", "5", "5"]]).groups).toHaveLength(1);
  });

  it("with more cells than columns say so, instead of shifting amounts", () => {
    expect(grouped([["1", "d", "A", "1", "1", "234.50", "x"]]).groups[0]?.problem).toContain("7 cells for 6 columns");
  });

  it("are each in one document or skipped, and no amount is lost: it is in the document, or the document is wrong and says why", () => {
    const text = fc.oneof(fc.constantFrom("", " ", "=1+1", "Total", "N/A", "#REF!", "-", "5.5E+20", "\u0000", "茶", '"'), fc.string({ maxLength: 5 }));
    const price = fc.oneof(fc.integer({ min: 0, max: 99_999 }).map((sen) => `RM ${(sen / 100).toFixed(2)}`), text);
    const row = fc.tuple(fc.constantFrom("", "INV-1", "INV-2", "INV-3"), fc.oneof(fc.constantFrom("13/03/2026", "31/02/2026"), text), fc.oneof(fc.constant("TEA"), text), fc.oneof(fc.constantFrom("1", "2", "-1"), text), price, price);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (table) => {
        const { groups, skipped } = grouped(table);
        expect(groups.reduce((count, { rows }) => count + rows.length, 0) + skipped).toBe(table.length);
        expect(groups.flatMap(lostAmounts)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
