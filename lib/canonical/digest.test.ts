import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf, stableJson } from "./digest.ts";
import { aDocument, aLine } from "./document-builder.ts";

/** The same content with the keys of every object in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).toReversed().map(([key, member]) => [key, turned(member)]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)]));
}

describe("The digest of some content", () => {
  it("is the same in whatever order the keys came", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void expect(digestOf(turned(value))).toBe(digestOf(value))));
  });

  it("is another one where a value differs", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(digestOf(a) === digestOf(b)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
      }),
    );
  });

  it("is that of plain JSON: it survives being stored and read", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void expect(digestOf(JSON.parse(JSON.stringify(value)))).toBe(digestOf(value))));
  });

  it("changes with the order of lines, with a sen, and with null for a text", () => {
    const lines = [aLine(), aLine({ id: "2" })];
    const digests = [aDocument({ lines }), aDocument({ lines: lines.toReversed() }), aDocument({ lines, total: "20.01" }), aDocument({ lines, note: "" })].map(digestOf);
    expect(new Set(digests).size).toBe(4);
  });

  it("leaves out what is undefined, as JSON does", () => {
    expect(stableJson({ b: undefined, a: [undefined, 1], c: null })).toBe('{"a":[null,1],"c":null}');
  });

  it("cannot be forged by moving a quote from a value into a key", () => {
    expect(stableJson({ 'a":1,"b': 2 })).not.toBe(stableJson({ a: 1, b: 2 }));
  });

  it("stays what it was: stored digests are compared with new ones", () => {
    // printf '{"a":null,"b":[1,"x"]}' | sha256sum
    expect(digestOf({ b: [1, "x"], a: null })).toBe("c22cb7b0353770e2b38094af641143ebf008ddf2d1f2dedb9d875996fcf245fa");
  });
});
