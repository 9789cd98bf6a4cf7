import fc from "fast-check";
import { expect, it } from "vitest";
import { splitCells } from "#components/grid/split-cells.ts";
import { withAdded, withParts, withRemoved, withText } from "#components/grid/grid-rows.ts";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { putValueAt } from "#lib/canonical/paths.ts";
import { withPlannedLines } from "#lib/canonical/plan-lines.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { asParts, blankLine, cellProblem, correctionOf, draftOf, type LineRow, rebaseLines, rowsOf, withConsequences } from "./line-draft.ts";

const fields = ["itemCode", "description", "quantity", "uom", "unitPrice", "discount", "taxRate", "tax", "amount", "kind"];
const document = aDocument({
  lines: [aLine({ id: "a" }), aLine({ id: "b", sku: "MUG", itemCode: "MUG", quantity: "4", unitPrice: "10.00", discount: "4.00", amount: "36.00", taxRate: "8", tax: "2.88" })], total: "58.88", tax: "2.88",
});
const { lines } = document;
const untouched = { values: {} };
const start = rowsOf(lines, fields, untouched);
const type = (rows: readonly LineRow[], row: number, column: string, text: string) => withConsequences(rows, withText(rows, { row, column }, text), false);

it("keeps nothing of rows that stand as in the document", () => {
  expect(draftOf(lines, start)).toEqual({ values: {} });
  expect(correctionOf(lines, start)).toEqual({ lines: undefined, changes: [], keys: ["id a", "id b"] });
});

it("carries a line's amount and tax along with its quantity", () => {
  const rows = type(start, 1, "quantity", "5");
  expect(rows[1]?.values).toMatchObject({ quantity: "5", amount: "46.00", tax: "3.68" });
  expect(draftOf(lines, rows)).toEqual({ values: { "lines.1.quantity": "5", "lines.1.amount": "46.00", "lines.1.tax": "3.68" } });
});

it("leaves an amount that is typed, and a tax that is not its rate's, as they are", () => {
  expect(type(start, 1, "amount", "40.00")[1]?.values).toMatchObject({ amount: "40.00", tax: "3.20" });
  const own = type(start, 1, "tax", "3.00");
  expect(type(own, 1, "quantity", "5")[1]?.values).toMatchObject({ amount: "46.00", tax: "3.00" });
});

it("works with what can be read, and says what cannot", () => {
  const rows = type(start, 1, "quantity", "four");
  expect(rows[1]?.values).toMatchObject({ quantity: "four", amount: "36.00" });
  expect(cellProblem(t, rows[1] as LineRow, "quantity")).toBe('It must be a number such as 12.50, not "four".');
  expect(cellProblem(t, rows[1] as LineRow, "description")).toBeUndefined();
  expect(cellProblem(t, blankLine(rows, fields), "quantity")).toBeUndefined();
  expect(cellProblem(t, { ...blankLine(rows, fields), values: { ...blankLine(rows, fields).values, itemCode: "TEA" } }, "quantity")).toBe("Enter it.");
});

it("sends a split as a new line like the old one, with what became of both", () => {
  const parts = splitCells((start[1] as LineRow).values, "1");
  if (parts === null) throw new Error("it can be split");
  const rows = withParts(start, 1, asParts(start, start[1] as LineRow, parts));
  const sent = correctionOf(lines, rows);
  expect(sent.lines).toEqual([{ id: "a" }, { id: "b" }, { like: "b" }]);
  expect(applied(sent).lines.map(({ id, sku, quantity, discount, tax, amount }) => ({ id, sku, quantity, discount, tax, amount })).slice(1)).toEqual([
    { id: "b", sku: "MUG", quantity: "3", discount: "3.00", tax: "2.16", amount: "27.00" },
    { id: "added-1", sku: "MUG", quantity: "1", discount: "1.00", tax: "0.72", amount: "9.00" },
  ]);
});

