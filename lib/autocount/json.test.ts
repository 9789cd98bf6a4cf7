import { describe, expect, it } from "vitest";
import { jsonNumber, readJson, writeJson } from "./json.ts";

describe("JSON for AutoCount", () => {
  it("writes numbers bare and exact, half up at the scale", () => {
    const numbers = { a: jsonNumber("1.50", 8), b: jsonNumber("0.00000001", 8), c: jsonNumber("2.345", 2), d: jsonNumber("-0.001", 2) };
    expect(writeJson(numbers)).toBe('{"a":1.5,"b":0.00000001,"c":2.35,"d":0}');
  });

  it("leaves out null and undefined, and keeps false and empty lists", () => {
    expect(writeJson({ a: null, b: undefined, c: false, d: [], e: "" })).toBe('{"c":false,"d":[],"e":""}');
  });

  it("reads keys without case and numbers as the text they are", () => {
    expect(readJson('{"Master":{"DocKey":9071,"FinalTotal":45.00},"DETAILS":[{"Qty":20.00000000}]}')).toEqual({
      master: { dockey: "9071", finaltotal: "45.00" },
      details: [{ qty: "20.00000000" }],
    });
  });

  it("says undefined for what is not JSON", () => {
    expect(["", "<html>", '{"a":'].map(readJson)).toEqual([undefined, undefined, undefined]);
  });
});
