import { expect, test } from "vitest";
import { monthsOf } from "./months-of.ts";

test("a calendar year has its twelve months, each to its last day", () => {
  const months = monthsOf("2028-01-01", "2028-12-31");
  expect(months).toHaveLength(12);
  expect([months[0], months[1], months[11]]).toEqual([{ startsOn: "2028-01-01", endsOn: "2028-01-31" }, { startsOn: "2028-02-01", endsOn: "2028-02-29" }, { startsOn: "2028-12-01", endsOn: "2028-12-31" }]);
});

test("a year that begins in the middle of a month is cut at its ends", () => {
  const months = monthsOf("2026-04-15", "2027-04-14");
  expect(months).toHaveLength(13);
  expect([months[0], months.at(-1)]).toEqual([{ startsOn: "2026-04-15", endsOn: "2026-04-30" }, { startsOn: "2027-04-01", endsOn: "2027-04-14" }]);
});

test("one day is one month, and no day is none", () => {
  expect(monthsOf("2026-02-28", "2026-02-28")).toEqual([{ startsOn: "2026-02-28", endsOn: "2026-02-28" }]);
  expect(monthsOf("2026-03-01", "2026-02-28")).toEqual([]);
});
