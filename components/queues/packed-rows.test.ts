import fc from "fast-check";
import { expect, it } from "vitest";
import { packRows, unpackRows } from "./packed-rows.ts";

const value = fc.oneof(fc.constantFrom("MYR", "held", "", null, 0, true), fc.string(), fc.array(fc.record({ rule: fc.constantFrom("a", "b"), title: fc.string() }, { noNullPrototype: true }), { maxLength: 2 }));
const row = fc.record({ id: fc.uuid(), currency: fc.constantFrom("MYR", "SGD"), holds: value, state: fc.constant("held"), note: value }, { noNullPrototype: true });

it("gives back the rows it was given, over JSON", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      expect(unpackRows(JSON.parse(JSON.stringify(packRows(rows))))).toEqual(rows);
    }),
  );
});

it("says once what all rows share, and each of the values that repeat once", () => {
  const rows = ["a", "b", "a", "b"].map((holds, place) => ({ id: place, holds: [holds], currency: "MYR" }));
  expect(packRows(rows)).toEqual({
    count: 4,
    fields: { id: { each: [0, 1, 2, 3] }, holds: { of: [["a"], ["b"]], at: [0, 1, 0, 1] }, currency: { all: "MYR" } },
  });
});
