import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { setTestSecrets } from "#lib/auth/test-people.ts";
import { verifyPassword } from "#lib/auth/passwords.ts";
import { findByToken } from "#lib/auth/tokens.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readRows } from "#lib/db/sql.ts";
import { openConnectionOf } from "#lib/posting/connection.ts";
import { openSourceSecret } from "#lib/sources/source-secret.ts";
import { runCli } from "./main.ts";

const { db } = await createTestDatabase();
setTestSecrets();

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs a command as its user would see it. */
async function cli(...args: string[]): Promise<{ exitCode: number; out: string[]; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(...line.split("\n")));
  vi.spyOn(console, "error").mockImplementation((line: string) => void err.push(line));
  vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(...String(text).split("\n")) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0);
  process.exitCode = undefined;
  await runCli(args);
  const exitCode = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  vi.restoreAllMocks();
  return { exitCode, out, err: err.join("\n") };
}

const companyId = async (key = "demo") => (await db.company.findUniqueOrThrow({ where: { key } })).id;
const audited = async (type: string) => db.auditEntry.findMany({ where: { type }, orderBy: { id: "asc" } });
const door = { db, now: () => new Date() };

beforeAll(async () => {
  expect(await cli("company", "add", "--key", "demo", "--name", "Kedai Demo Sdn Bhd")).toMatchObject({ exitCode: 0 });
});

test("help for every command needs no company, no database and no exit", async () => {
  for (const args of [[], ["--help"], ["user", "add", "--help"], ["token", "create", "--help"], ["source", "set", "--help"], ["connection", "set", "--help"], ["connection", "test", "--help"], ["doctor", "--help"]]) {
    const { exitCode, out } = await cli(...args);
    expect([exitCode, out.join("\n")]).toEqual([0, expect.stringContaining("Usage: npm run cli --")]);
  }
});

test("a command that there is not, and one with something missing, fail with a word on it", async () => {
  expect(await cli("frobnicate")).toMatchObject({ exitCode: 1, err: expect.stringContaining("unknown command") });
  expect(await cli("source", "add", "--company", "demo")).toMatchObject({ exitCode: 1, err: expect.stringContaining("--key") });
  expect(await cli("source", "list", "--company", "nobody")).toMatchObject({ exitCode: 1, err: 'There is no company "nobody". There is: demo.' });
});

test("a company is added once, with the approval policy that always exists, and is audited", async () => {
  const company = await companyId();
  expect(await db.approvalPolicy.findMany({ where: { companyId: company } })).toMatchObject([{ kind: null, minTotal: null, steps: ["finance"] }]);
  expect(await audited("company.added")).toMatchObject([{ companyId: company, actorType: "system", actorName: "Operator (command line)" }]);
  expect(await cli("company", "add", "--key", "demo", "--name", "Another")).toMatchObject({ exitCode: 1, err: expect.stringContaining("already") });
  expect(await cli("company", "add", "--key", "No Spaces", "--name", "X")).toMatchObject({ exitCode: 1, err: expect.stringContaining("--key:") });
});

describe("people", () => {
  const add = (email: string, ...more: string[]) => cli("user", "add", "--company", "demo", "--email", email, "--name", "Farid", "--role", "finance", ...more);
  const hashOf = async (email: string) => (await db.user.findUniqueOrThrow({ where: { email } })).passwordHash;

  test("get a password that is printed once, or the one on standard input", async () => {
    const { exitCode, out } = await add("farid@example.test");
    const password = out.at(-1)?.match(/shown once: (\S{20})$/)?.[1] ?? "";
    expect([exitCode, await verifyPassword(await hashOf("farid@example.test"), password)]).toEqual([0, true]);

    vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from(["correct horse battery\n"]) as typeof process.stdin);
    const given = await add("aina@example.test", "--password-stdin");
    expect([given.exitCode, given.out.join()]).toEqual([0, expect.not.stringContaining("battery")]);
    expect(await verifyPassword(await hashOf("aina@example.test"), "correct horse battery")).toBe(true);
  });

  test("are refused when they are there already or nothing is right", async () => {
    expect(await add("farid@example.test")).toMatchObject({ exitCode: 1, err: "farid@example.test is in this company already." });
    expect(await add("no address")).toMatchObject({ exitCode: 1, err: "--email: This is not an e-mail address." });
    expect(await add("x@example.test", "--role", "king")).toMatchObject({ exitCode: 1, err: expect.stringContaining("--role") });
  });

  test("who have an account join another company with it", async () => {
    await cli("company", "add", "--key", "second", "--name", "Second Sdn Bhd");
    const { out } = await cli("user", "add", "--company", "second", "--email", "farid@example.test", "--name", "Other", "--role", "manager");
    expect(out.join()).toMatch(/joined second as manager/);
    expect(out.join()).not.toMatch(/password, shown/);
  });
});

