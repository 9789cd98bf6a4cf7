import { describe, expect, test } from "vitest";
import { closingOf, isOpen, nextOpening, postingWindow } from "./posting-window.ts";

// 2026-03-02 is a Monday. Instants are Malaysian time, +08:00.
const at = (text: string) => new Date(`${text}+08:00`);
const office = postingWindow.parse({ days: [5, 1, 2, 3, 4, 1], from: "09:00", to: "18:00" });
const night = postingWindow.parse({ days: [5], from: "22:00", to: "06:00" });

describe("a posting window", () => {
  test("is open between its times on its days, its end no longer among them", () => {
    expect(isOpen(office, at("2026-03-02T09:00:00"))).toBe(true);
    expect(isOpen(office, at("2026-03-02T17:59:59"))).toBe(true);
    expect(isOpen(office, at("2026-03-02T18:00:00"))).toBe(false);
    expect(isOpen(office, at("2026-03-02T08:59:59"))).toBe(false);
    expect(isOpen(office, at("2026-03-01T12:00:00")), "a Sunday").toBe(false);
  });

  test("opens next on the next of its days", () => {
    expect(nextOpening(office, at("2026-03-02T20:00:00"))).toEqual(at("2026-03-03T09:00:00"));
    expect(nextOpening(office, at("2026-03-06T18:00:00")), "from Friday evening to Monday").toEqual(at("2026-03-09T09:00:00"));
    expect(nextOpening(night, at("2026-03-07T06:00:00")), "a whole week on").toEqual(at("2026-03-13T22:00:00"));
  });

  test("that crosses midnight is open on the next day too, in Malaysian days and not in UTC's", () => {
    expect(isOpen(night, at("2026-03-06T22:00:00"))).toBe(true);
    expect(isOpen(night, at("2026-03-07T05:59:00")), "Saturday morning belongs to Friday's").toBe(true);
    expect(isOpen(night, at("2026-03-07T06:00:00"))).toBe(false);
    expect(isOpen(night, at("2026-03-06T05:00:00")), "Thursday is not among its days").toBe(false);
    expect(closingOf(night, at("2026-03-07T01:00:00"))).toEqual(at("2026-03-07T06:00:00"));
  });

  test("from a time to the same one is a whole day", () => {
    const sunday = postingWindow.parse({ days: [7], from: "00:00", to: "00:00" });
    expect(isOpen(sunday, at("2026-03-01T00:00:00"))).toBe(true);
    expect(isOpen(sunday, at("2026-03-01T23:59:59"))).toBe(true);
    expect(isOpen(sunday, at("2026-03-02T00:00:00"))).toBe(false);
  });

  test("that is not set is always open", () => {
    const now = new Date();
    expect(nextOpening(null, now)).toBe(now);
    expect(closingOf(null, now)).toBeNull();
  });

  test("takes no time or day that there is none of", () => {
    expect(postingWindow.safeParse({ days: [], from: "09:00", to: "18:00" }).success).toBe(false);
    expect(postingWindow.safeParse({ days: [8], from: "09:00", to: "18:00" }).success).toBe(false);
    expect(postingWindow.safeParse({ days: [1], from: "9", to: "24:00" }).success).toBe(false);
  });
});
