import { expect, test } from "vitest";
import { recordIdOf } from "./record-of-ref.ts";

const id = "019ac0de-0000-7000-8000-00000000000a";

test.each([
  [`HP:${id}`, id],
  [`Order 5 HP:${id.toUpperCase()}`, id],
  [id, null],
  [`HP:${id}0`, null],
  ["HP:", null],
  [null, null],
])("%s was made from %s", (ref, record) => {
  expect(recordIdOf(ref)).toBe(record);
});