describe("people who are there", () => {
  const email = "leaver@example.test";
  const user = () => db.user.findUniqueOrThrow({ where: { email } });
  beforeAll(async () => {
    await cli("user", "add", "--company", "demo", "--email", "boss@example.test", "--name", "Boss", "--role", "admin");
    await cli("user", "add", "--company", "demo", "--email", email, "--name", "Leaver", "--role", "finance");
  });

  test("get another password, which ends their sessions and is printed once, or the one on standard input", async () => {
    const before = await user();
    const { exitCode, out } = await cli("user", "set-password", "--company", "demo", "--email", email);
    const password = out.at(-1)?.match(/shown once: (\S{20})$/)?.[1] ?? "";
    const after = await user();
    expect([exitCode, await verifyPassword(after.passwordHash, password), after.sessionEpoch]).toEqual([0, true, before.sessionEpoch + 1]);

    vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from(["correct horse battery\n"]) as typeof process.stdin);
    const given = await cli("user", "set-password", "--company", "demo", "--email", email, "--password-stdin");
    expect([given.exitCode, given.out.join()]).toEqual([0, expect.not.stringContaining("battery")]);
    expect(await verifyPassword((await user()).passwordHash, "correct horse battery")).toBe(true);

    vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from(["short\n"]) as typeof process.stdin);
    expect(await cli("user", "set-password", "--company", "demo", "--email", email, "--password-stdin")).toMatchObject({ exitCode: 1, err: expect.stringContaining("at least 8") });
  });

  test("are disabled, told so a second time, and enabled with a new password", async () => {
    expect(await cli("user", "disable", "--email", email, "--reason", "left the firm")).toMatchObject({ exitCode: 0 });
    expect((await user()).disabledAt).not.toBeNull();
    expect((await audited("user.disabled")).at(-1)).toMatchObject({ reason: "left the firm", actorName: "Operator (command line)" });
    expect(await cli("user", "disable", "--email", email)).toMatchObject({ exitCode: 1, err: expect.stringContaining("disabled already") });
    expect(await cli("user", "set-password", "--company", "demo", "--email", email)).toMatchObject({ exitCode: 1, err: expect.stringContaining("--enable") });
    expect(await cli("user", "set-password", "--company", "demo", "--email", email, "--enable")).toMatchObject({ exitCode: 0 });
    expect((await user()).disabledAt).toBeNull();
  });

  test("are taken out of one company; disabling is refused while they are in several, and for the last administrator", async () => {
    await cli("user", "add", "--company", "second", "--email", email, "--name", "Leaver", "--role", "manager");
    expect(await cli("user", "disable", "--email", email)).toMatchObject({ exitCode: 1, err: expect.stringContaining("user remove") });
    // The second company has no administrator at all, so nobody can be taken out of it.
    expect(await cli("user", "remove", "--company", "second", "--email", email)).toMatchObject({ exitCode: 1, err: expect.stringContaining("last administrator") });
    expect(await cli("user", "remove", "--company", "demo", "--email", email)).toMatchObject({ exitCode: 0 });
    expect(await db.membership.findMany({ where: { user: { email } }, select: { companyId: true } })).toEqual([{ companyId: await companyId("second") }]);
    expect(await cli("user", "remove", "--company", "demo", "--email", email)).toMatchObject({ exitCode: 1, err: `There is no ${email} in demo.` });
    expect(await cli("user", "disable", "--email", "nobody@example.test")).toMatchObject({ exitCode: 1, err: "There is no nobody@example.test." });
  });
});

