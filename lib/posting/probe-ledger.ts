import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { checkLedger } from "#lib/wiring.ts";
import { nextProbe } from "./breaker.ts";
import { openConnectionOf } from "./connection.ts";
import { lockLine, reopenConnection, saveStand } from "./line-store.ts";
import { noteLedger, noteStop } from "./note-ledger.ts";
import { turnsOf } from "./paced-ledger.ts";

/**
 * One look whether the ledger answers (again): whose book it is, nothing is written there. A stopped connection that is
 * let in is opened; an open breaker stays so until a document has gone through. True where AutoCount answered.
 */
export async function probeLedger(ctx: Context): Promise<boolean> {
  const connection = await openConnectionOf(ctx.db, ctx.company);
  if (connection === null) return false;
  const turn = await turnsOf(ctx, connection.kind);
  await turn();
  const check = await checkLedger(connection);
  return ctx.db.$transaction(async (tx) => {
    const line = await lockLine(tx, ctx.company);
    if (connection.state === "open") {
      if (check.kind === "unreachable") await noteLedger(tx, ctx, { kind: "down", reason: check.reason, waitMs: check.waitMs });
      if (check.kind === "stopped") await noteStop(tx, ctx, check.reason);
      return check.kind === "connected";
    }
    if (check.kind !== "connected") {
      await saveStand(tx, ctx.company, { probes: line.probes + 1, probeAt: nextProbe(line.probes + 1, ctx.now()) });
      return false;
    }
    await saveStand(tx, ctx.company, { probes: 0, probeAt: null, reopenedAt: ctx.now(), failures: 0, openedAt: null });
    if (!(await reopenConnection(tx, ctx.company, ctx.now()))) return true;
    await writeAudit(tx, ctx, { type: "connection.reopened", new: { companyName: check.companyName } });
    await notify(tx, ctx.company, { topic: "records", ids: "many" });
    return true;
  });
}
