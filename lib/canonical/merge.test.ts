import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { mergeThreeWay, placeIn } from "./merge.ts";
import { changesBetween } from "./paths.ts";

const base = { note: null, reference: "PO-1", customer: { name: "Aisyah", email: null }, lines: [{ id: "a", quantity: "1" }, { id: "b", quantity: "2" }], tags: ["x"] };

describe("What only one changed", () => {
  it("is taken, of fields in fields and of lines too, whoever changed it", () => {
    const mine = { ...base, reference: "PO-2", lines: [{ id: "a", quantity: "9" }, base.lines[1]] };
    const theirs = { ...base, customer: { name: "Aisyah", email: "a@example.com" }, lines: [base.lines[0], { id: "b", quantity: "7" }] };
    expect(mergeThreeWay(base, mine, theirs)).toEqual({
      merged: { ...base, reference: "PO-2", customer: theirs.customer, lines: [{ id: "a", quantity: "9" }, { id: "b", quantity: "7" }] },
      conflicts: [],
      taken: [
        { path: "reference", by: "me", old: "PO-1", new: "PO-2" },
        { path: "customer.email", by: "them", old: null, new: "a@example.com" },
        { path: "lines.#a.quantity", by: "me", old: "1", new: "9" },
        { path: "lines.#b.quantity", by: "them", old: "2", new: "7" },
      ],
    });
  });

  it("is taken once where both made it the same", () => {
    const both = { ...base, note: "Gift" };
    expect(mergeThreeWay(base, both, structuredClone(both))).toEqual({ merged: both, conflicts: [], taken: [{ path: "note", by: "both", old: null, new: "Gift" }] });
  });

  it("is nothing where a field is missing in one and empty in the other", () => {
    expect(mergeThreeWay({ note: null }, {}, { note: null })).toEqual({ merged: { note: null }, conflicts: [], taken: [] });
  });
});

describe("What both changed", () => {
  const mine = { ...base, note: "mine", tags: ["x", "y"] };
  const theirs = { ...base, note: "theirs", tags: ["z"] };
  it("is a conflict each, theirs until it is chosen; a list without ids is one field", () => {
    const { merged, conflicts } = mergeThreeWay(base, mine, theirs);
    expect(conflicts).toEqual([{ path: "note", base: null, mine: "mine", theirs: "theirs" }, { path: "tags", base: ["x"], mine: ["x", "y"], theirs: ["z"] }]);
    expect(merged).toEqual(theirs);
  });

  it("gets the value that is chosen, field by field", () => {
    expect(mergeThreeWay(base, mine, theirs, { note: "mine" }).merged).toEqual({ ...theirs, note: "mine" });
  });
});

describe("Lines", () => {
  const line = (id: string, quantity = "1") => ({ id, quantity });
  const merged = (was: readonly string[], mine: readonly string[], theirs: readonly string[]) => {
    const lines = (ids: readonly string[]) => ({ lines: ids.map((id) => line(id)) });
    return (mergeThreeWay(lines(was), lines(mine), lines(theirs)).merged as { lines: { id: string }[] }).lines.map(({ id }) => id).join("");
  };
  it.each([
    ["ab", "axb", "ab", "axb", "what I added"],
    ["ab", "ab", "ayb", "ayb", "what they added"],
    ["ab", "axb", "aby", "axby", "what both added"],
    ["ab", "b", "aby", "by", "what I removed beside what they added"],
    ["ab", "xab", "yab", "yxab", "what both added at the top"],
    ["abc", "cab", "abcx", "cxab", "what I moved"],
    ["abc", "abcx", "cab", "cxab", "what they moved"],
    ["ab", "", "ab", "", "that I removed, all of them"],
  ])("%s, mine %s, theirs %s: %s, for %5$s", (was, mine, theirs, expected) => {
    expect(merged([...was], [...mine], [...theirs])).toBe(expected);
  });

  it("that one removes and the other changes are one conflict, and are there or gone as chosen", () => {
    const was = { lines: [line("a"), line("b")] };
    const mine = { lines: [line("b")] };
    const theirs = { lines: [line("a", "5"), line("b")] };
    const { merged: kept, conflicts } = mergeThreeWay(was, mine, theirs);
    expect(conflicts).toEqual([{ path: "lines.#a", base: line("a"), mine: null, theirs: line("a", "5") }]);
    expect(kept).toEqual(theirs);
    expect(mergeThreeWay(was, mine, theirs, { "lines.#a": "mine" }).merged).toEqual(mine);
    expect(mergeThreeWay(was, theirs, mine, { "lines.#a": "theirs" }).merged).toEqual(mine);
  });
});

