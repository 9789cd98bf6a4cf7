import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, it } from "vitest";
import type { Reply } from "../call.ts";
import { publishedExample } from "../published-examples.ts";
import { rateLimitWaitMs } from "../waits.ts";
import { readCreate, readLookup } from "./read-reply.ts";

const now = Date.parse("2026-02-03T06:12:00Z");
const key = "HP-IV-000001";

function answered(status: number, text = "", headers: IncomingHttpHeaders = {}): Reply {
  return { kind: "answered", status, headers, text, ms: 5 };
}

function refusal(status: number, message: string): Reply {
  return answered(status, JSON.stringify({ statusCode: status, message }));
}

function failed(wasSent: boolean): Reply {
  return { kind: "failed", wasSent, reason: "ECONNRESET", ms: 5 };
}

const create = (reply: Reply) => readCreate(reply, "invoice", key, now);
const look = (reply: Reply) => readLookup(reply, now);

describe("The answer to a create", () => {
  it("is stored for 201, whatever the case of the location", () => {
    expect(create(answered(201, "", { location: `http://host/42/invoice?docNo=${key.toLowerCase()}` })).kind).toBe("stored");
    expect(create(answered(201)).kind).toBe("stored");
  });

  it("is unknown for a 201 that names another number", () => {
    expect(create(answered(201, "", { location: "http://host/42/invoice?docNo=I-000777" })).kind).toBe("unknown");
  });

  it("is taken for a duplicate number, refused with AutoCount's own words for any other 4xx", () => {
    expect(create(refusal(400, `Duplicate document number: ${key}`))).toEqual({ kind: "taken", reason: `Duplicate document number: ${key}` });
    expect(create(refusal(400, "AccNo is required."))).toEqual({ kind: "refused", reason: "AccNo is required." });
    expect(create(refusal(404, "Record not found."))).toEqual({ kind: "refused", reason: "Record not found." });
    expect(create(answered(413, "<html>"))).toEqual({ kind: "refused", reason: "AutoCount answered 413 without a readable message." });
  });

  it("stops the connection for 401, 403 and a 404 that is not AutoCount's", () => {
    expect([refusal(401, "401 Unauthorized."), refusal(403, "403 Forbidden."), answered(401), answered(404, "<html>")].map((reply) => create(reply).kind)).toEqual([
      "stopped",
      "stopped",
      "stopped",
      "stopped",
    ]);
  });

  it("is unknown for everything that leaves a doubt", () => {
    const doubtful = [answered(200, "<html>"), answered(204), answered(302), answered(408), refusal(500, "Error"), answered(502), answered(503), failed(true)];
    expect(doubtful.map((reply) => create(reply).kind)).toEqual(doubtful.map(() => "unknown"));
  });

  it("is unavailable only where nothing can have been written", () => {
    expect(create(failed(false))).toMatchObject({ kind: "unavailable", waitMs: 15_000 });
    expect(create(answered(429, "", { "retry-after": "7" }))).toMatchObject({ kind: "unavailable", waitMs: 7_000 });
  });
});

describe("The answer to a look", () => {
  it("is absent only by AutoCount's own 404", () => {
    expect(look(refusal(404, "Record not found."))).toEqual({ kind: "absent" });
    expect(look(answered(404, ""))).toEqual({ kind: "absent" });
    expect(["<html>Not Found</html>", '"gone"', "{}"].map((text) => look(answered(404, text)).kind)).toEqual(["stopped", "stopped", "stopped"]);
  });

  it("is unreachable for time-outs, 429, 5xx and what cannot be read", () => {
    const replies = [failed(true), failed(false), answered(429), refusal(500, "Error"), answered(503), refusal(400, "?"), answered(200, "<html>"), answered(200, "[]"), answered(302)];
    expect(replies.map((reply) => look(reply).kind)).toEqual(replies.map(() => "unreachable"));
    expect(look(answered(429))).toMatchObject({ waitMs: 60_000 });
  });

  it("stops the connection for 401 and 403", () => {
    expect([401, 403].map((status) => look(answered(status)).kind)).toEqual(["stopped", "stopped"]);
  });
});

describe("The wait after a 429", () => {
  it("is Retry-After, in seconds or as a date, before anything else", () => {
    expect(rateLimitWaitMs({ "retry-after": "12", "x-rate-limit-reset": "2026-02-03T06:12:44Z" }, now)).toBe(12_000);
    expect(rateLimitWaitMs({ "retry-after": "Tue, 03 Feb 2026 06:12:30 GMT" }, now)).toBe(30_000);
  });

  it("is the end of the window, seven digits of seconds and all", () => {
    expect(rateLimitWaitMs({ "x-rate-limit-reset": "2026-02-03T06:12:44.1180032Z" }, now)).toBe(44_118);
  });

  it("is measured by the server's clock where it shows it", () => {
    const headers = { date: "Tue, 03 Feb 2026 07:00:00 GMT", "x-rate-limit-reset": "2026-02-03T07:00:20Z" };
    expect(rateLimitWaitMs(headers, now)).toBe(20_000);
  });

  it("is a minute where nothing is said, at least a second, at most ten minutes", () => {
    expect(rateLimitWaitMs({}, now)).toBe(60_000);
    expect(rateLimitWaitMs({ "retry-after": "soon" }, now)).toBe(60_000);
    expect(rateLimitWaitMs({ "x-rate-limit-reset": "2020-01-01T00:00:00Z" }, now)).toBe(1_000);
    expect(rateLimitWaitMs({ "retry-after": "86400" }, now)).toBe(600_000);
  });
});

const errors = publishedExample("cloud-errors.json");

describe("AutoCount's known errors", () => {
  it.skipIf(errors === null)("are each read as what they are", () => {
    const { cases } = JSON.parse(errors ?? "") as { cases: { when: string; status: number; body: object }[] };
    const outcomes = cases.map(({ when, status, body }) => [when, create(answered(status, JSON.stringify(body))).kind]);
    expect(Object.fromEntries(outcomes)).toEqual({
      "bad key": "stopped",
      "several required fields missing": "refused",
      "no master": "refused",
      "unknown term": "refused",
      "auto-fill found no account": "refused",
      "number taken; wording beyond the phrase is made up": "taken",
      "unknown document on GET; text made up": "refused",
      "rate limit; body made up": "unavailable",
      "permission; body made up": "stopped",
    });
  });
});
