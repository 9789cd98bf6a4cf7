import { expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { layoutJson } from "./json-layout.ts";
import { traceValues } from "./trace-values.ts";

/** What each field was found in, as it stands in the message. */
function traced(message: unknown, document: object): { [path: string]: string[] } {
  const layout = layoutJson(JSON.stringify(message));
  if (layout === null) throw new Error("no JSON");
  const textAt = (place: number) => layout.text.slice(layout.marks[place]?.start, layout.marks[place]?.end);
  return Object.fromEntries(Object.entries(traceValues(layout, document)).map(([path, places]) => [path, places.map(textAt)]));
}

it("finds values letter for letter, and numbers however they are written", () => {
  const message = { name: "#1001", total_price: "20.0", note: "Deliver \"late\"", customer: { email: "A@example.com" } };
  const found = traced(message, aDocument({ number: "#1001", total: "20.00", note: 'Deliver "late"' }));
  expect(found).toMatchObject({ number: ['"#1001"'], total: ['"20.0"'], note: ['"Deliver \\"late\\""'] });
});

it("takes the place with a name like the field's where a value stands more than once", () => {
  const found = traced({ subtotal_price: "20.00", total: "20.00", weight: "20.00" }, aDocument({ total: "20.00" }));
  expect(found["total"]).toHaveLength(2);
});

it("gives each line of the same goods a place of its own, in order", () => {
  const layout = layoutJson(JSON.stringify({ items: [{ sku: "TEA", quantity: 2 }, { sku: "TEA", quantity: 2 }] }));
  const trace = traceValues(layout ?? { text: "", marks: [] }, aDocument({ lines: [aLine({ id: "1", sku: "TEA" }), aLine({ id: "2", sku: "TEA" })] }));
  expect(trace["lines.0.sku"]).not.toEqual(trace["lines.1.sku"]);
  expect(trace["lines.0.quantity"]).not.toEqual(trace["lines.1.quantity"]);
});

it("knows a quantity by its short name, and takes no name of one letter for any field", () => {
  const found = traced({ q: 2, ord_qty: 2, t: "20.00", total: "20.00" }, aDocument({ total: "20.00", lines: [aLine({ id: "1", quantity: "2" })] }));
  expect(found["lines.0.quantity"]).toEqual(["2"]);
  expect(found["total"]).toEqual(['"20.00"']);
});

it("does not find a 1 just anywhere, nor ids, switches and what is empty", () => {
  const found = traced({ page: 1, id: "1", paid: true, memo: "" }, aDocument({ isPaid: true, note: "", lines: [aLine({ id: "1", quantity: "1" })] }));
  expect(found["lines.0.quantity"]).toBeUndefined();
  expect(Object.keys(found).filter((path) => /\.id$|isPaid|note/.test(path))).toEqual([]);
});
