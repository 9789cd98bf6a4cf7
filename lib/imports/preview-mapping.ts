import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { checkMapping, type MappingFault } from "#lib/mapping/check-mapping.ts";
import { saveMapping } from "#lib/mapping/save-mapping.ts";
import { mappingBody } from "#lib/mapping/schema.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { mappedKind } from "./import-kind.ts";
import { importJob } from "./jobs.ts";
import { changeImport, deleteDocuments, lockImport } from "./store.ts";

export const previewMappingInput = z.object({ importId: z.uuid(), revision: z.number().int(), name: plainText.trim().min(1).max(120), body: mappingBody });

export type PreviewMappingError = { code: "not-found" } | { code: "changed-meanwhile" } | { code: "not-in-this-state" } | { code: "wrong-mapping"; faults: MappingFault[] };

/**
 * Remembers the mapping of an import's file and has the whole file previewed with it; no record is written by that. The
 * worker does it, unless the caller says that it does itself (`workImport`).
 */
export async function previewMapping(
  ctx: Context,
  input: z.output<typeof previewMappingInput>,
  { isWorkedHere = false }: { isWorkedHere?: boolean } = {},
): Promise<Result<{ importId: string }, PreviewMappingError>> {
  return ctx.db.$transaction(async (tx) => {
    const row = await lockImport(tx, ctx.company, input.importId);
    if (row === null) return err({ code: "not-found" });
    if (row.revision !== input.revision) return err({ code: "changed-meanwhile" });
    if (!["uploaded", "previewed"].includes(row.state) || row.file === null) return err({ code: "not-in-this-state" });
    const faults = checkMapping(input.body, row.file.layout.headers);
    if (input.body.kind !== mappedKind(row.kind)) faults.push({ to: "kind", sentence: "The mapping is for another kind of document." });
    if (faults.length > 0) return err({ code: "wrong-mapping", faults });
    const saved = await saveMapping(tx, ctx, { sourceId: row.sourceId, name: input.name, headers: row.file.layout.headers, body: input.body });
    await deleteDocuments(tx, ctx.company, row.id);
    await changeImport(tx, ctx.company, row.id, {
      state: "previewing", problem: null, mapping: input.body, mappingId: saved.id, mappingName: input.name,
      rows: 0, documents: 0, newCount: 0, changedCount: 0, repeatedCount: 0, wrongCount: 0, doneCount: 0, takenCount: 0, refusedCount: 0,
    });
    await writeAudit(tx, ctx, { type: "import.mapped", new: { importId: row.id, mappingId: saved.id, mapping: input.name, version: saved.version } });
    if (!isWorkedHere) await enqueue(tx, importJob, { company: ctx.company, importId: row.id });
    return ok({ importId: row.id });
  });
}
