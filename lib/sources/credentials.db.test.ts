import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { aCompany, setTestSecrets } from "#lib/auth/test-people.ts";
import { lazadaPull } from "#lib/channels/lazada/pull.ts";
import { shopeePull } from "#lib/channels/shopee/pull.ts";
import { runCli } from "#lib/cli/main.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { addSource } from "./add-source.ts";
import { findCredentials, missingCredentials, parseCredentials, replaceTokens, sealCredentials } from "./credentials.ts";
import { setCredentials } from "./set-credentials.ts";

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;
beforeAll(async () => {
  ctx = await aCompany(db);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

async function aSource(key: string, channel: "shopee" | "lazada"): Promise<string> {
  const added = await addSource(ctx, { key, channel, secret: "webhook secret" });
  if (!added.ok) throw new Error(added.error.code);
  return added.value.sourceId;
}

const written = (over: object = {}) => JSON.stringify({ partnerId: 2001887, partnerKey: "partner key", shopId: 727720655, accessToken: "the access token", refreshToken: "the refresh token", ...over });
function parse(text: string) {
  const parsed = parseCredentials(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

describe("credentials as a person writes them", () => {
  test("may have Shopee's names and numbers", () => {
    expect(parse(written())).toMatchObject({ appKey: "2001887", appSecret: "partner key", shopId: "727720655", accessUntil: null });
  });

  test.each([["no JSON", "not valid JSON"], ['{"accesToken":"tell nobody"}', "not known: accesToken"], ['{"accessToken":true}', "accessToken must be text"], ['{"baseUrl":"ftp://tell.nobody"}', "baseUrl is not valid"], ["[]", "cannot be used"]])("are refused by the field's name alone: %s", (text, sentence) => {
    const parsed = parseCredentials(text);
    expect(parsed).toMatchObject({ ok: false, error: expect.stringContaining(sentence) });
    expect(JSON.stringify(parsed)).not.toContain("nobody");
  });
});

describe("credentials as they are kept", () => {
  test("are sealed, bound to their source, and told to nobody", async () => {
    const id = await aSource("sealed", "shopee");
    expect(await setCredentials(ctx, { key: "sealed", credentials: parse(written()) })).toMatchObject({ ok: true, value: { given: ["appKey", "appSecret", "shopId", "accessToken", "refreshToken"] } });
    const { credentials } = await db.source.findFirstOrThrow({ where: { id } });
    expect(Buffer.from(credentials ?? []).toString("latin1")).not.toMatch(/token|partner key/);
    expect(JSON.stringify(await db.auditEntry.findMany({ where: { companyId: ctx.company }, select: { new: true } }))).not.toMatch(/the access|the refresh|partner key/);
    const other = await aSource("moved-to", "shopee");
    await db.source.update({ where: { companyId_id: { companyId: ctx.company, id: other } }, data: { credentials } });
    await expect(findCredentials(ctx, other, shopeePull)).rejects.toThrow(/does not open/);
    expect(await setCredentials(ctx, { key: "nobody", credentials: null })).toEqual({ ok: false, error: { code: "not-found" } });
  });

  test("are completed by the channel's own addresses and the webhook secret, and say what is missing", async () => {
    const id = await aSource("completed", "lazada");
    expect(await findCredentials(ctx, id, lazadaPull)).toBeNull();
    await setCredentials(ctx, { key: "completed", credentials: parse('{"appKey":"1"}') });
    const open = await findCredentials(ctx, id, lazadaPull);
    expect(open?.credentials).toMatchObject({ baseUrl: "https://api.lazada.com.my/rest", authUrl: "https://auth.lazada.com/rest", appSecret: "webhook secret" });
    expect(open && missingCredentials(open.credentials, lazadaPull)).toEqual(["accessToken", "refreshToken"]);
    await setCredentials(ctx, { key: "completed", credentials: parse('{"appKey":"1","baseUrl":"http://127.0.0.1:9"}') });
    // Tokens never go to the channel's real address when another one is given.
    expect((await findCredentials(ctx, id, lazadaPull))?.credentials).toMatchObject({ baseUrl: "http://127.0.0.1:9", authUrl: "http://127.0.0.1:9" });
  });

  test("keep what a person has stored while tokens were being renewed", async () => {
    const id = await aSource("renewed", "shopee");
    await setCredentials(ctx, { key: "renewed", credentials: parse(written()) });
    const used = await findCredentials(ctx, id, shopeePull);
    if (!used) throw new Error("no credentials");
    const tokens = { accessToken: "a2", refreshToken: "r2", accessUntil: null, refreshUntil: null };
    expect(await replaceTokens(ctx, id, used, tokens)).toBe(true);
    expect((await findCredentials(ctx, id, shopeePull))?.credentials).toMatchObject({ accessToken: "a2", refreshToken: "r2", shopId: "727720655" });
    expect(await replaceTokens(ctx, id, used, { ...tokens, accessToken: "too late" })).toBe(false);
    expect((await findCredentials(ctx, id, shopeePull))?.credentials.accessToken).toBe("a2");
    expect(sealCredentials(ctx.company, "renewed", used.credentials)).not.toEqual(used.sealed);
  });
});

describe("credentials from the command line", () => {
  const company = async () => (await db.company.findUniqueOrThrow({ where: { id: ctx.company } })).key;
  async function cli(...args: string[]) {
    const out = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const errors = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await runCli(args);
    return { out: out.mock.calls.flat().join("\n"), err: errors.mock.calls.flat().join("\n"), exitCode: process.exitCode ?? 0 };
  }

  test("come from a file or a pipe, with a new source or later, and are not printed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "holdpoint-credentials-"));
    const file = join(folder, "credentials.json");
    writeFileSync(file, written());
    const added = await cli("source", "add", "--company", await company(), "--key", "from-file", "--channel", "shopee", "--secret", "s", "--credentials", file);
    rmSync(folder, { recursive: true });
    expect([added.exitCode, added.out]).toEqual([0, expect.not.stringMatching(/token|partner key|once it is told/)]);
    const { id } = await db.source.findUniqueOrThrow({ where: { key: "from-file" } });
    expect((await findCredentials(ctx, id, shopeePull))?.credentials.refreshToken).toBe("the refresh token");

    vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from([written({ refreshToken: "another" })]) as typeof process.stdin);
    expect(await cli("source", "set", "--key", "from-file", "--credentials", "-")).toMatchObject({ exitCode: 0, out: expect.stringContaining("changed credentials") });
    expect((await findCredentials(ctx, id, shopeePull))?.credentials.refreshToken).toBe("another");
  });

  test("are asked for where a channel needs them, and refused in a sentence", async () => {
    expect((await cli("source", "add", "--company", await company(), "--key", "without", "--channel", "lazada", "--secret", "s")).out).toContain("appKey, appSecret, accessToken, refreshToken");
    expect(await cli("source", "set", "--key", "without", "--credentials", "/nowhere.json")).toMatchObject({ exitCode: 1, err: expect.stringContaining("ENOENT") });
  });
});
