import { expect, it } from "vitest";
import { aDocument, aLine, aTransfer } from "./document-builder.ts";
import { documentSchemas } from "./document-schemas.ts";
import { withPlannedLines } from "./plan-lines.ts";

const invoice = { kind: "invoice", document: aDocument({ lines: [aLine({ id: "a" }), aLine({ id: "b", sku: "MUG", quantity: "4" }), aLine({ id: "added-1" })] }) } as const;

function planned(...plan: Parameters<typeof withPlannedLines>[1]) {
  const outcome = withPlannedLines(invoice, plan);
  if ("problems" in outcome) throw new Error(JSON.stringify(outcome.problems));
  return (outcome.document as typeof invoice.document).lines;
}

it("keeps the lines that are named, in that order, and leaves the others out", () => {
  expect(planned({ id: "b" }, { id: "a" }).map(({ id }) => id)).toEqual(["b", "a"]);
});

it("makes a copy of a line under an id that no line has", () => {
  const [, copy] = planned({ id: "b" }, { like: "b" });
  expect(copy).toEqual({ ...invoice.document.lines[1], id: "added-2" });
});

it("makes an empty line that is not valid before it is filled in", () => {
  const [line] = planned({ like: null });
  expect(line).toMatchObject({ id: "added-2", sku: null, itemCode: null, quantity: "", unitPrice: "", amount: "", tax: "0.00" });
  const parsed = documentSchemas.invoice.safeParse({ ...invoice.document, lines: [line] });
  expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(["lines.0.quantity", "lines.0.unitPrice", "lines.0.amount"]);
});

it("makes an empty line of a stock move, which has no price", () => {
  const outcome = withPlannedLines({ kind: "stock_transfer", document: aTransfer() }, [{ id: "1" }, { like: null }]);
  expect("document" in outcome && (outcome.document as ReturnType<typeof aTransfer>).lines[1]).toEqual({ id: "added-1", sku: null, itemCode: null, description: "", quantity: "", uom: null, unitCost: null, location: null });
});

it("says which line is not there, or twice", () => {
  expect(withPlannedLines(invoice, [{ id: "a" }, { id: "z" }])).toEqual({ problems: [{ path: "lines.1", message: "The document has no such line any more." }] });
  expect(withPlannedLines(invoice, [{ id: "a" }, { id: "a" }])).toMatchObject({ problems: [{ path: "lines.0" }, { path: "lines.1" }] });
});

it("copies no line of which a part was delivered", () => {
  const delivered = { kind: "invoice", document: aDocument({ lines: [aLine({ delivered: "1" })] }) } as const;
  expect(withPlannedLines(delivered, [{ id: "1" }, { like: "1" }])).toMatchObject({ problems: [{ path: "lines.1" }] });
});
