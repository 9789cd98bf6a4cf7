import fc from "fast-check";
import { expect, test } from "vitest";
import { codesOneMistakeAway } from "./mistyped-code.ts";

const code = fc.array(fc.constantFrom(..."ABCXYZ0189-"), { minLength: 7, maxLength: 20 }).map((all) => all.join("")).filter((text) => /\d.*\d/.test(text));

test("finds the code behind any one slip of the finger", () => {
  fc.assert(
    fc.property(code, fc.nat(), fc.constantFrom("left out", "twice", "wrong", "in the wrong place"), (right, place, slip) => {
      const at = place % (right.length - 1);
      const letters = [...right];
      if (slip === "left out") letters.splice(at, 1);
      if (slip === "twice") letters.splice(at, 0, right[at] ?? "");
      if (slip === "wrong") letters.splice(at, 1, "q");
      if (slip === "in the wrong place") letters.splice(at, 2, right[at + 1] ?? "", right[at] ?? "");
      const typed = letters.join("").toLowerCase();
      fc.pre(typed.toUpperCase() !== right);
      expect(codesOneMistakeAway(typed)).toContain(right);
    }),
  );
});

test("asks for none where what was typed is words, too short to be telling, or too long", () => {
  for (const typed of ["", "AB-1", "green tea 100g", "lemongrass", "A1".repeat(20)]) expect(codesOneMistakeAway(typed)).toEqual([]);
});

test("never asks for what was typed itself, and for each once", () => {
  const codes = codesOneMistakeAway("BOH-GRETEA-100G");
  expect(codes).not.toContain("BOH-GRETEA-100G");
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeLessThan(1_300);
});
