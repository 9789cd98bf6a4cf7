import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { judgeWord, nextProbe, type LedgerWord } from "./breaker.ts";
import type { LedgerCall } from "./ledger.ts";
import { lockLine, saveStand, wasTroubled } from "./line-store.ts";
import { setWait, stopConnection } from "./connection-store.ts";

/**
 * Writes what one attempt let us know of the ledger itself: how long everybody waits, and whether the breaker opens or
 * closes, which is told once to every screen and to the audit. In the caller's transaction.
 */
export async function noteLedger(tx: Tx, ctx: Context, word: LedgerWord): Promise<void> {
  if (word.kind === "nothing") return;
  if (word.kind === "answers" && !(await wasTroubled(tx, ctx.company))) return setWait(tx, ctx.company, null);
  const { breaker } = await lockLine(tx, ctx.company);
  const judged = judgeWord(breaker, word, ctx.now());
  await saveStand(tx, ctx.company, { ...judged.breaker, ...(word.kind === "answers" && { reopenedAt: null }) });
  await setWait(tx, ctx.company, judged.wait);
  if (judged.turned === null) return;
  if (judged.turned === "opened") {
    const { until, reason } = judged.wait ?? { until: ctx.now(), reason: "" };
    await writeAudit(tx, ctx, { type: "breaker.opened", new: { failures: judged.breaker.failures, nextAt: until.toISOString() }, reason });
  } else {
    await writeAudit(tx, ctx, { type: "breaker.closed", old: { since: breaker.openedAt?.toISOString(), failures: breaker.failures } });
  }
  await notify(tx, ctx.company, { topic: "records", ids: "many" });
}

/**
 * Stops a connection whose key AutoCount turned away: told once, not once a document. It is looked at again by itself, unless
 * a look had let us in before and nothing has gone through since: then only a person can put it right.
 */
export async function noteStop(tx: Tx, ctx: Context, reason: string): Promise<void> {
  if (!(await stopConnection(tx, ctx.company, reason, ctx.now()))) return;
  const { reopenedAt } = await lockLine(tx, ctx.company);
  await saveStand(tx, ctx.company, { probes: 0, probeAt: reopenedAt === null ? nextProbe(0, ctx.now()) : null, failures: 0, openedAt: null });
  await writeAudit(tx, ctx, { type: "connection.stopped", reason });
  await notify(tx, ctx.company, { topic: "records", ids: "many" });
}

/** What the last of these calls says of the ledger, where the attempt could not be finished and is to wait `waitMs`. */
export function unanswered(calls: readonly LedgerCall[], reason: string, waitMs: number): LedgerWord {
  // Nothing to wait for: the book was taken over by another worker.
  if (waitMs === 0) return { kind: "nothing" };
  return { kind: calls.at(-1)?.status === 429 ? "busy" : "down", reason, waitMs };
}

/** What a send without an answer says of the ledger. */
export function lostAnswer(calls: readonly LedgerCall[], reason: string): LedgerWord {
  return calls.at(-1)?.outcome === "stored" || calls.length === 0 ? { kind: "nothing" } : { kind: "lost", reason };
}
