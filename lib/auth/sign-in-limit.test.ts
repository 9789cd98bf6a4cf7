import { expect, test } from "vitest";
import { minutesToWait } from "./sign-in-limit.ts";

const now = new Date("2026-03-31T09:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test("fewer failures than the limit let the next attempt through", () => {
  expect(minutesToWait([ago(1), ago(2)], 3, now)).toBe(0);
  expect(minutesToWait([], 3, now)).toBe(0);
});

test("the wait lasts until the oldest of the last failures leaves the window of 15 minutes", () => {
  expect(minutesToWait([ago(1), ago(2), ago(5)], 3, now)).toBe(10);
  expect(minutesToWait([ago(5), ago(1), ago(2)], 3, now)).toBe(10);
  expect(minutesToWait([ago(0), ago(0), ago(0)], 3, now)).toBe(15);
});

test("failures older than the window do not count", () => {
  expect(minutesToWait([ago(1), ago(2), ago(15)], 3, now)).toBe(0);
  expect(minutesToWait([ago(1), ago(2), ago(14.5)], 3, now)).toBe(1);
});

test("failures beyond the limit do not make the wait longer than the last ones do", () => {
  expect(minutesToWait([ago(1), ago(2), ago(3), ago(14)], 3, now)).toBe(12);
});
