import { expect, test } from "vitest";
import { allWords } from "./word-query.ts";

test("all words, each as it stands, of one company", () => {
  expect(allWords(7, ["boh", "green", "100g"])).toBe("'7:boh' & '7:green' & '7:100g'");
});
