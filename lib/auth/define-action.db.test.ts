import fs from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { changePassword } from "./change-password.ts";
import type { UserContext } from "./current-actor.ts";
import { defineAction } from "./define-action.ts";
import type { Role } from "./permissions.ts";
import { sessionCookieName } from "./session.ts";
import { aCompany, aPerson, sealSession, setTestSecrets, testPassword } from "./test-people.ts";

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Headers(), refreshed: 0 }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => (browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined) }),
  headers: async () => browser.headers,
}));
vi.mock("next/cache", () => ({ refresh: () => { browser.refreshed += 1; } }));

const { db } = await createTestDatabase();
setTestSecrets();
const company = await aCompany(db);

const correction = z.object({ recordId: z.uuid(), lines: z.array(z.object({ quantity: z.string() })) });
const run = vi.fn<(ctx: UserContext, input: z.infer<typeof correction>) => Promise<Result<string, { code: "changed-meanwhile"; revision: number }>>>();
const correct = defineAction({ permission: "value:correct", input: correction, run });
const input = { recordId: "01960c1e-7b0a-7c3e-9b5a-0f8f0f8f0f8f", lines: [{ quantity: "1" }] };

async function signInAs(role: Role) {
  const person = await aPerson(company, role);
  browser.cookies.set(sessionCookieName(false), await sealSession(person.claims));
  return person;
}

beforeEach(() => {
  browser.cookies.clear();
  browser.headers = new Headers({ "x-forwarded-for": "203.0.113.7" });
  browser.refreshed = 0;
  run.mockReset().mockResolvedValue(ok("done"));
});

test("whoever is signed out is told so and the verb does not run", async () => {
  expect(await correct(input)).toEqual({ ok: false, error: { code: "signed-out" } });
  expect(run).not.toHaveBeenCalled();
});

test.each(["admin", "manager"] as const)("%s, who lacks the permission, is refused and the verb does not run", async (role) => {
  await signInAs(role);
  expect(await correct(input)).toEqual({ ok: false, error: { code: "forbidden", permission: "value:correct" } });
  expect(run).not.toHaveBeenCalled();
});

test("the verb runs for the person in their company, and the open page is rendered anew", async () => {
  const person = await signInAs("finance");
  expect(await correct(input)).toEqual({ ok: true, value: "done" });
  expect(run).toHaveBeenCalledOnce();
  const [ctx, parsed] = run.mock.calls[0] ?? [];
  expect(ctx).toMatchObject({ company: company.company, actor: { type: "user", id: person.userId, role: "finance", ip: "203.0.113.7" } });
  expect(parsed).toEqual(input);
  expect(browser.refreshed).toBe(1);
});

test("input that is not right is refused by field, whatever the browser sent", async () => {
  await signInAs("finance");
  expect(await correct({ recordId: "1", lines: [{ quantity: 2 as unknown as string }] })).toMatchObject({
    ok: false,
    error: { code: "invalid", issues: { recordId: [expect.any(String)], "lines.0.quantity": [expect.any(String)] } },
  });
  expect(await correct(undefined as never)).toMatchObject({ ok: false, error: { code: "invalid", issues: { "": [expect.any(String)] } } });
  expect(run).not.toHaveBeenCalled();
});

test("the verb's own refusal reaches the caller as it is and nothing is rendered anew", async () => {
  await signInAs("finance");
  run.mockResolvedValue(err({ code: "changed-meanwhile", revision: 4 }));
  expect(await correct(input)).toEqual({ ok: false, error: { code: "changed-meanwhile", revision: 4 } });
  expect(browser.refreshed).toBe(0);
});

test("a bug is answered with a number that stands in the log beside it, and with nothing else", async () => {
  await signInAs("finance");
  const written: string[] = [];
  const log = vi.spyOn(fs, "writeSync").mockImplementation(((_fd: number, text: string) => {
    written.push(text);
    return Buffer.byteLength(text);
  }) as typeof fs.writeSync);
  run.mockRejectedValue(new Error("relation record does not exist"));
  const outcome = await correct(input).finally(() => log.mockRestore());
  expect(outcome).toEqual({ ok: false, error: { code: "fault", id: expect.stringMatching(/^[\da-f-]{36}$/) } });
  const id = !outcome.ok && outcome.error.code === "fault" ? outcome.error.id : "";
  expect(written.join("")).toContain(id);
  expect(written.join("")).toContain("relation record does not exist");
});

test("what Next throws to redirect is left to Next", async () => {
  await signInAs("finance");
  const { redirect } = await import("next/navigation");
  run.mockImplementation(async () => redirect("/review"));
  await expect(correct(input)).rejects.toMatchObject({ digest: expect.stringContaining("NEXT_REDIRECT") });
});

test("a session ends for actions in the moment the user is disabled or changes the password", async () => {
  const disabled = await signInAs("finance");
  await db.user.update({ where: { id: disabled.userId }, data: { disabledAt: new Date() } });
  expect(await correct(input)).toEqual({ ok: false, error: { code: "signed-out" } });

  const changed = await signInAs("finance");
  expect(await correct(input)).toMatchObject({ ok: true });
  await changePassword(changed.ctx, { current: testPassword, next: "another good password" });
  expect(await correct(input)).toEqual({ ok: false, error: { code: "signed-out" } });
});

test("by https only the guarded cookie counts", async () => {
  await signInAs("finance");
  browser.headers.set("x-forwarded-proto", "https");
  expect(await correct(input)).toEqual({ ok: false, error: { code: "signed-out" } });
  const cookie = browser.cookies.get(sessionCookieName(false)) ?? "";
  browser.cookies.set(sessionCookieName(true), cookie);
  expect(await correct(input)).toMatchObject({ ok: true });
});