describe("tokens", () => {
  test("stand alone on the last line and open the API for their owner", async () => {
    await cli("source", "add", "--company", "demo", "--key", "erp", "--channel", "native");
    await cli("user", "add", "--company", "demo", "--email", "token@example.test", "--name", "Tok", "--role", "admin");
    for (const [args, actor] of [[["--source", "erp"], { type: "source", name: "erp" }], [["--user", "TOKEN@example.test"], { type: "user", role: "admin" }]] as const) {
      const { exitCode, out } = await cli("token", "create", ...args);
      expect([exitCode, out.at(-1)]).toEqual([0, expect.stringMatching(/^hp_[\w-]{43}$/)]);
      expect(await findByToken(door, out.at(-1) ?? "", "::1")).toMatchObject({ company: await companyId(), actor });
    }
  });

  test("of a person in several companies want the company; nobody's are refused", async () => {
    expect(await cli("token", "create", "--user", "farid@example.test")).toMatchObject({ exitCode: 1, err: expect.stringContaining("--company demo or second") });
    const { out } = await cli("token", "create", "--user", "farid@example.test", "--company", "second");
    expect(await findByToken(door, out.at(-1) ?? "", "::1")).toMatchObject({ company: await companyId("second"), actor: { role: "manager" } });
    expect(await cli("token", "create", "--user", "nobody@example.test")).toMatchObject({ exitCode: 1, err: "There is no nobody@example.test." });
    expect(await cli("token", "create", "--source", "nothing")).toMatchObject({ exitCode: 1 });
    expect(await cli("token", "create")).toMatchObject({ exitCode: 1, err: expect.stringContaining("--user EMAIL or --source KEY") });
  });
});

describe("tokens that are there", () => {
  test("are listed without the token, and end when they are revoked", async () => {
    await cli("source", "add", "--company", "demo", "--key", "listed", "--channel", "native");
    expect((await cli("token", "list", "--source", "listed")).out.join()).toBe("There is no token of source listed.");
    const token = (await cli("token", "create", "--source", "listed")).out.at(-1) ?? "";
    const { out } = await cli("token", "list", "--source", "listed");
    expect(out).toEqual([expect.stringMatching(/^[\da-f-]{36}  made \d{4}-\d\d-\d\d \d\d:\d\dZ  never used$/)]);
    expect(out.join()).not.toContain(token.slice(3));

    const id = out[0]?.split(" ")[0] ?? "";
    expect(await cli("token", "revoke", "--id", id)).toMatchObject({ exitCode: 0 });
    expect(await findByToken(door, token, "::1")).toBeNull();
    expect((await cli("token", "list", "--source", "listed")).out[0]).toMatch(/revoked \d{4}/);
    expect(await cli("token", "revoke", "--id", id)).toMatchObject({ exitCode: 1, err: expect.stringContaining("revoked already") });
    expect(await cli("token", "revoke", "--id", crypto.randomUUID())).toMatchObject({ exitCode: 1, err: expect.stringContaining("There is no token") });
    expect(await cli("token", "revoke", "--id", "x")).toMatchObject({ exitCode: 1, err: expect.stringMatching(/^--id: /) });
    await db.source.delete({ where: { key: "listed" } });
  });

  test("of a person are listed, also once the person is disabled", async () => {
    expect((await cli("token", "list", "--user", "token@example.test")).out).toHaveLength(1);
    await cli("user", "disable", "--email", "token@example.test");
    expect((await cli("token", "list", "--user", "token@example.test")).out).toHaveLength(1);
  });
});

test("the mirror of a company without a connection cannot be pulled, and the command says what to do", async () => {
  expect(await cli("reference", "pull", "--company", "second")).toMatchObject({ exitCode: 1, err: expect.stringContaining("connection set") });
});

