import fc from "fast-check";
import { expect, it } from "vitest";
import { layoutJson } from "./json-layout.ts";

it("keeps numbers and text letter for letter", () => {
  const layout = layoutJson('{"id":820982911946154508123,"price":1.10,"note":"a\\u00e9 \\"b\\"","open":[],"none":{}}');
  expect(layout?.text).toBe('{\n  "id": 820982911946154508123,\n  "price": 1.10,\n  "note": "a\\u00e9 \\"b\\"",\n  "open": [],\n  "none": {}\n}');
});

it("marks keys, texts, numbers and words where they stand", () => {
  const layout = layoutJson('{"a":["b",-1.5,null]}');
  expect(layout?.marks.map(({ kind, start, end }) => [kind, layout.text.slice(start, end)])).toEqual([
    ["key", '"a"'],
    ["text", '"b"'],
    ["number", "-1.5"],
    ["word", "null"],
  ]);
});

it("leaves alone what is no JSON or is cut off", () => {
  for (const text of ["", "a,b,c", '{"a":', "]", '{"a":1', "<xml/>", '{"a":"unfinished}']) expect(layoutJson(text)).toBeNull();
});

it("sets out any JSON so that it reads the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const layout = layoutJson(JSON.stringify({ value }));
      expect(JSON.parse(layout?.text ?? "")).toEqual(JSON.parse(JSON.stringify({ value })));
    }),
  );
});
