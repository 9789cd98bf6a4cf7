import type { Context } from "#lib/context.ts";
import { findMappingByName } from "#lib/mapping/queries.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ImportRow } from "./import-row.ts";
import { previewMapping, type PreviewMappingError } from "./preview-mapping.ts";
import { findImport } from "./store.ts";
import { suggestForImport } from "./suggest-for-import.ts";
import { workImport } from "./work-import.ts";

export type ImportHereError = PreviewMappingError | { code: "unknown-mapping" } | { code: "unreadable-file"; problem: string };

/**
 * Maps an uploaded file by a mapping's name, or as it would be suggested, and previews it in this process, so that a
 * command needs no worker.
 */
export async function previewHere(ctx: Context, importId: string, mappingName: string | null): Promise<Result<ImportRow, ImportHereError>> {
  const row = await findImport(ctx.db, ctx.company, importId);
  if (row === null || row.file === null) return err({ code: "unreadable-file", problem: row?.problem ?? "The file cannot be read." });
  const named = mappingName === null ? null : await findMappingByName(ctx, row.sourceId, mappingName);
  if (mappingName !== null && named === null) return err({ code: "unknown-mapping" });
  const suggested = named === null ? await suggestForImport(ctx, row) : null;
  const body = named?.body ?? suggested?.body;
  if (body === undefined) return err({ code: "not-in-this-state" });
  const mapped = await previewMapping(ctx, { importId, revision: row.revision, name: named?.name ?? suggested?.name ?? row.fileName, body }, { isWorkedHere: true });
  if (!mapped.ok) return mapped;
  await workImport(ctx, importId);
  const previewed = await findImport(ctx.db, ctx.company, importId);
  if (previewed?.state !== "previewed") return err({ code: "unreadable-file", problem: previewed?.problem ?? "The preview was stopped." });
  return ok(previewed);
}
