import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { poolConfig } from "#lib/db/pool-config.ts";
import type { Ground } from "./ground.ts";
import type { Storm, Stroke } from "./plan-storm.ts";
import type { Kept } from "./processes.ts";

/** A stroke as it was carried out: how many documents were posted, and how many seconds the run had taken. */
export type Struck = Stroke & { posted: number; second: number };

export type StormRun = { struck: Struck[]; posted: number; isThrough: boolean };

const betweenLooks = 120;
/** Nothing posted for so long: it is over. */
const patience = 90_000;

/**
 * Lets the storm loose while the workers post, until every one of `count` documents is posted and every stroke has
 * fallen, or nothing goes on any more. `tell` hears of each stroke and now and then of the progress.
 */
export async function runStorm(ground: Ground, workers: readonly Kept[], storm: Storm, count: number, tell: (line: string) => void): Promise<StormRun> {
  const began = performance.now();
  const second = () => Math.round((performance.now() - began) / 100) / 10;
  for (const rate of storm.rates) await ground.admin.switchOn({ mode: "rate", ...rate });
  const waiting = [...storm.strokes];
  const struck: Struck[] = [];
  const falling = new Set<Promise<void>>();
  let restarting: Promise<void> = Promise.resolve();
  const strike = async (stroke: Stroke, posted: number) => {
    await sleep(stroke.delay);
    const note = { ...stroke, posted, second: second() };
    switch (stroke.what) {
      case "kill-worker":
        // One that is just down is killed as soon as it is up again.
        while (workers[stroke.worker]?.kill(stroke.down) === false) await sleep(50);
        break;
      case "kill-postgres":
        await (restarting = restarting.then(() => (stroke.part === "all" ? ground.cluster.killAll(stroke.down) : killOneConnection(ground))));
        break;
      case "outage": {
        const id = await ground.admin.switchOn({ fault: "outage", mode: "always" });
        await sleep(stroke.lasts);
        await ground.admin.switchOff(id);
        break;
      }
      case "burst":
        await ground.admin.switchOn({ fault: "rate-limit-429", mode: "count", count: stroke.calls, delayMs: stroke.wait });
        break;
      case "key-refused":
        await ground.admin.switchOn({ fault: "unauthorized-401", mode: "count", count: stroke.calls });
        break;
    }
    struck.push(note);
    tell(`${note.second.toFixed(1).padStart(7)} s  ${String(posted).padStart(5)} posted  ${describe(stroke)}`);
  };

  let posted = 0;
  let movedAt = performance.now();
  for (;;) {
    const now = await countPosted(ground).catch(() => posted); // the database may be away
    if (now !== posted) movedAt = performance.now();
    posted = now;
    while (waiting[0] !== undefined && (waiting[0].atShare * count <= posted || posted === count)) {
      const blow = strike(waiting.shift() as Stroke, posted).finally(() => falling.delete(blow));
      falling.add(blow);
    }
    if (posted === count && waiting.length === 0) break;
    if (performance.now() - movedAt > patience) break;
    await sleep(betweenLooks);
  }
  await Promise.all(falling);
  return { struck, posted, isThrough: posted === count };
}

function describe(stroke: Stroke): string {
  switch (stroke.what) {
    case "kill-worker":
      return `SIGKILL to worker ${stroke.worker + 1}, down for ${stroke.down} ms`;
    case "kill-postgres":
      return stroke.part === "all" ? `SIGKILL to PostgreSQL, down for ${stroke.down} ms` : "SIGKILL to one connection of PostgreSQL, which recovers";
    case "outage":
      return `AutoCount is away for ${stroke.lasts} ms`;
    case "burst":
      return `429 to the next ${stroke.calls} calls, with a wait of ${stroke.wait} ms`;
    case "key-refused":
      return `401 to the next ${stroke.calls} calls`;
  }
}

async function countPosted({ ctx }: Ground): Promise<number> {
  return ctx.db.record.count({ where: { companyId: ctx.company, state: "posted" } });
}

/** The server's process behind one of the workers' connections; PostgreSQL then ends all of them and recovers from its log. */
async function killOneConnection({ cluster }: Ground): Promise<void> {
  const client = new pg.Client(poolConfig(cluster.url("chaos")));
  client.on("error", () => undefined); // it is ended with the others
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE datname = 'chaos' AND backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY state_change DESC NULLS LAST LIMIT 1",
    );
    const pid = rows[0]?.pid;
    if (pid !== undefined) process.kill(pid, "SIGKILL");
  } finally {
    await client.end().catch(() => undefined);
  }
}
