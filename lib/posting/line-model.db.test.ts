import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { releaseWaiting } from "#lib/review/release-waiting.ts";
import { retryPosting } from "#lib/review/retry-posting.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { findLine } from "./line-store.ts";
import { lookNow } from "./look-now.ts";
import { pauseLine, resumeLine } from "./pause-line.ts";
import { postApproved } from "./post-approved.ts";
import { resolvePosting } from "./resolve-posting.ts";
import { reverseRecord } from "./reverse-record.ts";
import { tryNow } from "./try-now.ts";

// The whole machine against a book with a bad will: real verbs, real database, real calls; time and faults are ours.

const { db } = await createTestDatabase();
let skipped = 0;
const now = () => new Date(Date.now() + skipped);

let house: SandboxCompany;
let sourceId = "";
beforeAll(async () => {
  house = await aSandboxCompany(db, now);
  const source = await db.source.create({
    data: { companyId: house.ctx.company, key: `model-${house.ctx.company}`, name: "The ERP", channel: "native", flowKind: "invoice", flowTrigger: "order_confirmation" },
  });
  sourceId = source.id;
});
afterAll(async () => house.close());

const company = () => house.ctx.company;
const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: company(), id } }, select: { state: true, revision: true, kind: true } });
const posting = (recordId: string) => db.posting.findFirst({ where: { companyId: company(), recordId }, select: { state: true, docNo: true } });

let orders = 0;
async function arrive(kind: "invoice" | "payment", externalId: string, document: object): Promise<string> {
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records: [{ externalId, kind, document }] })));
  const received = await receiveDelivery(house.ctx, { sourceId, key: null, topic: null, contentType: "application/json", headers: { "content-type": "application/json" }, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(house.ctx, [received.value.deliveryId]);
  return (await db.record.findFirstOrThrow({ where: { companyId: company(), sourceId, kind, externalId }, select: { id: true } })).id;
}

/** Two invoices and a payment that settles the first. */
async function threeRecords(): Promise<string[]> {
  orders += 1;
  const date = "2026-03-02";
  const customer = { code: "300-A001", name: "Aisyah binti Rahman" };
  const invoice = (number: string) => ({ number, date, currency: "MYR", customer, lines: [{ sku: "KR-BALM-LG", description: "Balm", quantity: "1", unitPrice: "20.00" }], total: "20.00" });
  const [first, second] = [`M-${orders}-1`, `M-${orders}-2`];
  const ids = [await arrive("invoice", first, invoice(first)), await arrive("invoice", second, invoice(second))];
  const payment = { number: `P-${orders}`, date, currency: "MYR", customer, amount: "20.00", method: "cash", settles: [{ externalId: first, amount: "20.00" }] };
  return [...ids, await arrive("payment", `P-${orders}`, payment)];
}

type Command =
  | { do: "approve" | "retry" | "look" | "found" | "send-again" | "reverse"; which: number }
  | { do: "work" | "pause" | "resume" | "try-now" }
  | { do: "later"; seconds: number }
  | { do: "fault"; fault: string; resource?: string; mode: "next" | "count"; count?: number; delayMs?: number };

const which = fc.nat({ max: 2 });
const resource = fc.constantFrom("invoice", "payment", "knockOffEntry");
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("work" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("approve" as const), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("later" as const), seconds: fc.constantFrom(1, 5, 20, 60, 400) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("fault" as const), fault: fc.constantFrom("stored-answer-lost", "stored-but-500", "error-500-not-stored", "refuse-400", "rate-limit-429"), mode: fc.constant("next" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("fault" as const), fault: fc.constantFrom("outage", "unauthorized-401"), mode: fc.constant("count" as const), count: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("fault" as const), fault: fc.constant("stale-get"), resource, mode: fc.constant("count" as const), count: fc.integer({ min: 1, max: 4 }), delayMs: fc.constant(400) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("retry" as const, "look" as const, "found" as const, "send-again" as const, "reverse" as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("pause" as const, "resume" as const, "try-now" as const) }) },
);

