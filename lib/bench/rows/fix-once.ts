import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { createToken } from "#lib/auth/tokens.ts";
import { decimal, sum, toSen } from "#lib/canonical/money.ts";
import { db } from "#lib/db/prisma.ts";
import { previewFix, previewFixInput } from "#lib/fixes/preview-fix.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { type Ground, must, settle } from "../ground.ts";
import { type HttpClient, openClient } from "../http-client.ts";
import { heldEvery, itemCode, itemPrice, nativeInvoice } from "../invoices.ts";
import type { BenchRow } from "../row.ts";

/** What is set for it: 10,000 records of one SKU in 20 seconds. */
const limitMs = 20_000;
const patienceMs = 120_000;
const batchSize = 500;
const sku = "ONE-SKU-FOR-MANY";
const accepted = z.object({ results: z.array(z.object({ outcome: z.literal("accepted") })) });
const corrected = z.object({ state: z.literal("ready"), freed: z.number() });

/** A tenth of the ground's records anew, all held for one SKU: told beforehand, then answered once by a person and freed by the worker. */
export const fixOnce: BenchRow = {
  id: "fix-once",
  title: "One answer for many: held records of one SKU freed in the background",

  async measure(ground, pace) {
    const count = pace.records / heldEvery;
    // A source without a past: of one that sends a hundred a day, ten thousand at once are a flood, which holds them too.
    const { sourceId } = must(await addSource(ground.ctx, { key: `bench-fix-${ground.ctx.company}`, name: "Benchmark till", channel: "native" }));
    const { token } = must(await createToken(ground.ctx, { sourceId }));
    const sender = openClient(ground.baseUrl, { authorization: `Bearer ${token}`, "content-type": "application/json" });
    const person = openClient(ground.baseUrl, { authorization: `Bearer ${ground.finance.token}`, "content-type": "application/json" });
    try {
      await sendHeld(sender, count);
      await settle(["record", "record_revision", "finding"]);
      const first = await db().record.findFirstOrThrow({ where: { companyId: ground.ctx.company, externalId: "FX-0" }, select: { id: true, revision: true } });
      const previewMs = await previewTime(ground, first.id, count);

      const began = performance.now();
      const change = { revision: first.revision, everywhere: true, changes: [{ path: "lines.3.itemCode", value: itemCode(1) }] };
      const { body } = await person.send(`/api/v1/records/${first.id}/corrections`, { method: "POST", body: Buffer.from(JSON.stringify(change)), expected: 200 });
      const answeredMs = performance.now() - began;
      if (corrected.parse(JSON.parse(body.toString())).freed !== count - 1) throw new Error("the answer does not touch every record that asks");
      await untilFreed(ground, count, began);
      const freedMs = performance.now() - began;
      return [
        { name: `${count.toLocaleString("en")} records freed`, unit: "ms", ours: freedMs, floors: [], target: { of: "the limit set for it", figure: (limitMs * count) / 10_000, speed: 1 } },
        { name: "the person's own record, with the answer", unit: "ms", ours: answeredMs, floors: [], target: null },
        { name: "what it would change, told beforehand, p50", unit: "ms", ours: previewMs, floors: [], target: null },
      ];
    } finally {
      sender.close();
      person.close();
      await settle(["record", "record_revision", "finding", "audit_entry"]);
    }
  },
};

async function sendHeld(client: HttpClient, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += batchSize) {
    const records = Array.from({ length: Math.min(batchSize, count - sent) }, (_, nth) => {
      const invoice = nativeInvoice("FX", sent + nth);
      // Priced as the item that it turns out to be, so that the answer alone frees it.
      const { quantity } = invoice.document.lines[3] ?? { quantity: "1" };
      const asked = { sku, unitPrice: itemPrice(1), amount: toSen(decimal(itemPrice(1)).times(quantity)) };
      const lines = invoice.document.lines.map((line, place) => (place === 3 ? { ...line, ...asked } : line));
      return { ...invoice, document: { ...invoice.document, lines, total: toSen(sum(lines.map((line) => line.amount))) } };
    });
    const { body } = await client.send("/api/v1/intake", { method: "POST", body: Buffer.from(JSON.stringify({ records })), expected: 202 });
    accepted.parse(JSON.parse(body.toString()));
  }
}

async function previewTime(ground: Ground, recordId: string, count: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const began = performance.now();
    const told = await previewFix(ground.ctx, previewFixInput.parse({ recordId, type: "item", at: "4", target: itemCode(1) }));
    if (round > 0) times.push(performance.now() - began);
    if (!told.ok || told.value.totals.reduce((sum, { alone }) => sum + alone, 0) !== count - 1) throw new Error("the preview does not count every record that asks");
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

async function untilFreed(ground: Ground, count: number, began: number): Promise<void> {
  for (;;) {
    const run = await db().fixRun.findFirst({ where: { companyId: ground.ctx.company, keys: { has: sku.toLowerCase() } }, select: { state: true, freed: true } });
    if (run?.state === "done") {
      if (run.freed !== count) throw new Error(`${count} records asked, ${run.freed} are free`);
      return;
    }
    if (performance.now() - began > patienceMs) throw new Error(`after ${patienceMs / 1000} s ${run?.freed ?? 0} of ${count} records are free`);
    await sleep(50);
  }
}
