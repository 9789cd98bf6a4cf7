import { describe, expect, it } from "vitest";
import type { Reply } from "../call.ts";
import { readVoid } from "./read-void.ts";

const answered = (status: number, message: string | null = "words"): Reply => ({
  kind: "answered", status, headers: {}, text: message === null ? "" : JSON.stringify({ statusCode: status, message }), ms: 1,
});

describe("What a void came to", () => {
  it.each<[string, Reply, string]>([
    ["204", answered(204, null), "voided"],
    ["200", answered(200, null), "voided"],
    ["405: not by this verb", answered(405), "not-this-way"],
    ["404: not known there", answered(404), "not-this-way"],
    ["a 404 page of something else", { ...answered(404), kind: "answered", text: "<html>" } as Reply, "not-this-way"],
    ["400: in AutoCount's words", answered(400), "refused"],
    ["401", answered(401), "stopped"],
    ["403", answered(403), "stopped"],
    ["429", answered(429), "unavailable"],
    ["408: a gateway's own time-out", answered(408), "unknown"],
    ["500", answered(500), "unknown"],
    ["302", answered(302), "unknown"],
    ["no whole answer", { kind: "failed", wasSent: true, reason: "reset", ms: 1 }, "unknown"],
    ["no connection at all", { kind: "failed", wasSent: false, reason: "refused", ms: 1 }, "unavailable"],
  ])("%s", (_what, reply, kind) => {
    expect(readVoid(reply, 0).kind).toBe(kind);
  });
});
