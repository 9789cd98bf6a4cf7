import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { pool } from "#lib/db/prisma.ts";
import { stopSending } from "#lib/jobs/sender.ts";
import type { Ground } from "../ground.ts";
import { openClient, type HttpClient } from "../http-client.ts";
import { byTurns, type Contender } from "../load.ts";
import type { Pace } from "../pace.ts";
import { layPostingGround, type PostingGround } from "../posting-ground.ts";
import type { BenchRow } from "../row.ts";

type Speed = { msEach: number };

/** What safety needs of one document, and nothing else: look, send, read back, each when the one before it is answered. */
const neededCalls = 3;
/** Our own share may be as much again. */
const mostTimes = 2;
/** Of the calls that AutoCount allows, this much is used while work waits. */
const leastShare = 95;
/** What AutoCount allows, and the pace that is set for it. */
const callsPerMinute = 120;
const patienceMs = 120_000;

/**
 * Approved invoices to the sandbox by the product's own worker: number fixed, looked for, sent, read back and compared,
 * each step durable before the next, with history and audit.
 */
export const posting: BenchRow = {
  id: "posting",
  title: "Approved -> in the account book, one writer (sandbox as AutoCount Cloud)",

  async measure(ground, pace) {
    const free = await layPostingGround(ground, { rateLimit: 0 });
    const speeds = await byTurns<"ours" | "bare", Speed>(pace.rounds, { ours: byWorker(free, pace), bare: bareCalls(ground, free, pace) });
    const used = await usedShare(ground, pace);
    const floors = [{ name: `${neededCalls} bare calls, one after the other`, figure: speeds.bare.msEach }];
    return [
      { name: "a document", unit: "ms", ours: speeds.ours.msEach, floors, target: { of: `${mostTimes} x bare calls`, figure: speeds.bare.msEach * mostTimes, speed: 1 } },
      { name: "documents", unit: "documents/s", ours: 1000 / speeds.ours.msEach, floors: [{ name: `${neededCalls} bare calls`, figure: 1000 / speeds.bare.msEach }], target: null },
      { name: `allowed calls used, ${callsPerMinute} a minute`, unit: "%", ours: used, floors: [], target: { of: "while work waits", figure: leastShare, speed: 1 } },
    ];
  },
};

/** The worker is held off until all are approved; the clock runs from then until the last is posted. */
function byWorker(place: PostingGround, pace: Pace): Contender<Speed> {
  const post = async (count: number): Promise<Speed> => {
    await place.hold();
    await place.approve(count);
    await stopSending();
    const began = performance.now();
    await place.release();
    await place.untilPosted(patienceMs);
    return { msEach: (performance.now() - began) / count };
  };
  return { warmUp: () => post(Math.min(50, pace.documents)), run: () => post(pace.documents) };
}

const kept = z.object({ path: z.string(), body: z.string() });

/** The very calls of the worker, as it kept them, under numbers of their own. */
function bareCalls({ sandbox }: Ground, place: PostingGround, pace: Pace): Contender<Speed> {
  let made = 0;
  const calls = async (count: number): Promise<Speed> => {
    const bodies = await keptBodies(place, count);
    const client = openClient(sandbox.url, { ...place.headers, "content-type": "application/json" });
    const began = performance.now();
    for (const { path, body } of bodies) await threeCalls(client, path, body, `BARE-${(made += 1)}`);
    const msEach = (performance.now() - began) / bodies.length;
    client.close();
    return { msEach };
  };
  return { warmUp: () => calls(Math.min(50, pace.documents)), run: () => calls(pace.documents) };
}

async function threeCalls(client: HttpClient, path: string, body: string, docNo: string): Promise<void> {
  const asked = `${path}?docNo=${docNo}`;
  await client.send(asked, { expected: 404 });
  await client.send(path, { method: "POST", body: body.replace(/"docNo":"[^"]*"/, `"docNo":"${docNo}"`), expected: 201 });
  await client.send(asked);
}

async function keptBodies({ ctx }: PostingGround, count: number): Promise<z.infer<typeof kept>[]> {
  const { rows } = await pool().query<{ request: unknown }>("SELECT request FROM posting_attempt WHERE company_id = $1 AND call = 'send' ORDER BY id DESC LIMIT $2", [ctx.company, count]);
  return rows.map(({ request }) => kept.parse(request));
}

/** The share of the calls that a limited book allows in a minute, in percent, while more work waits than can be done in it. */
async function usedShare(ground: Ground, pace: Pace): Promise<number> {
  const seconds = pace.rounds === 1 ? 15 : 60;
  const allowed = (callsPerMinute / 60) * seconds;
  const place = await layPostingGround(ground, { rateLimit: callsPerMinute, pace: callsPerMinute });
  await place.hold();
  await place.approve(Math.ceil(callsPerMinute / neededCalls) + 10);
  await stopSending();
  await place.release();
  await sleep(seconds * 1000 + 1_500);
  const calls = await place.calls();
  await place.hold();
  const first = calls[0];
  if (first === undefined) throw new Error("the worker has not called the limited book");
  const used = calls.filter(({ at, status }) => status !== 429 && at - first.at < seconds * 1000).length;
  // The first calls come at once, so that part of a minute may see more than its share.
  return Math.min(100, (used / allowed) * 100);
}
