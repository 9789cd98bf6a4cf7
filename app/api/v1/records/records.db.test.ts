import { beforeAll, describe, expect, test } from "vitest";
import { approvalsAnswer, approved, changedRecord, resolved, movedRecord, reversalBegun } from "#lib/api/decision-schema.ts";
import { problemDocument } from "#lib/api/problem-schema.ts";
import { recordPage, wholeRecord } from "#lib/api/record-schema.ts";
import { aRecord, anApiCompany, call, type ApiCompany, type Sent } from "#lib/api/test-company.ts";
import type { RouteHandler } from "#lib/auth/define-open-route.ts";
import { aPerson } from "#lib/auth/test-people.ts";
import { createToken } from "#lib/auth/tokens.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import * as approvals from "../approvals/route.ts";
import * as intake from "../intake/route.ts";
import * as approve from "./[id]/approve/route.ts";
import * as corrections from "./[id]/corrections/route.ts";
import * as reject from "./[id]/reject/route.ts";
import * as resolve from "./[id]/resolve/route.ts";
import * as retry from "./[id]/retry/route.ts";
import * as reverse from "./[id]/reverse/route.ts";
import * as one from "./[id]/route.ts";
import * as list from "./route.ts";

const { db } = await createTestDatabase();
let company: ApiCompany;
beforeAll(async () => {
  company = await anApiCompany(db);
});

type Who = keyof ApiCompany["tokens"];
const here = () => ({ companyId: company.ctx.company });
const found = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { ...here(), id } } });

let named = 0;
/** Sends a record through the intake and answers with its id. */
async function arrive(document: object = {}, from: Pick<ApiCompany, "tokens"> = company): Promise<string> {
  named += 1;
  const response = await call(intake.POST, "POST", "/intake", { token: from.tokens.source, body: aRecord(`R-${named}`, document) });
  return ((await response.json()) as { results: { recordId: string }[] }).results[0]?.recordId ?? "";
}
const strange = (sku: string) => ({ lines: [{ id: "a", sku, description: "Something", quantity: "2", unitPrice: "18.90" }] });

const act = (handler: RouteHandler, id: string, who: Who | { token: string }, body: object) =>
  call(handler, "POST", `/records/${id}/act`, { token: typeof who === "string" ? company.tokens[who] : who.token, body, params: { id } });
const read = (sent: Sent = {}) => call(list.GET, "GET", "/records", { token: company.tokens.finance, ...sent });

async function answerOf<T>(response: Response, schema: { strict?: () => { parse(value: unknown): T }; parse(value: unknown): T }): Promise<T> {
  const body: unknown = await response.json();
  expect([response.status, body]).toEqual([200, expect.anything()]);
  return (schema.strict?.() ?? schema).parse(body);
}

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemDocument.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

