import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { approveRecords } from "#lib/approval/approve-records.ts";
import { addUser } from "#lib/auth/add-user.ts";
import type { Context } from "#lib/context.ts";
import { pool } from "#lib/db/prisma.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { postApprovedJob } from "#lib/posting/jobs.ts";
import { setConnection } from "#lib/posting/set-connection.ts";
import { setLine } from "#lib/posting/set-line.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { fillMasters } from "./fill-records.ts";
import { type Ground, must } from "./ground.ts";
import { customerCode, heldEvery, itemCode, masters, nativeInvoice } from "./invoices.ts";

/** A company of its own with an account book of its own in the sandbox; only posting is measured there. */
export type PostingGround = {
  ctx: Context;
  /** What a call to the book must carry. */
  headers: Record<string, string>;
  /** Keeps the worker away from the book. */
  hold(): Promise<void>;
  /** Sends so many more invoices through intake and approval. */
  approve(count: number): Promise<void>;
  /** Lets the worker at the book and wakes it. */
  release(): Promise<void>;
  untilPosted(patienceMs: number): Promise<void>;
  /** The last calls to the book (at most 1,000), oldest first; `at` in milliseconds. */
  calls(): Promise<{ at: number; status: number | null }[]>;
};

const batch = 200;
let books = 900;

/** `rateLimit`: calls that the book allows in a minute, 0 for as many as it answers; `pace`: calls a minute that are made. */
export async function layPostingGround(ground: Ground, { rateLimit, pace }: { rateLimit: number; pace?: number }): Promise<PostingGround> {
  const mark = randomBytes(3).toString("hex");
  const { id } = await ground.ctx.db.company.create({ data: { key: `bench-posting-${mark}`, name: "Benchmark Posting Sdn Bhd" } });
  const ctx: Context = { ...ground.ctx, company: id };
  const person = { email: `posting@bench-${mark}.test`, name: "Benchmark Finance", role: "finance" as const };
  const { userId } = must(await addUser(ctx, { ...person, password: randomBytes(12).toString("base64url") }));
  const finance: Context = { ...ctx, actor: { type: "user", id: userId, name: person.name, role: "finance", ip: null } };
  await fillMasters(id);
  const { sourceId } = must(await addSource(ctx, { key: `bench-posting-${mark}`, name: "Benchmark ERP", channel: "native" }));

  const book = { id: String((books += 1)), keyId: `bench-${mark}`, apiKey: randomBytes(16).toString("hex") };
  const admin = async (method: string, path: string, body?: object): Promise<unknown> => {
    const headers = { "x-sandbox-admin": ground.sandbox.adminToken, "content-type": "application/json" };
    const response = await fetch(`${ground.sandbox.url}/_admin/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`sandbox ${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  await admin("POST", "books", { ...book, rateLimit, ...bookRows() });
  const { keyId, apiKey } = book;
  must(await setConnection(ctx, { kind: "sandbox", baseUrl: ground.sandbox.url, book: book.id, keyId, apiKey }));
  if (pace !== undefined) must(await setLine(ctx, { revision: 0, batchSize: 500, pace, window: null }));

  let sent = 0;
  return {
    ctx,
    headers: { "Key-ID": keyId, "API-Key": apiKey },
    hold: async () => void (await pool().query("UPDATE ledger_connection SET lease_owner = 'benchmark', lease_until = now() + interval '1 hour' WHERE company_id = $1", [id])),
    async approve(count) {
      for (let left = count; left > 0; left -= batch) await sendAndApprove(ctx, finance, sourceId, Array.from({ length: Math.min(left, batch) }, () => anInvoice((sent += 1))));
    },
    async release() {
      await pool().query("UPDATE ledger_connection SET lease_owner = NULL, lease_until = NULL WHERE company_id = $1", [id]);
      await ctx.db.$transaction((tx) => enqueue(tx, postApprovedJob, { company: id }));
    },
    async untilPosted(patienceMs) {
      const giveUp = performance.now() + patienceMs;
      for (;;) {
        const { rows } = await pool().query<{ left: number }>("SELECT count(*)::integer AS left FROM posting WHERE company_id = $1 AND state <> 'posted'", [id]);
        if (rows[0]?.left === 0) return;
        if (performance.now() > giveUp) throw new Error(`${rows[0]?.left} documents are not posted after ${patienceMs / 1000} s`);
        await sleep(50);
      }
    },
    async calls() {
      const shape = z.object({ requests: z.array(z.object({ at: z.string(), status: z.int().nullable() })) });
      return shape.parse(await admin("GET", `requests?book=${book.id}&last=1000`)).requests.map(({ at, status }) => ({ at: Date.parse(at), status }));
    },
  };
}

/** One that nothing holds. */
function anInvoice(nth: number): object {
  return nativeInvoice("P", nth + Math.floor((nth - 1) / (heldEvery - 1)));
}

async function sendAndApprove(ctx: Context, finance: Context, sourceId: string, records: readonly object[]): Promise<void> {
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records })));
  const delivery = must(await receiveDelivery(ctx, { sourceId, key: null, topic: null, contentType: "application/json", headers: {}, body }, { thenRead: false }));
  await readDeliveries(ctx, [delivery.deliveryId]);
  const ready = await ctx.db.record.findMany({ where: { companyId: ctx.company, state: "ready" }, select: { id: true, revision: true } });
  if (ready.length !== records.length) throw new Error(`${records.length} invoices were sent, ${ready.length} are ready`);
  const { results } = must(await approveRecords(finance, { records: ready }));
  const refused = results.find((result) => !result.ok);
  if (refused !== undefined) throw new Error(`not approved: ${JSON.stringify(refused)}`);
}

/** The book knows what the invoices name. */
function bookRows(): object {
  return {
    debtors: Array.from({ length: masters.customers }, (_, nth) => ({ accNo: customerCode(nth), companyName: `Customer ${nth} Sdn Bhd`, currencyCode: "MYR", creditTerm: "C.O.D." })),
    products: Array.from({ length: masters.items }, (_, nth) => ({ productCode: itemCode(nth), productName: `Item number ${nth}`, productType: "I", status: "A", unit: "PCS" })),
  };
}
