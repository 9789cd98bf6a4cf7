import { writeAudits } from "#lib/audit/write-audit.ts";
import { type Context, systemActor } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Db } from "#lib/db/prisma.ts";
import { wakeDue } from "./store.ts";

/** Records of one company that one turn brings back. */
const atOnce = 500;

/** Brings back what was put off until now, in every company; for the worker's watch. Returns how many. */
export async function wakeSnoozed(db: Db, now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const woken = await wakeDue(tx, now, atOnce);
    for (const [company, rows] of Map.groupBy(woken, (row) => row.company)) {
      const ctx: Context = { company, actor: systemActor, db, now: () => now };
      await writeAudits(tx, ctx, rows.map(({ recordId }) => ({ type: "record.woken", recordId })));
      await notify(tx, company, { topic: "records", ids: rows.map((row) => row.recordId) });
    }
    return woken.length;
  });
}