describe("reading", () => {
  test("lists records with their holds, narrowed by each parameter, empty ones not counting", async () => {
    const other = await anApiCompany(db);
    const mine = { ...other };
    const ids = [await arrive({}, mine), await arrive(strange("LIST-1"), mine)];
    const ask = async (query: string) => (await answerOf(await read({ token: mine.tokens.manager, query }), recordPage)).records;
    expect((await ask("")).map((record) => record.id)).toEqual(ids);
    expect(await ask("?state=held&hold=&source=&limit=5")).toMatchObject([
      { id: ids[1], kind: "invoice", revision: 1, posting: null, holds: [{ rule: "missing-sku", severity: "error", fields: ["lines.0.itemCode"], message: expect.any(String) }] },
    ]);
    expect(await ask("?hold=missing-sku")).toHaveLength(1);
    expect(await ask(`?source=${mine.source.key}`)).toHaveLength(2);
    expect(await ask(`?source=${mine.shop.key}`)).toHaveLength(0);
    expect(await ask("?kind=sales_order")).toHaveLength(0);
    expect(await ask(`?externalId=${(await db.record.findFirstOrThrow({ where: { id: ids[1] ?? "" } })).externalId}`)).toMatchObject([{ id: ids[1] }]);
    expect(await ask("?externalId=%00")).toEqual([]);
  });

  test("goes on by its cursor to the end, and refuses a cursor or a parameter that cannot be", async () => {
    const other = await anApiCompany(db);
    const ids = [await arrive({}, other), await arrive({}, other), await arrive({}, other)];
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { records: { id: string }[]; nextCursor: string | null } = await answerOf(await read({ token: other.tokens.finance, query: `?limit=2&cursor=${cursor}` }), recordPage);
      seen.push(...page.records.map((record) => record.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids);
    expect(await problemOf(await read({ query: "?cursor=nonsense" }))).toMatchObject({ status: 422, errors: [{ parameter: "cursor" }] });
    expect(await problemOf(await read({ query: "?limit=0&state=sold" }))).toMatchObject({ status: 422, errors: [{ parameter: "state" }, { parameter: "limit" }] });
  });

  test("shows the whole record with what was received and its history", async () => {
    const id = await arrive(strange("WHOLE-1"));
    const record = await answerOf(await call(one.GET, "GET", `/records/${id}`, { token: company.tokens.admin, params: { id } }), wholeRecord);
    expect(record).toMatchObject({
      id, state: "held", revision: 1, source: company.source.key, document: { total: "37.80" },
      original: { topic: "holdpoint/intake", body: expect.stringContaining("WHOLE-1") },
      findings: [{ rule: "missing-sku", owner: "admin" }],
      history: [{ type: "record.received", actor: { type: "source" } }],
    });
  });

  test("shows a source its own records and no others", async () => {
    const id = await arrive();
    const get = (token: string) => call(one.GET, "GET", `/records/${id}`, { token, params: { id } });
    expect([(await get(company.tokens.source)).status, (await get(company.tokens.shop)).status]).toEqual([200, 404]);
    expect((await answerOf(await read({ token: company.tokens.shop, query: `?source=${company.source.key}` }), recordPage)).records).toEqual([]);
  });
});

describe("correcting", () => {
  test("changes fields by their path, makes a revision, runs the rules again", async () => {
    const id = await arrive(strange("FIX-1"));
    const changed = await answerOf(await act(corrections.POST, id, "admin", { revision: 1, changes: [{ path: "lines.0.itemCode", value: "KR-TEA-100" }], reason: "Same tea" }), changedRecord);
    expect(changed).toEqual({ recordId: id, revision: 2, state: "ready" });
    expect(await found(id)).toMatchObject({ touched: true, holds: [], document: { lines: [{ itemCode: "KR-TEA-100" }] } });
  });

  test("everywhere remembers an item's answer: the next record with that SKU passes, those that wait are freed", async () => {
    const [id, waiting] = [await arrive(strange("FIX-2")), await arrive(strange("fix-2 "))];
    const answer = await answerOf(await act(corrections.POST, id, "admin", { revision: 1, changes: [{ path: "lines.0.itemCode", value: "KR-TEA-100" }], everywhere: true }), changedRecord);
    expect(answer).toEqual({ recordId: id, revision: 2, state: "ready", freed: 1 });
    await recheckRecords(company.ctx, { by: "sku", sku: "fix-2", sourceId: company.source.id }, null);
    expect([(await found(waiting)).state, (await found(await arrive(strange("FIX-2")))).state]).toEqual(["ready", "ready"]);
  });

  test("everywhere remembers which debtor a buyer is, and that is finance's to say", async () => {
    const buyer = { customer: { sourceId: "buyer-77", name: "Somebody New", email: "new@example.com" } };
    const id = await arrive(buyer);
    expect((await found(id)).holds).toEqual(["new-customer"]);
    const body = { revision: 1, changes: [{ path: "customer.code", value: "300-K001" }], everywhere: true };
    expect(await problemOf(await act(corrections.POST, id, "admin", body))).toMatchObject({ status: 403, code: "wrong-role", needed: "finance" });
    expect(await answerOf(await act(corrections.POST, id, "finance", body), changedRecord)).toMatchObject({ state: "ready", freed: 0 });
    expect(await found(await arrive(buyer))).toMatchObject({ state: "ready", partyCode: "300-K001" });
  });

  test("is refused with the place of what is wrong", async () => {
    const id = await arrive(strange("FIX-3"));
    const fix = (changes: object[], more: object = {}, who: Who = "finance") => act(corrections.POST, id, who, { revision: 1, changes, ...more }).then(problemOf);
    expect(await fix([{ path: "lines.0.quantity", value: "many" }])).toMatchObject({ status: 422, code: "invalid", errors: [{ path: "lines.0.quantity", detail: expect.any(String) }] });
    expect(await fix([{ path: "lines.9.itemCode", value: "KR-TEA-100" }])).toMatchObject({ code: "invalid", errors: [{ path: "lines.9.itemCode" }] });
    expect(await fix([{ path: "lines.9.itemCode", value: "KR-TEA-100" }], { everywhere: true })).toMatchObject({ code: "invalid", errors: [{ path: "lines.9.itemCode" }] });
    expect(await fix([{ path: "note", value: "x" }], { everywhere: true })).toMatchObject({ code: "invalid", errors: [{ path: "everywhere" }] });
    expect(await fix([{ path: "lines.0.itemCode", value: null }], { everywhere: true })).toMatchObject({ code: "invalid" });
    expect(await fix([{ path: "lines.0.itemCode", value: "NO-SUCH" }], { everywhere: true })).toMatchObject({ status: 422, code: "unknown-item", itemCode: "NO-SUCH" });
    expect(await fix([{ path: "customer.code", value: "999-X001" }], { everywhere: true })).toMatchObject({ status: 422, code: "unknown-customer" });
    expect(await fix([{ path: "note", value: "a\0b" }])).toMatchObject({ status: 422, errors: [{ pointer: "#/changes/0/value" }] });
    expect(await fix([])).toMatchObject({ status: 422, errors: [{ pointer: "#/changes" }] });
    expect(await fix([{ path: "total", value: "1.00" }], {}, "admin")).toMatchObject({ status: 403, code: "wrong-role" });
    expect((await found(id)).revision).toBe(1);
  });
});

describe("deciding", () => {
  test("approves one revision and queues its posting under a number", async () => {
    const id = await arrive();
    const answer = await answerOf(await act(approve.POST, id, "finance", { revision: 1 }), approved);
    expect(answer).toEqual({ recordId: id, state: "approved", docNo: expect.stringMatching(/^HP-IV-\d{6}$/) });
    const listed = await answerOf(await read({ query: `?state=approved&externalId=${(await found(id)).externalId}` }), recordPage);
    expect(listed.records).toMatchObject([{ id, posting: { docNo: (answer as { docNo: string }).docNo, docKey: null, state: "queued" } }]);
    expect(await problemOf(await act(approve.POST, id, "finance", { revision: 1 }))).toMatchObject({ status: 409, code: "not-in-this-state", state: "approved" });
  });

  test("tells who moved what where the revision is an older one", async () => {
    const id = await arrive(strange("OLD-1"));
    await act(corrections.POST, id, "admin", { revision: 1, changes: [{ path: "lines.0.itemCode", value: "KR-TEA-100" }] });
    expect(await problemOf(await act(approve.POST, id, "finance", { revision: 1 }))).toMatchObject({
      status: 409, code: "changed-meanwhile", moved: { revision: 2, by: "The admin", changes: expect.arrayContaining([expect.objectContaining({ path: "lines.0.itemCode" })]) },
    });
  });

  test("keeps four eyes: whoever corrected a value does not approve, somebody else does", async () => {
    const id = await arrive({ total: "99.00" });
    await act(corrections.POST, id, "finance", { revision: 1, changes: [{ path: "total", value: "37.80" }] });
    expect(await problemOf(await act(approve.POST, id, "finance", { revision: 2 }))).toMatchObject({ status: 403, code: "own-work" });
    const second = await createToken(company.ctx, { userId: (await aPerson(company.ctx, "finance")).userId });
    expect((await act(approve.POST, id, { token: second.ok ? second.value.token : "" }, { revision: 2 })).status).toBe(200);
  });

  test("refuses to approve what is held, with why", async () => {
    const id = await arrive(strange("HELD-1"));
    expect(await problemOf(await act(approve.POST, id, "finance", { revision: 1 }))).toMatchObject({ status: 409, code: "not-in-this-state", state: "held" });
  });

  test("rejects with a reason and not without", async () => {
    const id = await arrive();
    expect(await problemOf(await act(reject.POST, id, "finance", { revision: 1 }))).toMatchObject({ status: 422, errors: [{ pointer: "#/reason" }] });
    expect(await problemOf(await act(reject.POST, id, "finance", { revision: 1, reason: "  " }))).toMatchObject({ status: 422, errors: [{ pointer: "#/reason", detail: "Say why it is rejected." }] });
    expect(await answerOf(await act(reject.POST, id, "finance", { revision: 1, reason: "A test" }), movedRecord)).toEqual({ recordId: id, state: "rejected" });
  });

  test("retries what AutoCount refused, and looks for what is unknown, and nothing else", async () => {
    const id = await arrive();
    for (const handler of [retry.POST, resolve.POST]) expect(await problemOf(await act(handler, id, "finance", { revision: 1 }))).toMatchObject({ status: 409, code: "not-in-this-state" });
    await act(approve.POST, id, "finance", { revision: 1 });
    await db.record.update({ where: { companyId_id: { ...here(), id } }, data: { state: "unknown" } });
    await db.posting.updateMany({ where: { ...here(), recordId: id }, data: { state: "unknown", nextAt: new Date(Date.now() + 3_600_000) } });
    expect(await answerOf(await act(resolve.POST, id, "finance", { revision: 1 }), resolved)).toEqual({ recordId: id, state: "unknown" });

    await db.record.update({ where: { companyId_id: { ...here(), id } }, data: { state: "held" } });
    await db.posting.updateMany({ where: { ...here(), recordId: id }, data: { state: "refused", message: "Period is closed" } });
    expect(await answerOf(await act(retry.POST, id, "finance", { revision: 1 }), movedRecord)).toEqual({ recordId: id, state: "approved" });
  });

  test("asks for a posted document to be voided, once, and only for a posted one", async () => {
    const id = await arrive();
    expect(await problemOf(await act(reverse.POST, id, "finance", { revision: 1 }))).toMatchObject({ status: 409, code: "not-in-this-state", state: "ready", detail: "The record is ready to approve." });
    await act(approve.POST, id, "finance", { revision: 1 });
    await db.record.update({ where: { companyId_id: { ...here(), id } }, data: { state: "posted" } });
    await db.posting.updateMany({ where: { ...here(), recordId: id }, data: { state: "posted", postedAt: new Date() } });
    expect(await problemOf(await act(reverse.POST, id, "admin", { revision: 1 }))).toMatchObject({ status: 403 });
    expect(await answerOf(await act(reverse.POST, id, "finance", { revision: 1, reason: "Wrong customer" }), reversalBegun)).toMatchObject({ recordId: id, state: "posted", docNo: expect.stringMatching(/^HP-IV-\d{6}$/) });
    expect(await problemOf(await act(reverse.POST, id, "finance", { revision: 1 }))).toMatchObject({ status: 409, code: "not-reversible", detail: expect.stringContaining("being voided already") });
    expect((await found(id)).state).toBe("posted");
  });
});

describe("approving many", () => {
  const many = (body: object, token = company.tokens.finance) => call(approvals.POST, "POST", "/approvals", { token, body });

  test("takes ids at their present revision and tells of each", async () => {
    const [good, held, fixed] = [await arrive(), await arrive(strange("MANY-1")), await arrive(strange("MANY-2"))];
    await act(corrections.POST, fixed, "admin", { revision: 1, changes: [{ path: "lines.0.itemCode", value: "KR-TEA-100" }] });
    const nobody = crypto.randomUUID();
    expect(await answerOf(await many({ ids: [good, held, fixed, nobody, good] }), approvalsAnswer)).toEqual({
      results: [
        { id: good, ok: true, state: "approved" },
        { id: held, ok: false, error: { code: "not-in-this-state", state: "held", detail: "The record is held." } },
        { id: fixed, ok: true, state: "approved" },
        { id: nobody, ok: false, error: { code: "not-found" } },
      ],
      left: { count: 0, isAtLeast: false },
    });
  });

  test("takes a filter, and of that what is ready", async () => {
    const other = await anApiCompany(db);
    const ids = [await arrive({}, other), await arrive(strange("READY-1"), other), await arrive({}, other)];
    const approveMany = async (filter: object) => answerOf(await many({ filter }, other.tokens.finance), approvalsAnswer);
    expect((await approveMany({ source: other.shop.key })).results).toEqual([]);
    const results = [ids[0], ids[2]].map((id) => ({ id, ok: true, state: "approved" }));
    expect(await approveMany({ source: other.source.key, kind: "invoice" })).toEqual({ results, left: { count: 0, isAtLeast: false } });
    expect(await approveMany({})).toMatchObject({ results: [] });
  });

  test("stops at the 500 oldest of a filter and says how many are left", async () => {
    const other = await anApiCompany(db);
    const records = Array.from({ length: 503 }, (_, n) => aRecord(`BULK-${n}`, strange("BULK-SKU")));
    expect((await call(intake.POST, "POST", "/intake", { token: other.tokens.source, body: { records } })).status).toBe(202);
    const answer = await answerOf(await many({ filter: { state: "held" } }, other.tokens.finance), approvalsAnswer);
    expect([answer.results.length, new Set(answer.results.map((result) => result.ok)), answer.left]).toEqual([500, new Set([false]), { count: 3, isAtLeast: false }]);
  });

  test("is refused without ids or filter, with both, with a misspelt filter, and to an admin", async () => {
    for (const body of [{}, { ids: [crypto.randomUUID()], filter: {} }, { filter: { sauce: "x" } }, { ids: [] }, { ids: ["1"] }]) {
      expect(await problemOf(await many(body))).toMatchObject({ status: 422, code: "invalid" });
    }
    expect(await problemOf(await many({ filter: {} }, company.tokens.admin))).toMatchObject({ status: 403, permission: "approval:approve" });
  });
});