it("sends a new row as an empty line with its cells, and no row that nothing was typed into", () => {
  const added = withAdded(withAdded(start, 2, blankLine(start, fields)), 3, { ...blankLine(start, fields), key: "new 2" });
  const filled = type(type(type(added, 3, "itemCode", "TEA"), 3, "quantity", "2"), 3, "unitPrice", "RM 1,000.00");
  const sent = correctionOf(lines, filled);
  expect(sent.lines).toEqual([{ id: "a" }, { id: "b" }, { like: null }]);
  expect(sent.keys).toEqual(["id a", "id b", "new 2"]);
  expect(applied(sent).lines[2]).toMatchObject({ id: "added-1", kind: "item", itemCode: "TEA", quantity: "2", unitPrice: "1000.00", amount: "2000.00", discount: "0.00", tax: "0.00", uom: null });
});

it("sends an emptied discount as none", () => {
  expect(correctionOf(lines, type(start, 1, "discount", "")).changes).toContainEqual({ path: "lines.1.discount", value: "0.00" });
});

it("leaves out a line that somebody else has removed meanwhile", () => {
  const draft = draftOf(lines, withAdded(start, 2, blankLine(start, fields)));
  expect(rowsOf(lines.slice(0, 1), fields, draft).map(({ key }) => key)).toEqual(["id a", "new 1"]);
});

it("takes over what others did to the lines meanwhile, and puts back what I removed and they changed", () => {
  const line = (id: string, quantity = "1") => ({ id, quantity });
  const mine = [{ id: "c" }, { key: "new 1", like: null, cells: {} }];
  // Of a, b, c I have removed a and b and added one; they have changed b, removed nothing, and added d after a.
  expect(rebaseLines(mine, [line("a"), line("b"), line("c")], [line("a"), line("d"), line("b", "2"), line("c")])).toEqual([{ id: "d" }, { id: "b" }, { id: "c" }, { key: "new 1", like: null, cells: {} }]);
  expect(rebaseLines(mine, [line("c")], [line("e")])).toEqual([{ id: "e" }, { key: "new 1", like: null, cells: {} }]);
  expect(rebaseLines(mine, [line("c")], [line("c", "9")])).toEqual(mine);
});

it("comes back from what it keeps as it was, and what it sends makes what is seen", () => {
  const step = fc.record({ what: fc.constantFrom("type", "add", "remove", "split"), row: fc.nat(6), column: fc.constantFrom("quantity", "unitPrice", "discount", "description", "amount"), number: fc.integer({ min: 1, max: 900 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let rows: readonly LineRow[] = start;
      for (const { what, row, column, number } of steps) {
        const at = row % rows.length;
        const here = rows[at] as LineRow;
        const parts = what === "split" ? splitCells(here.values, "1") : null;
        if (what === "type") rows = type(rows, at, column, String(number));
        else if (what === "add") rows = withAdded(rows, at, { ...blankLine(rows, fields), values: { ...blankLine(rows, fields).values, itemCode: "TEA", quantity: String(number), unitPrice: "1.50", amount: `${number}.00` } });
        else if (what === "remove") rows = withRemoved(rows, at, (now) => blankLine(now, fields));
        else if (parts !== null) rows = withConsequences(rows, withParts(rows, at, asParts(rows, here, parts)), false);
      }
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      expect(rowsOf(lines, fields, draftOf(lines, rows))).toEqual(rows);
      const sent = correctionOf(lines, rows);
      const isUnfinished = rows.some((row) => fields.some((name) => cellProblem(t, row, name) !== undefined));
      if (sent.keys.length === 0 || isUnfinished) return;
      const made = applied(sent).lines;
      expect(made).toHaveLength(sent.keys.length);
      for (const [index, key] of sent.keys.entries()) {
        const { quantity, description, unitPrice, amount } = rows.find((row) => row.key === key)?.values ?? {};
        expect(made[index]).toMatchObject({ quantity, description, unitPrice, amount });
      }
    }),
    { numRuns: 40 },
  );
});

/** The document as the server makes it of what is sent. */
function applied({ lines: plan, changes }: ReturnType<typeof correctionOf>): typeof document {
  const planned = plan === undefined ? { document } : withPlannedLines({ kind: "invoice", document }, plan);
  if ("problems" in planned) throw new Error(JSON.stringify(planned.problems));
  const made = structuredClone(planned.document);
  for (const { path, value } of changes) if (!putValueAt(made, path, value)) throw new Error(path);
  return documentSchemas.invoice.parse(made);
}
