import { describe, expect, test } from "vitest";
import { placeInLine, standsStillFor, type LineFacts } from "./place-in-line.ts";

const at = (text: string) => new Date(`2026-03-02T${text}+08:00`); // a Monday
const line: LineFacts = { state: "open", stopReason: null, waitUntil: null, waitReason: null, paused: null, window: null, callsPerMinute: 60 };
const office = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };

describe("when a document's turn is expected", () => {
  test("follows from its place and the pace: three calls a document", () => {
    expect(placeInLine(20, line, at("10:00:00"))).toEqual({ position: 20, standsStill: null, expectedAt: at("10:01:00").toISOString() });
    expect(placeInLine(100, { ...line, callsPerMinute: 0 }, at("10:00:00")).expectedAt).toBe(at("10:01:00").toISOString());
  });
  test("begins where a wait ends, or the window opens", () => {
    const waiting = { ...line, waitUntil: at("10:05:00"), waitReason: "503" };
    expect(placeInLine(20, waiting, at("10:00:00"))).toMatchObject({ expectedAt: at("10:06:00").toISOString(), standsStill: { kind: "down", reason: "503", until: at("10:05:00").toISOString() } });
    expect(placeInLine(20, { ...line, window: office }, at("08:00:00"))).toMatchObject({ expectedAt: at("09:01:00").toISOString(), standsStill: { kind: "window" } });
  });
  test("goes on the next day where the window shuts before it", () => {
    expect(placeInLine(200, { ...line, window: office }, at("17:55:00")).expectedAt).toBe("2026-03-03T01:05:00.000Z");
  });
  test("is not known while a person holds the line, or the key is turned away", () => {
    const paused = { ...line, paused: { byName: "Aisyah", reason: "Stock count" } };
    expect(placeInLine(1, paused, at("10:00:00"))).toEqual({ position: 1, expectedAt: null, standsStill: { kind: "paused", by: "Aisyah", reason: "Stock count", until: null } });
    expect(standsStillFor({ ...paused, state: "stopped", stopReason: "401" }, at("10:00:00"))).toEqual({ kind: "stopped", reason: "401", until: null });
    expect(standsStillFor(line, at("10:00:00"))).toBeNull();
  });
});