it("names a field by the id of its line, whatever stands in the id, and finds its place", () => {
  const ids = ["1.quantity", "1", "100%2E", "#1", ""];
  const lines = (quantity: string) => ({ lines: ids.map((id) => ({ id, quantity })) });
  const { conflicts } = mergeThreeWay(lines("1"), lines("2"), lines("3"));
  const turned = { lines: lines("3").lines.toReversed() };
  expect(conflicts.map(({ path }) => placeIn(turned, path))).toEqual(["4", "3", "2", "1", "0"].map((index) => `lines.${index}.quantity`));
  expect(placeIn({ lines: [] }, conflicts[0]?.path ?? "")).toBeNull();
  expect(placeIn(turned, "customer.name")).toBe("customer.name");
});

const value = fc.constantFrom<unknown>(null, "", "a", "b", true);
const entry = fc.record({ id: fc.constantFrom("1", "2", "3", "4"), quantity: value, amount: value });
const document = fc.record({
  note: value, customer: fc.record({ name: value, code: value }), references: fc.array(value, { maxLength: 2 }),
  lines: fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 4 }),
});
type Document = { note: unknown; customer: object; references: unknown[]; lines: { id: string; [field: string]: unknown }[] };

/** Every single field by name, those of lines by the line's id; a line or field that is not there is empty. */
function fieldsOf({ lines, customer, ...head }: Document): Map<string, unknown> {
  const named = [...Object.entries(head), ...Object.entries(customer).map(([name, of]) => [`customer.${name}`, of] as const), ...lines.flatMap(({ id, ...fields }) => Object.entries(fields).map(([name, of]) => [`lines.#${id}.${name}`, of] as const))];
  return new Map(named.map(([name, of]) => [name, JSON.stringify(of)]));
}

const merging = (one: unknown, two: unknown, three: unknown, all?: "mine" | "theirs") => {
  const seen = mergeThreeWay(one, two, three);
  if (all === undefined) return seen;
  return mergeThreeWay(one, two, three, Object.fromEntries(seen.conflicts.map(({ path }) => [path, all])));
};

describe("Of any three documents", () => {
  test("an unchanged one gives way to the other, and the same twice is itself", () => {
    fc.assert(fc.property(document, document, (was, next) => {
      for (const { merged, conflicts } of [mergeThreeWay(was, next, was), mergeThreeWay(was, was, next), mergeThreeWay(was, next, next)]) {
        expect(changesBetween(next, merged)).toEqual([]);
        expect(conflicts).toEqual([]);
      }
    }));
  });

  test("it does not matter who is who but for whose value stands in a conflict", () => {
    fc.assert(fc.property(document, document, document, (was, mine, theirs) => {
      const paths = (found: { conflicts: { path: string }[] }) => found.conflicts.map(({ path }) => path).sort();
      expect(paths(mergeThreeWay(was, mine, theirs))).toEqual(paths(mergeThreeWay(was, theirs, mine)));
      expect(fieldsOf(merging(was, mine, theirs, "mine").merged as Document)).toEqual(fieldsOf(merging(was, theirs, mine, "theirs").merged as Document));
    }));
  });

  test("each field is what one of them made it, or as it was where neither touched it; and a conflict is one that both made another", () => {
    fc.assert(fc.property(document, document, document, (was, mine, theirs) => {
      const { merged, conflicts } = mergeThreeWay(was, mine, theirs);
      const [before, one, other, after] = [was, mine, theirs, merged as Document].map((each) => fieldsOf(each as Document)) as [Map<string, unknown>, Map<string, unknown>, Map<string, unknown>, Map<string, unknown>];
      for (const name of new Set([...before.keys(), ...one.keys(), ...other.keys(), ...after.keys()])) {
        const isContested = conflicts.some(({ path }) => name === path || name.startsWith(`${path}.`));
        const expected = isContested || one.get(name) === before.get(name) ? other.get(name) : one.get(name);
        expect([name, after.get(name)]).toEqual([name, expected]);
      }
    }));
  });

  test("with mine chosen everywhere nothing that I changed is lost, and with theirs nothing of theirs", () => {
    fc.assert(fc.property(document, document, document, (was, mine, theirs) => {
      for (const [all, whose] of [["mine", mine], ["theirs", theirs]] as const) {
        const after = fieldsOf(merging(was, mine, theirs, all).merged as Document);
        const [before, changed] = [fieldsOf(was as Document), fieldsOf(whose as Document)];
        for (const name of new Set([...before.keys(), ...changed.keys()])) {
          const wanted = changed.get(name) === before.get(name) ? after.get(name) : changed.get(name);
          expect([name, after.get(name)]).toEqual([name, wanted]);
        }
      }
    }));
  });

  test("every conflict is told with its three values, and what is taken is no conflict", () => {
    fc.assert(fc.property(document, document, document, (was, mine, theirs) => {
      const { conflicts, taken } = mergeThreeWay(was, mine, theirs);
      for (const { base: old, mine: one, theirs: other } of conflicts) expect(new Set([old, one, other].map((each) => JSON.stringify(each))).size).toBe(3);
      const paths = [...conflicts, ...taken].map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
    }));
  });
});
