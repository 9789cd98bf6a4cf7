import { z } from "zod";
import { pool } from "#lib/db/prisma.ts";
import { insertInvoices } from "../floors/insert-invoices.ts";
import { copyTables } from "../floors/table-copy.ts";
import { type Ground, settle } from "../ground.ts";
import { type HttpClient, openClient } from "../http-client.ts";
import { heldEvery, nativeInvoice } from "../invoices.ts";
import { byTurns, type Contender, loadOf } from "../load.ts";
import type { Pace } from "../pace.ts";
import type { BenchRow } from "../row.ts";
import { floorsThere, nextItself, targetOf } from "../targets.ts";

const batchSize = 500;
const path = "/api/v1/intake";
const answer = z.object({ results: z.array(z.object({ outcome: z.literal("accepted") })).length(batchSize) });

type Speed = { perSecond: number };

/**
 * Native invoices in batches of 500, one in ten with an unknown SKU. Each is durable, read, resolved, checked against
 * every rule, and stored with its findings, its first revision and its audit entry before the call is answered.
 */
export const intake: BenchRow = {
  id: "intake",
  title: "POST /api/v1/intake, batches of 500 native invoices, end to end",

  async measure(ground, pace) {
    const client = openClient(ground.baseUrl, { authorization: `Bearer ${ground.erp.token}`, "content-type": "application/json" });
    const copy = await copyTables(ground.ctx.company, ["record"]);
    const sent = new Sender(client);
    try {
      const speeds = await byTurns<"one" | "four" | "floor", Speed>(pace.rounds, {
        one: sent.contender(pace, 1),
        four: sent.contender(pace, 4),
        floor: bareInsert(ground, pace, copy.names.record),
      });
      await checkTraces(ground, sent.invoices);
      const speed = speeds.floor.perSecond / floorsThere.insertBy500;
      const floors = [{ name: "bare INSERT, 500 rows a statement, same indexes", figure: speeds.floor.perSecond }];
      const target = { ...targetOf("batch", nextItself.batch), speed };
      return [
        { name: "one client", unit: "records/s", ours: speeds.one.perSecond, floors, target },
        { name: "4 clients", unit: "records/s", ours: speeds.four.perSecond, floors, target },
      ];
    } finally {
      client.close();
      await copy.drop();
      await settle(["delivery", "record", "record_revision", "finding", "audit_entry"]);
    }
  },
};

/** Sends ever new invoices. Bodies are written before, answers read after the clock. */
class Sender {
  readonly #client: HttpClient;
  #series = 0;
  invoices = 0;

  constructor(client: HttpClient) {
    this.#client = client;
  }

  contender(pace: Pace, concurrency: number): Contender<Speed> {
    return {
      warmUp: () => this.#send(concurrency, pace.writingSeconds, concurrency),
      run: () => this.#send(Math.max(pace.batches, concurrency), pace.writingSeconds, concurrency),
    };
  }

  async #send(batches: number, seconds: number, concurrency: number): Promise<Speed> {
    const bodies = Array.from({ length: batches }, () => Buffer.from(JSON.stringify({ records: this.#nextInvoices() })));
    const answers: Buffer[] = [];
    const { requests, perSecond } = await loadOf(batches, seconds, concurrency, async (place) => {
      const { body } = await this.#client.send(path, { method: "POST", body: bodies[place] ?? "", expected: 202 });
      answers.push(body);
    });
    for (const body of answers) answer.parse(JSON.parse(body.toString()));
    this.invoices += requests * batchSize;
    return { perSecond: perSecond * batchSize };
  }

  #nextInvoices(): object[] {
    this.#series += 1;
    return Array.from({ length: batchSize }, (_, nth) => nativeInvoice(`S${this.#series}`, nth));
  }
}

function bareInsert(ground: Ground, pace: Pace, table: string): Contender<Speed> {
  let series = 0;
  const insert = async (batches: number): Promise<Speed> => {
    const prepared = Array.from({ length: batches }, () => {
      series += 1;
      return insertInvoices(table, ground.ctx.company, ground.erp.sourceId, Array.from({ length: batchSize }, (_, nth) => nativeInvoice(`F${series}`, nth)));
    });
    const { perSecond } = await loadOf(batches, pace.writingSeconds, 1, async (place) => pool().query(prepared[place] ?? ""));
    return { perSecond: perSecond * batchSize };
  };
  return { warmUp: () => insert(1), run: () => insert(pace.batches) };
}

/** That the product did all of the work that was timed. */
async function checkTraces(ground: Ground, sent: number): Promise<void> {
  const of = [ground.ctx.company, ground.erp.sourceId];
  const { rows } = await pool().query<Record<string, number>>(
    `SELECT (SELECT count(*) FROM record WHERE company_id = $1 AND source_id = $2 AND external_id LIKE 'S%')::integer AS records,
       (SELECT count(*) FROM record WHERE company_id = $1 AND source_id = $2 AND external_id LIKE 'S%' AND state = 'held')::integer AS held,
       (SELECT count(*) FROM record JOIN record_revision v ON v.company_id = $1 AND v.record_id = record.id WHERE record.company_id = $1 AND source_id = $2 AND external_id LIKE 'S%')::integer AS revisions,
       (SELECT count(*) FROM record JOIN finding f ON f.company_id = $1 AND f.record_id = record.id WHERE record.company_id = $1 AND source_id = $2 AND external_id LIKE 'S%')::integer AS findings,
       (SELECT count(*) FROM record JOIN audit_entry a ON a.company_id = $1 AND a.record_id = record.id WHERE record.company_id = $1 AND source_id = $2 AND external_id LIKE 'S%')::integer AS audits`,
    of,
  );
  const expected = { records: sent, held: sent / heldEvery, revisions: sent, findings: sent / heldEvery, audits: sent };
  const found = rows[0] ?? {};
  for (const [what, count] of Object.entries(expected)) {
    if (found[what] !== count) throw new Error(`${sent} invoices were sent: there should be ${count} ${what}, there are ${found[what]}`);
  }
}
