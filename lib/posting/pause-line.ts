import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { postApprovedJob } from "./jobs.ts";
import { lockLine, savePause } from "./line-store.ts";

const revision = z.int().min(0);

export const pauseLineInput = z.object({ revision, reason: plainText.trim().min(1, "Say why: everybody who waits for a document reads it.").max(500) });
export const resumeLineInput = z.object({ revision });

export type LineRefusal =
  /** Somebody has paused, resumed or set it since; nothing of this was done. */
  | { code: "line-changed" }
  | { code: "no-change" };

/**
 * Holds back everything that is approved until somebody resumes it. A document that is being sent is finished, and lost
 * answers are still looked for; nothing is lost.
 */
export async function pauseLine(ctx: Context, { revision, reason }: z.output<typeof pauseLineInput>): Promise<Result<{ revision: number }, LineRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const line = await lockLine(tx, ctx.company);
    if (line.paused !== null) return err({ code: "no-change" });
    if (!isAsSeen(line.revision, revision)) return err({ code: "line-changed" });
    const by = ctx.actor.type === "user" ? ctx.actor.id : null;
    await savePause(tx, ctx.company, { at: ctx.now(), by, byName: ctx.actor.name, reason });
    await writeAudit(tx, ctx, { type: "line.paused", reason });
    await notify(tx, ctx.company, { topic: "records", ids: "many" });
    return ok({ revision: line.revision + 1 });
  });
}

/** Lets what waits go on at once. */
export async function resumeLine(ctx: Context, { revision }: z.output<typeof resumeLineInput>): Promise<Result<{ revision: number }, LineRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const line = await lockLine(tx, ctx.company);
    if (line.paused === null) return err({ code: "no-change" });
    if (!isAsSeen(line.revision, revision)) return err({ code: "line-changed" });
    await savePause(tx, ctx.company, null);
    const { at, byName, reason } = line.paused;
    await writeAudit(tx, ctx, { type: "line.resumed", old: { pausedAt: at.toISOString(), by: byName, reason } });
    await enqueue(tx, postApprovedJob, { company: ctx.company });
    await notify(tx, ctx.company, { topic: "records", ids: "many" });
    return ok({ revision: line.revision + 1 });
  });
}

/** A line that nobody ever set has no row, which is revision 0 on screen and 1 once it is locked. */
export function isAsSeen(stored: number, seen: number): boolean {
  return stored === seen || (stored === 1 && seen === 0);
}