describe("sources", () => {
  const source = (key: string) => db.source.findUniqueOrThrow({ where: { key } });
  const secretOf = async (key: string) => {
    const { companyId: company, secret } = await source(key);
    return secret && openSourceSecret(company, key, secret);
  };

  test("are added with the channel's usual flow and a secret of their own, which is stored sealed", async () => {
    const { exitCode, out } = await cli("source", "add", "--company", "demo", "--key", "shop-1", "--channel", "shopify", "--name", "Shop One");
    const secret = out.at(-1)?.match(/shown once: (\S+)$/)?.[1] ?? "";
    expect([exitCode, secret.length]).toEqual([0, 43]);
    expect(out).toContain("Webhook address: /api/v1/webhooks/shop-1");
    expect(await source("shop-1")).toMatchObject({ name: "Shop One", channel: "shopify", flowKind: "invoice", flowTrigger: "payment", mode: "live" });
    expect(await secretOf("shop-1")).toBe(secret);
    expect(Buffer.from((await source("shop-1")).secret ?? []).includes(secret)).toBe(false);
    expect(await source("erp")).toMatchObject({ flowKind: "invoice", flowTrigger: "billing", secret: null });
  });

  test("take a secret and a flow of one's own, and say no word of the secret", async () => {
    const { out } = await cli("source", "add", "--company", "demo", "--key", "shop-2", "--channel", "shopify", "--secret", "from-shopify", "--flow", "sales_order:order_confirmation");
    expect(out.join("\n")).not.toContain("from-shopify");
    expect([await secretOf("shop-2"), await source("shop-2")]).toEqual(["from-shopify", expect.objectContaining({ flowKind: "sales_order", flowTrigger: "order_confirmation" })]);
    expect(JSON.stringify(await audited("source.added"))).not.toContain("from-shopify");
    expect(out).toContainEqual(expect.stringMatching(/^Note: The company has no connection to AutoCount yet/));
  });

  test("are refused with a key that is taken anywhere, is none, a flow that is none, or a secret that protects nothing", async () => {
    const add = (company: string, key: string, ...more: string[]) => cli("source", "add", "--company", company, "--key", key, "--channel", "native", ...more);
    expect(await add("second", "shop-1")).toMatchObject({ exitCode: 1, err: 'The key "shop-1" is taken in this installation.' });
    expect(await add("demo", "Shop 3")).toMatchObject({ exitCode: 1, err: expect.stringContaining("--key:") });
    for (const flow of ["invoice", "invoice:sunrise", "poem:payment", "invoice:payment:x"]) {
      expect(await add("demo", "shop-3", "--flow", flow)).toMatchObject({ exitCode: 1, err: expect.stringMatching(/^--flow: must be KIND:TRIGGER/) });
    }
    expect(await add("demo", "shop-3", "--secret", "s")).toMatchObject({ exitCode: 1, err: expect.stringContaining("has no secret") });
    expect(await db.source.count({ where: { key: "shop-3" } })).toBe(0);
  });

  test("are changed in what is said, audited with old and new, and listed", async () => {
    const set = (...args: string[]) => cli("source", "set", "--key", "shop-2", ...args);
    expect(await set("--name", "Shop Two", "--flow", "invoice:delivery", "--secret", "newer", "--walk-in-customer", "300-C001", "--disable")).toMatchObject({ exitCode: 0 });
    expect(await source("shop-2")).toMatchObject({ name: "Shop Two", flowKind: "invoice", flowTrigger: "delivery", settings: { walkInCustomer: "300-C001" }, disabledAt: expect.any(Date) });
    expect(await secretOf("shop-2")).toBe("newer");
    expect((await audited("source.changed")).at(-1)).toMatchObject({
      old: { name: "shop-2", flow: { kind: "sales_order", trigger: "order_confirmation" }, isEnabled: true, walkInCustomer: null },
      new: { name: "Shop Two", flow: { kind: "invoice", trigger: "delivery" }, isEnabled: false, walkInCustomer: "300-C001", secret: "replaced" },
    });
    expect(await set("--name", "Shop Two")).toMatchObject({ exitCode: 1, err: "There is nothing to change: it is so already." });
    await set("--enable", "--walk-in-customer", "");
    expect(await source("shop-2")).toMatchObject({ disabledAt: null, settings: { walkInCustomer: null } });
    expect((await cli("source", "list", "--company", "demo")).out.filter(Boolean)).toEqual([
      "erp     native   invoice:billing   on  /api/v1/intake           erp",
      "shop-1  shopify  invoice:payment   on  /api/v1/webhooks/shop-1  Shop One",
      "shop-2  shopify  invoice:delivery  on  /api/v1/webhooks/shop-2  Shop Two",
    ]);
  });

  test("take settings for their documents, and show them", async () => {
    const made = await cli("source", "add", "--company", "demo", "--key", "stall", "--channel", "easystore", "--location", "PG", "--prefix", "invoice=PG-IV-", "--prefix", "credit_note=PG-CN-");
    expect(made.exitCode).toBe(0);
    expect((await source("stall")).settings).toMatchObject({ location: "PG", agent: null, taxHandling: "as-sent", prefixes: { invoice: "PG-IV-", credit_note: "PG-CN-" } });
    expect(await cli("source", "set", "--key", "stall", "--tax", "inclusive", "--location", "", "--agent", "Siti", "--prefix", "invoice=")).toMatchObject({ exitCode: 0, out: expect.arrayContaining([expect.stringContaining("location")]) });
    expect((await source("stall")).settings).toMatchObject({ location: null, agent: "Siti", taxHandling: "inclusive", prefixes: { credit_note: "PG-CN-" } });
    expect((await audited("source.changed")).at(-1)).toMatchObject({ old: { location: "PG", agent: null }, new: { location: null, agent: "Siti", prefixes: { credit_note: "PG-CN-" } } });
    expect(await cli("source", "set", "--key", "stall", "--prefix", "invoice=IV1")).toMatchObject({ exitCode: 1, err: expect.stringContaining("--prefix:") });
    expect(await cli("source", "set", "--key", "stall", "--prefix", "poem=IV-")).toMatchObject({ exitCode: 1, err: expect.stringContaining("KIND=PREFIX") });
    const shown = (await cli("source", "show", "--key", "stall")).out.join("\n");
    expect(shown).toMatch(/flow +invoice:payment \(An order waits until it is paid, then becomes an invoice\.\)/);
    expect(shown).toMatch(/prefixes +credit_note=PG-CN-/);
    expect(shown).not.toContain(String(await secretOf("stall")));
    expect(await cli("source", "show", "--key", "nothing")).toMatchObject({ exitCode: 1, err: 'There is no source "nothing".' });
    await db.source.delete({ where: { key: "stall" } });
  });

  test("become no credit note by their flow: a refund says itself what it is", async () => {
    expect(await cli("source", "set", "--key", "shop-2", "--flow", "credit_note:payment")).toMatchObject({ exitCode: 1, err: expect.stringContaining("--flow: must be") });
  });
});

