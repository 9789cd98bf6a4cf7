import { afterEach, beforeEach, expect, test } from "vitest";
import { setEnv } from "#lib/env.ts";
import { isHttps, openSession, sessionCookieName } from "./session.ts";
import { sealSession, setTestSecrets } from "./test-people.ts";

const claims = { userId: "01960c1e-7b0a-7c3e-9b5a-0f8f0f8f0f8f", company: 1, role: "finance", sessionEpoch: 3 } as const;

beforeEach(setTestSecrets);
afterEach(() => setEnv({ NEXTAUTH_URL: "" }));

test("a sealed session opens to its claims and nothing else", async () => {
  expect(await openSession(await sealSession(claims))).toEqual(claims);
});

test("a session that is over, altered, sealed by another secret or no session at all does not open", async () => {
  const cookie = await sealSession(claims);
  expect(await openSession(await sealSession(claims, { maxAgeSeconds: -60 }))).toBeNull();
  expect(await openSession(await sealSession(claims, { secret: "another secret of at least thirty-two characters" }))).toBeNull();
  expect(await openSession(`${cookie.slice(0, -4)}AAAA`)).toBeNull();
  expect(await openSession("nonsense")).toBeNull();
  expect(await openSession("")).toBeNull();
  expect(await openSession(undefined)).toBeNull();
});

test("claims that are not a session's do not open", async () => {
  expect(await openSession(await sealSession({ ...claims, role: "owner" as "admin" }))).toBeNull();
  expect(await openSession(await sealSession({ ...claims, company: 0 }))).toBeNull();
});

test("by https the cookie has the name that browsers guard", () => {
  expect(isHttps(new Headers({ "x-forwarded-proto": "https" }))).toBe(true);
  expect(isHttps(new Headers({ "x-forwarded-proto": "https,http" }))).toBe(true);
  expect(isHttps(new Headers({ "x-forwarded-proto": "http" }))).toBe(false);
  expect(isHttps(new Headers())).toBe(false);
  expect(sessionCookieName(true)).toMatch(/^__Host-/);
  expect(sessionCookieName(false)).not.toMatch(/^__/);
});

test("a public address decides about https by itself", () => {
  setEnv({ NEXTAUTH_URL: "https://holdpoint.example" });
  expect(isHttps(new Headers({ "x-forwarded-proto": "http" }))).toBe(true);
  setEnv({ NEXTAUTH_URL: "http://localhost:3000" });
  expect(isHttps(new Headers({ "x-forwarded-proto": "https" }))).toBe(false);
});
