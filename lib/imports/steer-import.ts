import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ImportRow } from "./import-row.ts";
import type { ImportState } from "./import-states.ts";
import { importJob } from "./jobs.ts";
import { changeImport, type ImportChange, lockImport } from "./store.ts";

export const steerImportInput = z.object({ importId: z.uuid(), revision: z.number().int(), step: z.enum(["run", "stop", "resume", "back"]) });
export type ImportStep = z.output<typeof steerImportInput>["step"];

export type SteerImportError = { code: "not-found" } | { code: "changed-meanwhile" } | { code: "not-in-this-state" } | { code: "nothing-to-run" };

const steps: Readonly<globalThis.Record<ImportStep, { from: readonly ImportState[]; audit: string }>> = {
  run: { from: ["previewed"], audit: "import.started" },
  stop: { from: ["running", "previewing"], audit: "import.stopped" },
  resume: { from: ["cancelled"], audit: "import.resumed" },
  back: { from: ["previewed"], audit: "import.mapping-reopened" },
};

/**
 * Runs an import whose preview is there, stops one that is under way, lets a stopped one go on where it stopped, or goes
 * back to its mapping. What has become a record stays one; nothing is made twice. The worker does the work, unless the
 * caller says that it does itself (`workImport`).
 */
export async function steerImport(
  ctx: Context,
  { importId, revision, step }: z.output<typeof steerImportInput>,
  { isWorkedHere = false }: { isWorkedHere?: boolean } = {},
): Promise<Result<{ importId: string }, SteerImportError>> {
  return ctx.db.$transaction(async (tx) => {
    const row = await lockImport(tx, ctx.company, importId);
    if (row === null) return err({ code: "not-found" });
    if (!steps[step].from.includes(row.state)) return err({ code: "not-in-this-state" });
    // Progress is no change of an import: what is stopped may have gone on meanwhile.
    if (row.revision !== revision && step !== "stop") return err({ code: "changed-meanwhile" });
    if (step === "run" && row.documents === row.wrongCount) return err({ code: "nothing-to-run" });
    await changeImport(tx, ctx.company, importId, changeOf(step, row, ctx.now()));
    await writeAudit(tx, ctx, { type: steps[step].audit, new: { importId, documents: row.documents, done: row.doneCount } });
    if (!isWorkedHere && (step === "run" || step === "resume")) await enqueue(tx, importJob, { company: ctx.company, importId });
    return ok({ importId });
  });
}

function changeOf(step: ImportStep, row: ImportRow, now: Date): ImportChange {
  switch (step) {
    case "run":
      return { state: "running", startedAt: now, doneCount: 0, takenCount: 0, refusedCount: 0 };
    case "resume":
      return { state: "running" };
    case "back":
      return { state: "uploaded" };
    case "stop":
      // A preview has made nothing: it goes back to its mapping at once.
      return row.state === "previewing" ? { state: "uploaded" } : { state: "cancelled" };
  }
}
