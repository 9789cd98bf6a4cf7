import fc from "fast-check";
import { expect, it, test } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { isCorrectable } from "./correctable.ts";
import { restoredDocument } from "./restored-document.ts";

const present = aDocument({ note: "Gift wrap", isPaid: true, currentTotal: "5.00", lines: [aLine({ id: "1", quantity: "3", delivered: "1", removed: "1" })] });

it("brings back what people write and keeps what the source has told since", () => {
  const earlier = aDocument({ note: null, isPaid: false, currentTotal: null, lines: [aLine({ id: "1", quantity: "2", delivered: null, removed: "0" })] });
  expect(restoredDocument(present, earlier)).toMatchObject({ note: null, isPaid: true, currentTotal: "5.00", lines: [{ id: "1", quantity: "2", delivered: "1", removed: "1" }] });
});

it("brings back a line that is gone and takes away one that came, the others by their ids", () => {
  const earlier = aDocument({ lines: [aLine({ id: "gone", delivered: "1" }), aLine({ id: "1", description: "As it was" })] });
  expect(restoredDocument(present, earlier)).toMatchObject({ lines: [{ id: "gone", delivered: "1" }, { id: "1", description: "As it was", delivered: "1" }] });
});

it.each([
  [{ deliveryDecision: "close-rest" as const }],
  [{ part: 1 }],
  [{ billedWithout: ["r1"] }],
])("brings nothing back over a decision that other documents rest on: %j", (decided) => {
  expect(restoredDocument({ ...present, ...decided }, present)).toBeNull();
  expect(restoredDocument(present, { ...present, ...decided })).toBeNull();
});

it("lets what somebody did to it a moment ago go whole, what is billed too, but not where a rest was opened by it", () => {
  const earlier = { ...present, billedWithout: [] };
  expect(restoredDocument({ ...present, billedWithout: ["r1"], currentTotal: null }, earlier, { isLast: true })).toEqual(earlier);
  expect(restoredDocument({ ...present, part: 1 }, earlier, { isLast: true })).toBeNull();
});

test("restored over itself a document stays as it is, and nothing that is not typed over ever changes", () => {
  const fields = fc.record({
    note: fc.option(fc.string()), isPaid: fc.boolean(), isCancelled: fc.boolean(),
    lines: fc.uniqueArray(fc.record({ id: fc.constantFrom("1", "2", "3", "4"), quantity: fc.constantFrom("1", "2"), delivered: fc.option(fc.constantFrom("0", "1")) }), { selector: (line) => line.id }),
  });
  fc.assert(fc.property(fields, fields, (now, then) => {
    expect(restoredDocument(now, now)).toEqual(now);
    const restored = restoredDocument(now, then) as typeof now;
    for (const [name, value] of Object.entries(now).filter(([name]) => !isCorrectable(name))) expect(restored).toHaveProperty(name, value);
    expect(restored.lines.map((line) => line.id)).toEqual(then.lines.map((line) => line.id));
    for (const line of restored.lines) expect(line.delivered).toEqual((now.lines.find(({ id }) => id === line.id) ?? line).delivered);
  }));
});
