import fs from "node:fs";
import pg from "pg";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { problemDocument } from "#lib/api/problem-schema.ts";
import { takenRecords } from "#lib/api/intake-schema.ts";
import { aRecord, anApiCompany, call, type ApiCompany, type Sent } from "#lib/api/test-company.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import * as readDeliveries from "#lib/intake/read-deliveries.ts";
import { POST } from "./route.ts";

const { db } = await createTestDatabase();
let company: ApiCompany;
beforeAll(async () => {
  company = await anApiCompany(db);
});
afterEach(() => vi.restoreAllMocks());

const send = (sent: Sent) => call(POST, "POST", "/intake", { token: company.tokens.source, ...sent });

async function taken(sent: Sent) {
  const response = await send(sent);
  const body = await response.json();
  expect([response.status, body]).toEqual([202, expect.anything()]);
  return takenRecords.strict().parse(body);
}

async function refused(sent: Sent) {
  const response = await send(sent);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemDocument.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

const here = () => ({ companyId: company.ctx.company });
const recordOf = (externalId: string) => db.record.findMany({ where: { ...here(), externalId } });
const outcomes = (results: { outcome: string }[]) => results.map((result) => result.outcome);

describe("records that a source sends", () => {
  test("become records, one result for each in order, a bad one harming no other", async () => {
    const { deliveryId, results } = await taken({ body: { records: [aRecord("A-1"), { externalId: "A-2", document: { number: "x" } }, aRecord("A-3", { total: "99.00" })] } });
    expect(results).toEqual([
      { index: 0, externalId: "A-1", outcome: "accepted", recordId: expect.any(String) },
      { index: 1, externalId: "A-2", outcome: "refused", recordId: null, why: expect.stringContaining("document.") },
      { index: 2, externalId: "A-3", outcome: "accepted", recordId: expect.any(String) },
    ]);
    expect((await recordOf("A-1"))[0]).toMatchObject({ id: results[0]?.recordId, state: "ready", deliveryId, sourceId: company.source.id });
    expect((await recordOf("A-3"))[0]).toMatchObject({ state: "held", holds: ["total-mismatch"] });
    expect(await recordOf("A-2")).toEqual([]);
  });

  test("may be a single one, or one a line under each name of NDJSON", async () => {
    expect(outcomes((await taken({ body: aRecord("B-1") })).results)).toEqual(["accepted"]);
    for (const [index, type] of ["application/x-ndjson", "application/ndjson; charset=utf-8", "application/jsonl"].entries()) {
      const lines = [JSON.stringify(aRecord(`B-${index}-1`)), "", "{not json", JSON.stringify(aRecord(`B-${index}-2`))].join("\n");
      const { results } = await taken({ body: lines, headers: { "content-type": type } });
      expect(results.map(({ externalId, outcome }) => [externalId, outcome])).toEqual([[`B-${index}-1`, "accepted"], [null, "refused"], [`B-${index}-2`, "accepted"]]);
    }
  });

  test("keep every digit of an amount that was sent as a JSON number", async () => {
    const body = JSON.stringify({ records: [aRecord("B-9", { total: "TOTAL" })] }).replace('"TOTAL"', "12345678901234.1234");
    await taken({ body });
    expect((await recordOf("B-9"))[0]?.document).toMatchObject({ total: "12345678901234.1234" });
  });

  test("stand under their source in the audit", async () => {
    await taken({ body: aRecord("B-10") });
    const [record] = await recordOf("B-10");
    const audit = await db.auditEntry.findMany({ where: { ...here(), recordId: record?.id ?? "" } });
    expect(audit).toMatchObject([{ type: "record.received", actorType: "source", actorId: company.source.id }]);
  });
});

describe("a message", () => {
  test("is durable before it is read: when reading fails, what was sent is there, and the retry reads it", async () => {
    const broken = vi.spyOn(readDeliveries, "readDeliveries").mockRejectedValueOnce(new Error("the process dies here"));
    const sent = { body: aRecord("C-1"), headers: { "idempotency-key": "durable-1" } };
    const silent = vi.spyOn(fs, "writeSync").mockImplementation(((_fd: number, text: string) => Buffer.byteLength(text)) as typeof fs.writeSync);
    const response = await send(sent).finally(() => silent.mockRestore());
    expect([response.status, await recordOf("C-1")]).toEqual([500, []]);
    const stored = await db.delivery.findFirstOrThrow({ where: { ...here(), dedupeKey: "durable-1" } });
    expect([stored.state, Buffer.from(stored.body).toString()]).toEqual(["received", JSON.stringify(sent.body)]);
    expect(stored.headers).not.toHaveProperty("authorization");

    broken.mockRestore();
    expect(await taken(sent)).toEqual({ deliveryId: stored.id, results: [expect.objectContaining({ externalId: "C-1", outcome: "accepted" })] });
  });

  test("with a key that came before answers with the same results and makes nothing; with other content it is refused", async () => {
    const sent = { body: { records: [aRecord("C-2"), { externalId: "C-3" }] }, headers: { "idempotency-key": "key-2" } };
    const first = await taken(sent);
    expect(await taken(sent)).toEqual(first);
    const other = await refused({ ...sent, body: aRecord("C-4") });
    expect([other.status, other.code]).toEqual([422, "key-reused"]);
    expect([(await recordOf("C-2")).length, (await recordOf("C-4")).length, await db.delivery.count({ where: { ...here(), dedupeKey: "key-2" } })]).toEqual([1, 0, 1]);
  });

  test("sent ten times at once under one key is one delivery and one record, with one answer", async () => {
    const sent = { body: aRecord("C-5"), headers: { "idempotency-key": "key-5" } };
    const answers = await Promise.all(Array.from({ length: 10 }, () => taken(sent)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([(await recordOf("C-5")).length, await db.delivery.count({ where: { ...here(), dedupeKey: "key-5" } })]).toEqual([1, 1]);
  });

  test("without a key is repeated without harm, and going back to an earlier content is a change", async () => {
    const [a, b] = [aRecord("C-6"), aRecord("C-6", { note: "Leave at the door" })];
    const first = await taken({ body: a });
    expect(await taken({ body: a })).toEqual({ ...first, results: [{ ...first.results[0], outcome: "repeated" }] });
    expect((await taken({ body: b })).results).toMatchObject([{ outcome: "accepted", change: "taken" }]);
    expect((await taken({ body: a })).results).toMatchObject([{ outcome: "accepted", change: "taken" }]);
    expect(await recordOf("C-6")).toMatchObject([{ revision: 3, document: { note: null } }]);
  });

  test("about a record that a person has touched proposes its change and leaves the document alone", async () => {
    await taken({ body: aRecord("C-7") });
    await db.record.updateMany({ where: { ...here(), externalId: "C-7" }, data: { touched: true } });
    const { results } = await taken({ body: aRecord("C-7", { note: "New" }) });
    expect(results).toMatchObject([{ outcome: "accepted", change: "proposed" }]);
    const [record] = await recordOf("C-7");
    expect(record).toMatchObject({ revision: 1, document: { note: null } });
    expect(await db.revisionProposal.count({ where: { ...here(), recordId: record?.id ?? "", state: "open" } })).toBe(1);
  });
});

describe("a message that holds no records", () => {
  test.each([
    ["no JSON", "nonsense", /not valid JSON/],
    ["no list", "{}", /no list of records/],
    ["an empty list", '{"records":[]}', /holds no records/],
    ["no bytes at all", "", /is empty/],
    ["more than a thousand", { records: Array.from({ length: 1001 }, (_, n) => ({ externalId: String(n) })) }, /1001 records/],
  ])("(%s) is refused with the reason, and kept as unreadable", async (_name, body, reason) => {
    const problem = await refused({ body });
    expect([problem.status, problem.code, problem.detail]).toEqual([422, "no-records", expect.stringMatching(reason)]);
    const delivery = await db.delivery.findUniqueOrThrow({ where: { companyId_id: { ...here(), id: String(problem.deliveryId) } } });
    expect([delivery.state, delivery.problem]).toEqual(["unreadable", problem.detail]);
  });
});

describe("the door", () => {
  test("takes a source's token and nobody else's", async () => {
    for (const [token, status] of [[null, 401], ["hp_wrong", 401], [company.tokens.finance, 403], [company.tokens.admin, 403]] as const) {
      expect((await send({ token, body: aRecord("D-1") })).status).toBe(status);
    }
    expect(await recordOf("D-1")).toEqual([]);
  });

  test("takes 10 MiB and not a byte more, JSON only, and a key of at most 255 characters; nothing refused is stored", async () => {
    const count = () => db.delivery.count({ where: here() });
    const before = await count();
    const body = JSON.stringify(aRecord("D-2"));
    const large = await refused({ body: body + " ".repeat(10 * 1024 * 1024 - body.length + 1) });
    expect([large.status, large.code, large.limit]).toEqual([413, "too-large", 10 * 1024 * 1024]);
    expect((await refused({ body, headers: { "content-type": "text/csv" } })).status).toBe(415);
    expect(await refused({ body, headers: { "idempotency-key": "k".repeat(256) } })).toMatchObject({ status: 422, code: "invalid" });
    expect(await count()).toBe(before);
    expect(outcomes((await taken({ body: body + " ".repeat(10 * 1024 * 1024 - body.length) })).results)).toEqual(["accepted"]);
  });

  test("gives a source that was disabled no way in", async () => {
    const other = await anApiCompany(db);
    await db.source.updateMany({ where: { id: other.source.id }, data: { disabledAt: new Date() } });
    expect((await send({ token: other.tokens.source, body: aRecord("D-3") })).status).toBe(401);
  });
});

test("a thousand records in one call take as many queries as ten", async () => {
  const query = vi.spyOn(pg.Client.prototype, "query");
  const queriesOf = async (name: string, count: number) => {
    const records = Array.from({ length: count }, (_, n) => aRecord(`${name}-${n}`, { lines: [{ sku: `SKU-${name}-${n % 300}`, quantity: "2", unitPrice: "18.90" }], reference: null }));
    query.mockClear();
    const { results } = await taken({ body: { records } });
    expect(new Set(outcomes(results))).toEqual(new Set(["accepted"]));
    return query.mock.calls.length;
  };
  await queriesOf("warm", 10);
  const ten = await queriesOf("ten", 10);
  expect(ten).toBeGreaterThan(5);
  expect(await queriesOf("thousand", 1000)).toBe(ten);
  expect(await db.record.count({ where: { ...here(), externalId: { startsWith: "thousand-" } } })).toBe(1000);
  expect(ten).toBeLessThan(60);
});
