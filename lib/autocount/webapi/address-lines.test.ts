import fc from "fast-check";
import { expect, it } from "vitest";
import { addressLines } from "./address-lines.ts";

it.each([
  [null, []],
  ["12 Jalan Contoh\n50000 Kuala Lumpur", ["12 Jalan Contoh", "50000 Kuala Lumpur"]],
  ["Lot 12, Jalan Industri Selatan 4, Taman Perindustrian Bukit Contoh", ["Lot 12, Jalan Industri Selatan 4, Taman", "Perindustrian Bukit Contoh"]],
  [" a \n\n b \nc\nd", ["a", "b", "c", "d"]],
  ["a\nb\nc\nd\ne", null],
  ["x".repeat(41), null],
])("fits into four lines of 40, or not: %j", (address, lines) => {
  expect(addressLines(address)).toEqual(lines);
});

it("loses no word of an address that fits", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[A-Za-z0-9,.]{1,39}$/), { maxLength: 9 }), (words) => {
      const lines = addressLines(words.join(" "));
      if (lines !== null) expect(lines.join(" ").split(" ").filter(Boolean)).toEqual(words);
    }),
  );
});