describe("the connection", () => {
  /** A book that knows one key. */
  const book = createServer((request, response) => {
    const isKnown = request.headers["key-id"] === "K-1" && request.headers["api-key"] === "S-1";
    response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(isKnown ? { companyname: "Kedai Rimba Sdn Bhd" } : { statusCode: 401, message: "Unauthorized" }));
  });
  let baseUrl = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => void book.listen(0, "127.0.0.1", resolve));
    baseUrl = `http://127.0.0.1:${(book.address() as AddressInfo).port}`;
  });
  afterAll(() => void book.close());
  const set = (key: string, ...more: string[]) =>
    cli("connection", "set", "--company", "demo", "--kind", "autocount-cloud", "--base-url", baseUrl, "--book", "1", "--key-id", "K-1", "--api-key", key, ...more);

  test("is set, sealed, asked whose book it is, audited without its key, and what waits is sent", async () => {
    const company = await companyId();
    const jobs = () => readRows("SELECT 1 AS one FROM pgboss.job WHERE name = 'post-approved' AND (data->>'company')::int = $1", [company]);
    expect(await jobs()).toHaveLength(0);
    const { exitCode, out } = await set("S-1", "--settings", '{"creditTerm":"Net 30 days"}');
    expect([exitCode, out]).toEqual([0, ["demo posts to AutoCount Cloud, book 1.", "It answers: the book is Kedai Rimba Sdn Bhd's."]]);
    expect(await openConnectionOf(db, company)).toMatchObject({ kind: "autocount-cloud", baseUrl, book: "1", keyId: "K-1", apiKey: "S-1", state: "open", settings: { creditTerm: "Net 30 days" } });
    const stored = await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company } });
    expect(Buffer.from(stored.credentials).includes("S-1")).toBe(false);
    expect(JSON.stringify(await audited("connection.set"))).not.toContain("S-1");
    expect(await jobs()).toHaveLength(1);
    // What queued them has ended with the command: else its process would live on.
    expect(globalThis).not.toHaveProperty("holdpointSender");
    expect(await readRows("SELECT 1 AS one FROM pgboss.job WHERE name = 'refresh-reference' AND (data->>'company')::int = $1", [company])).toHaveLength(1);
    // This server knows no listings: what could not be read is told, and nothing is taken for gone.
    expect(await cli("reference", "pull", "--company", "demo")).toMatchObject({ exitCode: 1, err: expect.stringContaining("stays as it was") });
  });

  test("takes what the book calls things as options, which stay until they are set again", async () => {
    const company = await companyId();
    const settings = async () => (await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company } })).settings;
    expect(await set("S-1", "--purchase-location", "PG", "--creditor-term", "Net 60 days", "--orders-as-quotations")).toMatchObject({ exitCode: 0 });
    expect(await settings()).toMatchObject({ purchaseLocation: "PG", creditorTerm: "Net 60 days", ordersAsQuotations: true });
    expect(await set("S-1", "--return-account", "510-1000", "--no-orders-as-quotations")).toMatchObject({ exitCode: 0 });
    expect(await settings()).toEqual({ creditTerm: "Net 30 days", purchaseLocation: "PG", creditorTerm: "Net 60 days", returnAccount: "510-1000", ordersAsQuotations: false });
    expect(await set("S-1", "--return-account", "far too long for an account")).toMatchObject({ exitCode: 1, err: expect.stringContaining("returnAccount") });
  });

  test("opens again what AutoCount had stopped, keeps its settings and its running number, and says when the key does not fit", async () => {
    const company = await companyId();
    await db.ledgerConnection.update({ where: { companyId: company }, data: { state: "stopped", stopReason: "401", nextNumber: 77 } });
    const { exitCode, out } = await set("wrong");
    expect([exitCode, out.at(-1)]).toEqual([0, expect.stringContaining("does not answer as it should")]);
    expect(await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company } })).toMatchObject({ state: "open", stopReason: null, nextNumber: 77, settings: { creditTerm: "Net 30 days" } });
  });

  test("is tested in every respect, ends with 1 where something failed, and never shows the key", async () => {
    const wrong = await cli("connection", "test", "--company", "demo");
    expect(wrong).toMatchObject({ exitCode: 1, out: expect.arrayContaining([expect.stringMatching(/^FAILED +book +Account book +AutoCount refused the key/)]) });
    await set("S-1-and-more-of-it");
    expect(JSON.stringify(await cli("connection", "test", "--company", "demo"))).not.toContain("S-1-and-more-of-it");
    await set("S-1");
    const right = await cli("connection", "test", "--company", "demo");
    expect([right.exitCode, right.out.join("\n")]).toEqual([0, expect.stringContaining("Book 1 is Kedai Rimba Sdn Bhd's.")]);
    expect(await cli("connection", "test", "--company", "second")).toMatchObject({ exitCode: 1, err: expect.stringContaining("connection set") });
  });

  test("is refused where it cannot work, naming the option", async () => {
    const company = await companyId();
    const before = await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company } });
    expect(await set("has blanks")).toMatchObject({ exitCode: 1, err: "--api-key: must be one word without spaces" });
    expect(await set("S-1", "--book", "abc")).toMatchObject({ exitCode: 1, err: expect.stringMatching(/^--book: /) });
    expect(await set("S-1", "--base-url", "ftp://x")).toMatchObject({ exitCode: 1, err: expect.stringMatching(/^--base-url: /) });
    expect(await set("S-1", "--settings", '{"docNoPrefix":"iv 1"}')).toMatchObject({ exitCode: 1, err: expect.stringMatching(/^settings\.docNoPrefix: /) });
    expect(await set("S-1", "--settings", "[]")).toMatchObject({ exitCode: 1, err: expect.stringContaining("--settings: must be a JSON object") });
    expect(await cli("connection", "set", "--company", "demo", "--kind", "autocount-cloud")).toMatchObject({ exitCode: 1, err: expect.stringContaining("--base-url:") });
    expect(await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company } })).toEqual(before);
  });

  test("does not move to another book while a posting's outcome in this one is unknown", async () => {
    const company = await companyId();
    const posting = await db.posting.create({ data: { companyId: company, recordId: crypto.randomUUID(), revision: 1, docNo: "HP-1", digest: "0", state: "unknown" } });
    expect(await set("S-1", "--book", "2")).toMatchObject({ exitCode: 1, err: expect.stringContaining("made twice") });
    expect(await set("S-1")).toMatchObject({ exitCode: 0 });
    await db.posting.delete({ where: { companyId_id: { companyId: company, id: posting.id } } });
    expect(await set("S-1", "--book", "2")).toMatchObject({ exitCode: 0 });
  });

  test("of a Web API needs no book: its key says which, so another key is another book", async () => {
    const locations = createServer((request, response) => {
      const isKnown = request.url === "/api/Location/GetRecordList" && request.headers["x-api-name"] === "N-1" && request.headers["x-api-key"] === "S-1";
      response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" }).end(isKnown ? '[{"Location":"HQ"}]' : '{"Message":"Denied"}');
    });
    await new Promise<void>((resolve) => void locations.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(locations.address() as AddressInfo).port}`;
    const setWeb = (name: string, ...more: string[]) => cli("connection", "set", "--company", "demo", "--kind", "autocount-webapi", "--base-url", address, "--key-id", name, "--api-key", "S-1", ...more);
    const company = await companyId();
    expect(await setWeb("N-1")).toMatchObject({ exitCode: 0, out: ["demo posts to AutoCount Accounting.", expect.stringMatching(/^It answers\. It does not tell whose book/)] });
    expect(await openConnectionOf(db, company)).toMatchObject({ kind: "autocount-webapi", book: "", keyId: "N-1", state: "open" });
    expect(await setWeb("N-1", "--book", "Main branch")).toMatchObject({ exitCode: 0, out: [expect.stringContaining("book Main branch"), expect.any(String)] });
    const posting = await db.posting.create({ data: { companyId: company, recordId: crypto.randomUUID(), revision: 1, docNo: "HP-2", digest: "0", state: "unknown" } });
    expect(await setWeb("N-2", "--book", "Main branch")).toMatchObject({ exitCode: 1, err: expect.stringContaining("made twice") });
    expect(await set("S-1", "--book", "2")).toMatchObject({ exitCode: 1, err: expect.stringContaining("made twice") });
    await db.posting.delete({ where: { companyId_id: { companyId: company, id: posting.id } } });
    expect(await set("S-1", "--book", "2")).toMatchObject({ exitCode: 0 });
    locations.close();
  });
});

test("the doctor tells part by part how the installation stands, and fails where something is to be done", async () => {
  const { exitCode, out } = await cli("doctor");
  expect(exitCode).toBe(1);
  const lines = Object.fromEntries(out.filter(Boolean).map((line) => [line.slice(6).split("  ")[0]?.trim(), line]));
  expect(lines.database).toMatch(/^ok .*PostgreSQL 18/);
  expect(lines.migrations).toMatch(/^ok .*\d+ applied/);
  expect(lines["job queues"]).toMatch(/^ok /);
  expect(lines["encryption key"]).toMatch(/^ok .*2 webhook secrets, 1 connection/);
  expect(lines.worker).toMatch(/^FAIL .*none is alive/);
  expect(lines["ledger of demo"]).toMatch(/^FAIL /); // its server is closed by now
  expect(lines["ledger of second"]).toMatch(/^ok .*none set/);

  await db.source.update({ where: { key: "shop-1" }, data: { secret: Buffer.alloc(60, 1) } });
  const broken = await cli("doctor");
  expect(broken.out.find((line) => line.includes("encryption key"))).toMatch(/^FAIL .*source:shop-1:secret does not open/);
});
