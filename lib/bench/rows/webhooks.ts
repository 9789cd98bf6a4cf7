import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "#lib/db/prisma.ts";
import { normalOrder, signShopify } from "#prisma/seed/shopify-orders.ts";
import { copyTables } from "../floors/table-copy.ts";
import { type Ground, settle } from "../ground.ts";
import { type HttpClient, openClient } from "../http-client.ts";
import { byTurns, type Contender, loadOf } from "../load.ts";
import type { Pace } from "../pace.ts";
import type { BenchRow } from "../row.ts";
import { floorsThere, nextItself, targetOf } from "../targets.ts";

const concurrency = 8;
/** How long the worker may take for what is left of a measurement. */
const patienceMs = 60_000;

/** Until all were answered, and until all had become records. */
type Speed = { answered: number; placed: number };

/**
 * Shopify orders, each in a webhook of its own, signed: verified, stored as received and queued before the answer; then
 * the worker makes records of them.
 */
export const webhooks: BenchRow = {
  id: "webhooks",
  title: "POST /api/v1/webhooks, signed Shopify orders one by one, concurrency 8",

  async measure(ground, pace) {
    const client = openClient(ground.baseUrl, { "content-type": "application/json", "x-shopify-topic": "orders/paid" });
    const copy = await copyTables(ground.ctx.company, ["delivery"]);
    const shop = new Shop(client, ground);
    try {
      const speeds = await byTurns<"ours" | "floor", Speed>(pace.rounds, { ours: shop.contender(pace), floor: bareInsert(ground, pace, copy.names.delivery) });
      const speed = speeds.floor.answered / floorsThere.insertOneByOne;
      return [
        {
          name: "answered", unit: "webhooks/s", ours: speeds.ours.answered,
          floors: [{ name: "bare INSERT, one delivery a transaction, same indexes", figure: speeds.floor.answered }],
          target: { ...targetOf("single", nextItself.single), speed },
        },
        { name: "answered and made records", unit: "webhooks/s", ours: speeds.ours.placed, floors: [], target: null },
      ];
    } finally {
      client.close();
      await copy.drop();
      await settle(["delivery", "record", "record_revision", "finding", "audit_entry"]);
    }
  },
};

/** Sends ever new orders of one shop. */
class Shop {
  readonly #client: HttpClient;
  readonly #ground: Ground;
  #sent = 0;

  constructor(client: HttpClient, ground: Ground) {
    this.#client = client;
    this.#ground = ground;
  }

  contender(pace: Pace): Contender<Speed> {
    return { warmUp: () => this.#send(concurrency * 4, pace.writingSeconds), run: () => this.#send(pace.webhooks, pace.writingSeconds) };
  }

  async #send(count: number, seconds: number): Promise<Speed> {
    const { key, secret } = this.#ground.shop;
    const messages = Array.from({ length: count }, (_, nth) => {
      const body = Buffer.from(anOrder(this.#sent + nth));
      return { body, headers: { "x-shopify-hmac-sha256": signShopify(body, secret), "x-shopify-webhook-id": randomUUID() } };
    });
    const began = performance.now();
    const { requests, perSecond } = await loadOf(count, seconds, concurrency, (place) => this.#client.send(`/api/v1/webhooks/${key}`, { method: "POST", ...messages[place] }));
    this.#sent += requests;
    await this.#untilRead();
    return { answered: perSecond, placed: requests / ((performance.now() - began) / 1000) };
  }

  /** Until the worker has made a record of every order. */
  async #untilRead(): Promise<void> {
    const until = performance.now() + patienceMs;
    for (;;) {
      const { rows } = await pool().query<{ records: number }>(
        "SELECT count(*)::integer AS records FROM record WHERE company_id = $1 AND source_id = $2",
        [this.#ground.ctx.company, this.#ground.shop.sourceId],
      );
      const records = rows[0]?.records ?? 0;
      if (records === this.#sent) return;
      if (performance.now() > until) throw new Error(`${this.#sent} orders were sent, and after a minute ${records} are records`);
      await sleep(20);
    }
  }
}

const anOrder = (nth: number) => JSON.stringify(normalOrder({ number: 1_000_000 + nth, at: new Date("2026-03-31T02:00:00Z") }));

function bareInsert({ ctx, shop }: Ground, pace: Pace, table: string): Contender<Speed> {
  let sent = 0;
  const insert = async (count: number): Promise<Speed> => {
    const rows = Array.from({ length: count }, (_, nth) => {
      const body = Buffer.from(anOrder(sent + nth));
      return [ctx.company, shop.sourceId, randomUUID(), createHash("sha256").update(body).digest("hex"), body];
    });
    sent += count;
    const { perSecond } = await loadOf(count, pace.writingSeconds, concurrency, (place) =>
      pool().query({
        name: `bench ${table}`,
        text: `INSERT INTO ${table} (company_id, source_id, dedupe_key, digest, topic, content_type, headers, body) VALUES ($1, $2, $3, $4, 'orders/paid', 'application/json', '{}', $5)`,
        values: rows[place],
      }),
    );
    return { answered: perSecond, placed: perSecond };
  };
  return { warmUp: () => insert(concurrency * 4), run: () => insert(pace.webhooks) };
}