async function run(ids: readonly string[], given: Command): Promise<void> {
  const { ctx } = house.finance;
  const at = async () => {
    const id = ids["which" in given ? given.which : 0] ?? "";
    return { recordId: id, revision: (await record(id)).revision };
  };
  switch (given.do) {
    case "approve":
      return approve(await at());
    case "retry":
      return void (await retryPosting(ctx, await at()));
    case "look":
      return void (await lookNow(ctx, await at()));
    case "found":
    case "send-again":
      return void (await resolvePosting(ctx, { ...(await at()), decision: given.do }));
    case "reverse":
      return void (await reverseRecord(ctx, { ...(await at()), reason: "Model" }));
    case "work":
      return postApproved(house.ctx);
    case "pause":
      return void (await pauseLine(ctx, { revision: (await findLine(db, company())).revision, reason: "Model" }));
    case "resume":
      return void (await resumeLine(ctx, { revision: (await findLine(db, company())).revision }));
    case "try-now":
      return void (await tryNow(ctx));
    case "later":
      skipped += given.seconds * 1000;
      return;
    case "fault": {
      const { do: _, ...fault } = given;
      return house.fault(fault);
    }
  }
}

/** Also a payment that still waits for its invoice: it is let go on, and has to stand behind it in line. */
async function approve(seen: { recordId: string; revision: number }): Promise<void> {
  if ((await record(seen.recordId)).state === "waiting") await releaseWaiting(house.finance.ctx, { ...seen, reason: "Model" });
  const { revision } = await record(seen.recordId);
  await approveRecord(house.finance.ctx, { recordId: seen.recordId, revision });
}

type Booked = { docNo: string; ref: string; cancelled: boolean };
async function booksOf(ids: readonly string[]): Promise<Map<string, Booked[]>> {
  const { invoices, payments } = (await house.ledger()) as unknown as { invoices: { master: Booked }[]; payments: { master: Booked }[] };
  const all = [...invoices, ...payments].map(({ master }) => master);
  const numbers = await db.posting.findMany({ where: { companyId: company(), recordId: { in: [...ids] } }, select: { recordId: true, docNo: true } });
  return new Map(ids.map((id) => [id, all.filter(({ docNo, ref }) => ref === `HP:${id}` || numbers.some((one) => one.recordId === id && one.docNo === docNo))]));
}

/** What the records say that the books do not bear out. */
async function findLies(ids: readonly string[]): Promise<string[]> {
  const books = await booksOf(ids);
  const lies = await Promise.all(ids.map(async (id) => {
    const [booked, ...more] = books.get(id) ?? [];
    const { state } = await record(id);
    const isVoiding = (await posting(id))?.state !== "posted";
    return [
      ...(more.length > 0 ? ["two documents of one record"] : []),
      ...(state === "posted" && booked === undefined ? ["posted is said of what is not there"] : []),
      ...(state === "posted" && !isVoiding && booked?.cancelled === true ? ["posted is said of what no longer counts"] : []),
      ...(state === "reversed" && booked?.cancelled === false ? ["reversed is said of what counts"] : []),
      ...(["waiting", "ready"].includes(state) && booked !== undefined ? ["there is what nobody approved"] : []),
    ];
  }));
  return lies.flat();
}

/** The ledger heals, whoever paused resumes, and time goes by. */
async function heal(ids: readonly string[]): Promise<void> {
  await house.clearFaults();
  await resumeLine(house.finance.ctx, { revision: (await findLine(db, company())).revision });
  await tryNow(house.finance.ctx);
  for (let round = 0; round < 12; round += 1) {
    for (const id of ids) await run(ids, { do: "approve", which: ids.indexOf(id) });
    for (const id of ids) await run(ids, { do: "retry", which: ids.indexOf(id) });
    skipped += 400_000;
    await postApproved(house.ctx);
  }
}

describe("the line, whatever happens", () => {
  test("never books twice, never says posted of what is not there, loses nothing, and gets on once the ledger heals", async () => {
    const ends = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(command, { minLength: 6, maxLength: 22 }), async (approvedFirst, commands) => {
        const ids = await threeRecords();
        for (const number of ids.keys()) if (number < approvedFirst) await run(ids, { do: "approve", which: number });
        for (const given of commands) {
          await run(ids, given);
          expect(await findLies(ids), `after ${JSON.stringify(given)}`).toEqual([]);
        }
        await heal(ids);
        expect(await findLies(ids), "after healing").toEqual([]);
        for (const id of ids) {
          const { state } = await record(id);
          expect(["posted", "reversed"], "nothing is lost or left lying").toContain(state);
          ends.set(state, (ends.get(state) ?? 0) + 1);
        }
      }),
      { seed: 20_261_129, numRuns: 12, endOnFailure: true },
    );
    expect(ends.get("posted") ?? 0).toBeGreaterThan(10);
    // And it really was bad: answers were lost, documents refused and the key turned away.
    for (const type of ["posting.unknown", "posting.refused", "connection.stopped"]) {
      expect(await db.auditEntry.count({ where: { companyId: company(), type } }), type).toBeGreaterThan(0);
    }
  }, 240_000);
});
