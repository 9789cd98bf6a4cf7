import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readRows } from "#lib/db/sql.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { postApproved } from "./post-approved.ts";
import { refreshReference } from "./refresh-reference.ts";
import { setConnection } from "./set-connection.ts";
import { testConnection } from "./test-connection.ts";

const { db } = await createTestDatabase();
const apiKey = "k-9b1f7e-not-to-be-kept";
let house: SandboxCompany;
let echo: Server;
let url = "";
/** What the server, which tells everybody all that it was sent, answers with. */
let status = 500;

beforeAll(async () => {
  house = await aSandboxCompany(db);
  echo = createServer((request, response) => {
    const said = JSON.stringify({ statusCode: status, message: `You sent ${JSON.stringify(request.headers)} to ${request.url}`, errors: [request.headers["api-key"]] });
    response.writeHead(status, { "content-type": "application/json", "x-you-sent": String(request.headers["api-key"]) }).end(said);
  }).listen(0, "127.0.0.1");
  await once(echo, "listening");
  url = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
});
afterAll(async () => {
  echo.close();
  await house.close();
});

/** Every table that has a row in which the key stands as text. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await readRows<{ name: string }>("SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')", []);
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await readRows<{ n: number }>(`SELECT count(*)::int AS n FROM ${name} AS t WHERE position($1 in to_jsonb(t)::text) > 0`, [text]);
    if ((row?.n ?? 0) > 0) found.push(name);
  }
  return found;
}

test.for([400, 401, 403, 409, 500, 503])("a key that AutoCount's %i answer repeats stands in no row: of attempts, postings, findings, audit, tests, lists or jobs", { timeout: 60_000 }, async (answered) => {
  const id = await house.arrive(normalOrder({ number: 7000 + answered, at: new Date("2026-03-02T02:00:00Z") }));
  const { revision } = await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision })).toMatchObject({ ok: true });
  status = answered;
  expect(await setConnection(house.admin.ctx, { kind: "sandbox", baseUrl: url, book: "1", keyId: "name", apiKey, settings: { patience: { looks: [1], answer: 2_000 } } })).toMatchObject({ ok: true });
  await testConnection(house.admin.ctx, {});
  await postApproved(house.ctx);
  // A list that is not answered is asked for again and again, with long waits.
  if (answered === 401 || answered === 403) await refreshReference(house.ctx);
  await testConnection(house.admin.ctx, {});

  expect(await db.postingAttempt.count({ where: { companyId: house.ctx.company } })).toBeGreaterThan(0);
  expect(await tablesWith(apiKey)).toEqual([]);
  // The look itself finds what stands there.
  expect(await tablesWith("connection.tested")).toContain("public.audit_entry");
});
