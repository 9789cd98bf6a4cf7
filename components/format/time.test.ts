import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { formatAge, formatClock, formatDate, formatDay, formatInstant, formatInstantExact } from "./time.ts";

it("shows moments in Malaysian time", () => {
  expect(formatInstant("2026-03-31T16:30:00Z")).toBe("1 Apr 2026, 00:30");
  expect(formatInstantExact("2026-09-30T15:59:59.999Z")).toBe("30 Sep 2026, 23:59:59");
  expect(formatDay("2026-03-31T16:30:00Z")).toBe("1 Apr 2026");
  expect(formatClock("2026-03-31T16:30:09Z")).toBe("00:30:09");
});

it("shows a document date as it stands, wherever the reader is", () => {
  expect(formatDate("2026-03-31")).toBe("31 Mar 2026");
});

it("says how long ago in one unit", () => {
  const now = "2026-03-31T12:00:00Z";
  expect(formatAge(t, "2026-03-31T11:59:30Z", now)).toBe("just now");
  expect(formatAge(t, "2026-03-31T11:18:00Z", now)).toBe("42 min");
  expect(formatAge(t, "2026-03-31T01:00:00Z", now)).toBe("11 h");
  expect(formatAge(t, "2026-03-29T11:59:00Z", now)).toBe("2 d");
  expect(formatAge(t, "2026-03-31T12:00:05Z", now)).toBe("just now");
});
