import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { paceOf, type Pace } from "./pace.ts";
import { turnsBesidePosting, turnsOf } from "./paced-ledger.ts";
import { postApproved } from "./post-approved.ts";
import { refreshReference } from "./refresh-reference.ts";
import { setLine } from "./set-line.ts";
import { testConnection } from "./test-connection.ts";
import { findLine } from "./line-store.ts";
import { watchPosted } from "./watch-posted.ts";

const { db } = await createTestDatabase();
let skipped = 0;
let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db, () => new Date(Date.now() + skipped));
});
afterAll(async () => house.close());

const company = () => house.ctx.company;
const keepTo = async (pace: number) => expect(await setLine(house.admin.ctx, { revision: (await findLine(db, company())).revision, batchSize: 50, pace, window: null })).toMatchObject({ ok: true });

/** The calls as the sandbox heard them, oldest first. */
async function calls(since: number): Promise<{ at: number; path: string }[]> {
  const { baseUrl } = await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: company() } });
  const { requests } = (await (await fetch(`${baseUrl}/_admin/requests?last=1000`)).json()) as { requests: { at: string; path: string }[] };
  return requests.map(({ at, path }) => ({ at: Date.parse(at), path })).filter(({ at }) => at >= since);
}

/** When the next call's turn is, from now on; null where no turn was ever taken. */
async function turnsTaken(pace: Pace, since: number): Promise<number> {
  const row = await db.ledgerPace.findUniqueOrThrow({ where: { companyId: company() } });
  return (row.nextAt.getTime() - since) / pace.everyMs + pace.burst - 1;
}

test("a pull of the lists keeps to the pace, and what it takes is missing from the line's", async () => {
  await keepTo(60);
  const pace = paceOf(60) as Pace;
  const begun = Date.now();
  expect(await refreshReference(house.ctx)).toMatchObject({ ok: true });
  const made = await calls(begun);
  expect(made.map(({ path }) => path.split("/")[2])).toEqual(["product", "debtor", "taxentity", "creditor", "location"]);
  const last = made.at(-1)?.at ?? 0;
  expect(last - begun).toBeGreaterThan((made.length - pace.burst) * pace.everyMs - 50);
  const { nextAt } = await db.ledgerPace.findUniqueOrThrow({ where: { companyId: company() } });
  expect(nextAt.getTime()).toBeGreaterThan(last);
});

test("a test of the connection waits for nobody, and its calls are counted all the same", async () => {
  await keepTo(600);
  const begun = Date.now();
  expect(await testConnection(house.admin.ctx, {})).toMatchObject({ ok: true, value: { isOpened: true } });
  const made = (await calls(begun)).length;
  expect(made).toBeGreaterThan(20);
  expect(await turnsTaken(paceOf(600) as Pace, begun)).toBeGreaterThan(made - 2);
});

test("while something waits to be sent, lists take one turn of four at most, and get through", async () => {
  const id = await house.arrive(normalOrder({ number: 7001, at: new Date() }));
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true });
  await db.ledgerPace.deleteMany({ where: { companyId: company() } });
  const [sending, reading] = [await turnsOf(house.ctx, "sandbox"), await turnsBesidePosting(house.ctx, "sandbox")];
  let [sent, read, isSending] = [0, 0, true];
  await Promise.all([
    (async () => {
      for (; sent < 40; sent += 1) await sending();
      isSending = false;
    })(),
    (async () => {
      for (; isSending; read += 1) await reading();
    })(),
  ]);
  expect(read).toBeGreaterThanOrEqual(3);
  expect(read).toBeLessThanOrEqual(sent / 3 + 1);
});

test("the watch stops where something is to be sent", async () => {
  await keepTo(0);
  await postApproved(house.ctx);
  const ids: string[] = [];
  for (const number of [7002, 7003, 7004]) {
    ids.push(await house.arrive(normalOrder({ number, at: new Date() })));
    expect(await approveRecord(house.finance.ctx, { recordId: ids.at(-1) ?? "", revision: 1 })).toMatchObject({ ok: true });
  }
  await postApproved(house.ctx);
  skipped += 7 * 3_600_000;
  const late = await house.arrive(normalOrder({ number: 7005, at: new Date() }));
  // Approved while the watch is at its first document.
  await house.fault({ fault: "slow-then-stored", method: "GET", resource: "invoice", delayMs: 500 });
  const [watched] = await Promise.all([
    watchPosted(house.ctx, { waitMs: 1 }),
    new Promise((resolve) => setTimeout(resolve, 150)).then(() => approveRecord(house.finance.ctx, { recordId: late, revision: 1 })),
  ]);
  expect(watched).toMatchObject({ looked: 1, trouble: null });
  await postApproved(house.ctx);
  expect(await watchPosted(house.ctx, { waitMs: 1 })).toMatchObject({ looked: 3 });
});
