import { expect, test } from "vitest";
import { partyKeys } from "./resolve.ts";
import { readQuestion } from "./read-question.ts";

test.each([
  ["item", " TB-1 ", "tb-1"], ["item", "n/a", null], ["location", " Pulau Pinang", "pulau pinang"], ["location", " ", null],
  ["customer", "Ali@Example.com", "email:ali@example.com"], ["customer", "Kedai  Ali", "name:kedai ali"], ["customer", "id:C-77", "id:C-77"],
  ["customer", "CODE: 300-A001", "code:300-a001"], ["supplier", "name:Boh Plantations", "name:boh plantations"], ["customer", "id: ", null], ["supplier", "", null],
] as const)("what is written of a question is read as documents ask it: %s %j", (type, written, key) => {
  expect(readQuestion(type, written)).toBe(key);
});

test("a buyer is remembered under the very keys that a document has", () => {
  const buyer = { sourceId: "C-77", email: "Ali@Example.com", name: "" };
  expect(partyKeys(buyer)).toEqual([readQuestion("customer", "id:C-77"), readQuestion("customer", "ali@example.com")]);
});
