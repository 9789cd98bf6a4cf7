import { expect, it } from "vitest";
import { ageBuckets, receivedWithin } from "./age-buckets.ts";

it("covers every age exactly once: each bucket begins where the one before ends", () => {
  expect(ageBuckets[0].from).toBe(0);
  for (const [index, bucket] of ageBuckets.entries()) expect(bucket.to).toBe(ageBuckets[index + 1]?.from ?? null);
});

it("turns a bucket into moments", () => {
  const now = new Date("2026-03-31T12:00:00Z");
  expect(receivedWithin("1-3", now)).toEqual({ after: new Date("2026-03-28T12:00:00Z"), upTo: new Date("2026-03-30T12:00:00Z") });
  expect(receivedWithin("0-1", now)).toEqual({ after: new Date("2026-03-30T12:00:00Z"), upTo: null });
  expect(receivedWithin("30-", now)).toEqual({ after: null, upTo: new Date("2026-03-01T12:00:00Z") });
});
