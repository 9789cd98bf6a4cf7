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
  const words = fc.array(fc.stringMatching(/^[A-Za-z0-9,.]{1,39}$/), { maxLength: 9 });
  const kept = (given: string[]) => addressLines(given.join(" "))?.join(" ").split(" ").filter(Boolean) ?? given;
  expect(() => fc.assert(fc.property(words, (given) => JSON.stringify(kept(given)) === JSON.stringify(given)))).not.toThrow();
});
