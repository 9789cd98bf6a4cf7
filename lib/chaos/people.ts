import { setTimeout as sleep } from "node:timers/promises";
import { approveRecords } from "#lib/approval/approve-records.ts";
import { findLedgerNotice } from "#lib/posting/queries.ts";
import type { Ground } from "./ground.ts";

/** What people do meanwhile: approve what becomes ready, and open a connection again that AutoCount has turned away. */
export type People = {
  /** Settles when everything that was ready is approved for the first time. */
  caughtUp: Promise<void>;
  /** How often the connection was opened again. */
  opened(): number;
  /** What could not be approved, last word of each record. */
  refusals(): string[];
  stop(): Promise<void>;
};

const betweenLooks = 200;
const atOnce = 50;

/** `noticed`: how long it takes somebody to see that the connection was stopped. Whoever meets a database that is away tries again. */
export function letPeopleWork(ground: Ground, noticed: number): People {
  const { ctx, finance } = ground;
  const refused = new Map<string, string>();
  const caughtUp = Promise.withResolvers<void>();
  let opened = 0;
  let isStopping = false;
  const approve = async () => {
    const ready = await ctx.db.record.findMany({ where: { companyId: ctx.company, state: "ready" }, select: { id: true, revision: true }, orderBy: { id: "asc" }, take: atOnce });
    if (ready.length === 0) {
      caughtUp.resolve();
      return false;
    }
    const done = await approveRecords(finance, { records: ready });
    for (const outcome of done.ok ? done.value.results : []) {
      if (outcome.ok) refused.delete(outcome.id);
      else refused.set(outcome.id, `${outcome.id}: ${JSON.stringify(outcome.error)}`);
    }
    return done.ok && done.value.results.some((outcome) => outcome.ok);
  };
  const open = async () => {
    if ((await findLedgerNotice(ctx))?.kind !== "stopped") return;
    await sleep(noticed);
    await ground.connect();
    opened += 1;
  };
  const keepOn = async (work: () => Promise<boolean | void>) => {
    while (!isStopping) {
      const goesOn = await work().catch(() => false);
      if (goesOn !== true) await sleep(betweenLooks);
    }
  };
  const ended = Promise.all([keepOn(approve), keepOn(open)]);
  return {
    caughtUp: caughtUp.promise,
    opened: () => opened,
    refusals: () => [...refused.values()],
    async stop() {
      isStopping = true;
      await ended;
    },
  };
}
