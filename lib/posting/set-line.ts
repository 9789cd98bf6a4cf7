import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { postApprovedJob } from "./jobs.ts";
import { lockLine, saveSettings } from "./line-store.ts";
import { isAsSeen, type LineRefusal } from "./pause-line.ts";
import { postingWindow } from "./posting-window.ts";

export const setLineInput = z.object({
  revision: z.int().min(0),
  batchSize: z.int("Give a whole number.").min(1, "At least 1 document.").max(500, "At most 500 documents."),
  /** Calls a minute; null: what is usual for the product; 0: as many as it answers. */
  pace: z.int("Give a whole number.").min(0, "At least 0.").max(6000, "At most 6,000 calls a minute.").nullable(),
  window: postingWindow.nullable(),
});

/** Sets how a company's documents go to its book; it counts from the next document on. */
export async function setLine(ctx: Context, { revision, ...settings }: z.output<typeof setLineInput>): Promise<Result<{ revision: number }, LineRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const line = await lockLine(tx, ctx.company);
    if (!isAsSeen(line.revision, revision)) return err({ code: "line-changed" });
    const { batchSize, pace, window } = line;
    const old = { batchSize, pace, window };
    if (JSON.stringify(old) === JSON.stringify(settings)) return err({ code: "no-change" });
    await saveSettings(tx, ctx.company, settings);
    await writeAudit(tx, ctx, { type: "line.set", old, new: settings });
    // A wider window may be open now.
    await enqueue(tx, postApprovedJob, { company: ctx.company });
    await notify(tx, ctx.company, { topic: "records", ids: "many" });
    return ok({ revision: line.revision + 1 });
  });
}
