import { expect, test } from "vitest";
import { covered, nameWords } from "./alignment.ts";

test.each([
  ["ALI TRDG S/B", "ali trading sdn bhd"], ["Boh Ent.", "boh enterprise"], ["Tan & Sons S.B.", "tan sons sdn bhd"], ["Lim dan Rakan Berhad", "lim rakan bhd"], ["Perniagaan Ali & Co", "perniagaan ali company"],
])("a legal form is written in one way: %s", (name, words) => {
  expect(nameWords(name).join(" ")).toBe(words);
});

test.each([
  ["every word stands there, in any order", "green tea 100g", "tea green 100g promo", 1],
  ["a letter left out counts nearly as the word", "powder", "power", 5 / 6],
  ["two letters swapped are one mistake", "muthu", "muhtu", 4 / 5],
  ["another size is another thing", "tea 100g", "tea 200g", 3 / 7],
  ["a short other word is not a mistake", "tea", "ale", 0],
  ["nothing stands in nothing", "tea", "", 0],
])("%s", (_, wanted, text, share) => {
  expect(covered(wanted.split(" "), text.split(" ").filter(Boolean))).toBeCloseTo(share);
});
