import { expect, test } from "vitest";
import { addDays, daysBetween } from "./accounting-date.ts";

test("days are added over months, years and leap days", () => {
  expect(["2026-02-28", "2028-02-28", "2026-12-31"].map((date) => addDays(date, 1))).toEqual(["2026-03-01", "2028-02-29", "2027-01-01"]);
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
});

test("a day beyond what a date can say stays where it was", () => {
  expect(addDays("9999-12-31", 1)).toBe("9999-12-31");
  expect(addDays("0001-01-01", 0)).toBe("0001-01-01");
});

test("days between two dates have a sign", () => {
  expect([daysBetween("2026-02-28", "2026-03-02"), daysBetween("2026-03-02", "2026-02-28"), daysBetween("2026-03-02", "2026-03-02")]).toEqual([2, -2, 0]);
});
