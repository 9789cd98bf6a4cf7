import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { layoutChoice } from "#lib/files/layout.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { importKind } from "./import-kind.ts";
import { lookInto } from "./receive-import.ts";
import { changeImport, findImport, lockImport } from "./store.ts";

export const chooseLayoutInput = z.object({ importId: z.uuid(), revision: z.number().int(), choice: layoutChoice, kind: importKind.optional() });

export type ChooseLayoutError = { code: "not-found" } | { code: "changed-meanwhile" } | { code: "not-in-this-state" } | { code: "unreadable-file"; problem: string };

/** Reads an import's file another way than was found out: another sheet, header row, delimiter or encoding, or as another kind. */
export async function chooseLayout(ctx: Context, { importId, revision, choice, kind }: z.output<typeof chooseLayoutInput>): Promise<Result<{ importId: string }, ChooseLayoutError>> {
  const before = await findImport(ctx.db, ctx.company, importId);
  if (before === null || before.size === null) return err({ code: "not-found" });
  if (before.revision !== revision) return err({ code: "changed-meanwhile" });
  if (!["uploaded", "previewed", "failed"].includes(before.state) || before.startedAt !== null) return err({ code: "not-in-this-state" });
  const read = await lookInto(ctx.company, importId, before.size, choice);
  if (!read.ok) return err({ code: "unreadable-file", problem: read.error });
  return ctx.db.$transaction(async (tx) => {
    const current = await lockImport(tx, ctx.company, importId);
    if (current?.revision !== revision) return err({ code: "changed-meanwhile" });
    await changeImport(tx, ctx.company, importId, { state: "uploaded", problem: null, file: read.value, mapping: null, mappingId: null, mappingName: null, ...(kind === undefined ? {} : { kind }) });
    await writeAudit(tx, ctx, { type: "import.layout-chosen", old: { layout: withoutHeaders(before.file?.layout) }, new: { importId, layout: withoutHeaders(read.value.layout) } });
    return ok({ importId });
  });
}

function withoutHeaders(layout: { headers: string[]; headerRow: number } | undefined): object | null {
  if (layout === undefined) return null;
  const { headers: _, ...rest } = layout;
  return rest;
}
