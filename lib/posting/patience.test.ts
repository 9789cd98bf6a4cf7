import { expect, test } from "vitest";
import { patienceOf, waitBeforeLook } from "./patience.ts";

test("a connection that says nothing of it is waited for as AutoCount Cloud needs", () => {
  expect(patienceOf({ creditTerm: "C.O.D." })).toEqual({ answer: 30_000, looks: [4_000, 15_000, 45_000], lease: 45_000, undo: 10_000 });
});

test("what is set of it is taken, the rest stays", () => {
  expect(patienceOf({ patience: { answer: 90_000 } })).toMatchObject({ answer: 90_000, lease: 45_000, undo: 10_000 });
  expect(() => patienceOf({ patience: { answer: "soon" } })).toThrow();
});

test("looks after the last that is set wait as long as that one", () => {
  const looks = patienceOf({ patience: { looks: [10, 20] } });
  expect([0, 1, 2, 9].map((looked) => waitBeforeLook(looks, looked))).toEqual([10, 20, 20, 20]);
});
