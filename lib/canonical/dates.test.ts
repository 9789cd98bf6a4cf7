import { describe, expect, it } from "vitest";
import { documentDate, instant, malaysianDate } from "./dates.ts";

describe("The accounting date of a moment", () => {
  it.each([
    ["2026-03-02T15:59:59.999Z", "2026-03-02", "the last moment before Malaysian midnight"],
    ["2026-03-02T16:00:00Z", "2026-03-03", "Malaysian midnight"],
    ["2026-03-31T15:59:00Z", "2026-03-31", "still March"],
    ["2026-03-31T16:00:00Z", "2026-04-01", "April already, and perhaps the next month's e-invoice"],
    ["2026-12-31T16:00:00Z", "2027-01-01", "the new year"],
    ["2028-02-28T16:00:00Z", "2028-02-29", "a leap day"],
    ["2026-02-28T16:00:00Z", "2026-03-01", "no leap day"],
    ["2026-03-03T00:00:00+08:00", "2026-03-03", "written in Malaysian time"],
    ["2026-03-02T23:59:59-05:00", "2026-03-03", "a shop in New York"],
    ["2026-07-01T16:00:00Z", "2026-07-02", "no daylight saving in summer"],
  ])("%s is %s: %s", (moment, date) => {
    expect(malaysianDate(moment)).toBe(date);
    expect(malaysianDate(new Date(moment))).toBe(date);
    expect(documentDate.safeParse(malaysianDate(moment)).success).toBe(true);
  });

  it("is not made up for what is no moment", () => {
    expect(() => malaysianDate("yesterday")).toThrow(RangeError);
  });
});

describe("Dates as documents write them", () => {
  it.each(["2026-02-29", "2026-13-01", "02/03/2026", "2026-3-2", "20260302", "2026-03-02T00:00:00Z"])("%s is no document date", (text) => {
    expect(documentDate.safeParse(text).success).toBe(false);
  });

  it("takes a moment with a zone and refuses one without", () => {
    expect(instant.safeParse("2026-03-02T10:00:00+08:00").success).toBe(true);
    expect(instant.safeParse("2026-03-02T10:00:00Z").success).toBe(true);
    expect(instant.safeParse("2026-03-02T10:00:00").success).toBe(false);
  });
});
