import { expect, it } from "vitest";
import { initialsOf } from "./initials.ts";

it.each([
  ["Mei Ling Finance", "MF"],
  ["siti", "S"],
  ["  Raj a/l  Kumar ", "RK"],
  ["\u{1F600}da Tan", "\u{1F600}T"],
  ["", ""],
])("of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
