import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { ledgerText } from "./ledger-text.ts";

const now = "2026-11-23T08:00:00Z";
const waits = { count: 12, sums: [{ currency: "MYR", total: "1234.5" }, { currency: "USD", total: "20" }] };
const stopped = { kind: "stopped", reason: "401", since: "2026-11-23T07:00:00Z", nextAt: null, waits } as const;

it("says since when posting is stopped, that nothing is lost, and what only an administrator has to do", () => {
  const admin = ledgerText(t, stopped, true, now);
  expect(admin.what).toContain("stopped since 23 Nov 2026, 15:00");
  expect(admin.todo).toMatch(/Nothing is lost.*Set its key again/);
  expect(admin.link?.href).toBe("/connection");
  const finance = ledgerText(t, stopped, false, now);
  expect(finance.todo).toMatch(/Nothing is lost.*An administrator.*nothing to do/);
  expect(finance.link).toBeUndefined();
});

it("says how long the oldest document has waited and when it is tried again", () => {
  const waiting = { kind: "waiting", reason: "503", since: "2026-11-23T07:50:00Z", isOutage: false, waits } as const;
  const later = ledgerText(t, { ...waiting, nextAt: "2026-11-23T08:01:00Z" }, true, now);
  expect(later.what).toContain("waited for 10 min");
  expect(later.todo).toContain("tried again at 23 Nov 2026, 16:01");
  expect(ledgerText(t, { ...waiting, nextAt: "2026-11-23T07:59:00Z" }, true, now).todo).toContain("is tried again now");
});

it("says what waits and how much it is, by currency, and when a key that was turned away is looked at again", () => {
  const { todo } = ledgerText(t, { ...stopped, nextAt: "2026-11-23T08:02:00Z" }, false, now);
  expect(todo).toContain("12 documents wait, RM 1,234.50 + US$ 20.00.");
  expect(todo).toContain("Holdpoint looks again at 23 Nov 2026, 16:02");
  expect(ledgerText(t, { ...stopped, waits: { count: 0, sums: [] } }, true, now).todo).toContain("No document waits.");
});

it("says who has paused posting, why, and who ends it", () => {
  const paused = { kind: "paused", reason: "Stock count", since: "2026-11-23T07:00:00Z", by: "Aisyah", waits } as const;
  const { what, todo } = ledgerText(t, paused, false, now);
  expect(what).toContain("paused by Aisyah since 23 Nov 2026, 15:00: Stock count");
  expect(todo).toContain("resumes it");
});
