import fc from "fast-check";
import { expect, it } from "vitest";
import { enclosingObject, excerptFor, largestShown } from "./original.ts";

it("shows a shop's message whole", () => {
  const body = '{"id":1,"name":"#1001"}';
  expect(excerptFor(body, "1")).toEqual({ body, isExcerpt: false });
});

it("shows of a batch only the record itself, as it was written", () => {
  const record = '{ "externalId" : "B-2", "document": {"note":"braces } and \\" quotes {","lines":[{}]} }';
  const body = `{"records":[{"externalId":"B-1","document":{}},${record},{"externalId":"B-22"}]}`;
  expect(excerptFor(body, "B-2")).toEqual({ body: record, isExcerpt: true });
});

it("shows of lines of records only the record's line", () => {
  const body = '{"externalId":"A","document":{}}\n{"externalId":"A.B","document":{"x":1}}\n';
  expect(excerptFor(body, "A.B")).toEqual({ body: '{"externalId":"A.B","document":{"x":1}}', isExcerpt: true });
});

it("cuts what is too large to show and says so", () => {
  const shown = excerptFor("x".repeat(largestShown + 1), "1");
  expect(shown.body).toHaveLength(largestShown);
  expect(shown.isExcerpt).toBe(true);
});

it("survives text that is no JSON", () => {
  for (const body of ["", "}{", '"externalId":"1"', '{"externalId":"1"', "not json"]) {
    expect(excerptFor(body, "1")).toEqual({ body, isExcerpt: false });
  }
});

it("finds every record of any batch again", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }), fc.array(fc.jsonValue(), { maxLength: 6 }), (ids, values) => {
      const records = ids.map((externalId, index) => ({ externalId, document: values[index] ?? null }));
      // A document may itself talk of externalId; then the batch is not this regular.
      fc.pre(!JSON.stringify(values).includes("externalId"));
      const body = JSON.stringify({ records });
      for (const record of records) expect(JSON.parse(excerptFor(body, record.externalId).body)).toEqual(JSON.parse(JSON.stringify(record)));
    }),
  );
});

it("finds the innermost object around a position", () => {
  const text = '{"a":{"b":[{"c":1}],"d":2}}';
  expect(enclosingObject(text, text.indexOf('"c"'))).toBe('{"c":1}');
  expect(enclosingObject(text, text.indexOf('"d"'))).toBe('{"b":[{"c":1}],"d":2}');
});
