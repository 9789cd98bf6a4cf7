import { expect, it } from "vitest";
import { ledgerText } from "./ledger-text.ts";

const now = "2026-11-23T08:00:00Z";
const stopped = { kind: "stopped", reason: "401", since: "2026-11-23T07:00:00Z" } as const;

it("says since when posting is stopped, that nothing is lost, and what only an administrator has to do", () => {
  const admin = ledgerText(stopped, true, now);
  expect(admin.what).toContain("stopped since 23 Nov 2026, 15:00");
  expect(admin.todo).toMatch(/Nothing is lost.*connection set/);
  const finance = ledgerText(stopped, false, now);
  expect(finance.todo).toMatch(/Nothing is lost.*An administrator.*nothing to do/);
  expect(finance.todo).not.toContain("connection set");
});

it("says how long the oldest document has waited and when it is tried again", () => {
  const waiting = { kind: "waiting", reason: "503", since: "2026-11-23T07:50:00Z" } as const;
  const later = ledgerText({ ...waiting, nextAt: "2026-11-23T08:01:00Z" }, true, now);
  expect(later.what).toContain("waited for 10 min");
  expect(later.todo).toContain("tried again at 23 Nov 2026, 16:01");
  expect(ledgerText({ ...waiting, nextAt: "2026-11-23T07:59:00Z" }, true, now).todo).toContain("being tried again now");
});
