import type { z } from "zod";
import { bearsValue, type Change } from "#lib/canonical/paths.ts";
import type { Context } from "#lib/context.ts";
import { ok, type Result } from "#lib/result.ts";
import { lookAtRestored, type RestoreRefusal, restoreQuestion } from "./look-at-restored.ts";

export const previewRestoreInput = restoreQuestion;

/** What restoring a revision would change; `left` says how many of its changes are not listed, `holds` which rules would hold it. */
export type RestorePreview = { restore: number; changes: Change[]; left: number; movesValue: boolean; holds: string[] };

const mostChanges = 200;

/** Tells what restoring a revision would change, field by field, before anybody does. Nothing is written. */
export async function previewRestore(ctx: Context, input: z.output<typeof previewRestoreInput>): Promise<Result<RestorePreview, RestoreRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const looked = await lookAtRestored(tx, ctx, input);
    if (!looked.ok) return looked;
    const { changes, holds } = looked.value;
    return ok({
      restore: input.restore, changes: changes.slice(0, mostChanges), left: Math.max(0, changes.length - mostChanges), movesValue: changes.some(bearsValue), holds,
    });
  });
}
