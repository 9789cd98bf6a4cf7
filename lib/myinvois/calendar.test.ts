import { describe, expect, it } from "vitest";
import { cancelUntil, checksUnits, consolidateBy, consolidationLimit, groupOf, notConsolidated, submitBy } from "./calendar.ts";

describe("The two clocks", () => {
  it.each([
    ["2026-01-01", "2026-02-07"], ["2026-01-31", "2026-02-07"], ["2026-11-30", "2026-12-07"], ["2026-12-01", "2027-01-07"], ["2028-02-29", "2028-03-07"],
  ])("a sale of %s is consolidated by %s", (date, by) => {
    expect(consolidateBy(date)).toBe(by);
  });

  it("an e-invoice may be cancelled for 72 hours, to the second", () => {
    expect(cancelUntil(new Date("2026-02-27T16:00:01Z")).toISOString()).toBe("2026-03-02T16:00:01.000Z");
  });
});

it("an e-invoice is handed in under its date for 72 hours from midnight in Malaysia", () => {
  expect(submitBy("2026-03-01").toISOString()).toBe("2026-03-03T16:00:00.000Z");
});

describe("What is dated", () => {
  it("has no limit before 2026, and none for whom it is relaxed", () => {
    expect(consolidationLimit("2025-12-31", null)).toBeNull();
    expect(consolidationLimit("2026-01-01", null)).toBe("10000.00");
    expect(consolidationLimit("2026-01-01", groupOf("5m-25m"))).toBe("10000.00");
    expect(consolidationLimit("2027-12-31", groupOf("1m-5m"))).toBeNull();
    expect(consolidationLimit("2028-01-01", groupOf("1m-5m"))).toBe("10000.00");
  });

  it("excludes some businesses from their day on", () => {
    expect(notConsolidated("35102", "2025-12-31", null)).toBeNull();
    expect(notConsolidated("35102", "2026-01-01", null)).toBe("electricity supply");
    expect(notConsolidated("47191", "2026-01-01", null)).toBeNull();
    expect(notConsolidated(null, "2026-01-01", null)).toBeNull();
  });

  it("looks at unit codes from 15 August 2026 on", () => {
    expect([checksUnits("2026-08-14"), checksUnits("2026-08-15")]).toEqual([false, true]);
  });
});
