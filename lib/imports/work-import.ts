import type { Context } from "#lib/context.ts";
import { previewImport } from "./preview-import.ts";
import { runImport } from "./run-import.ts";
import { findImport } from "./store.ts";

/** Does what an import's state asks for; nothing where it asks for nothing any more. */
export async function workImport(ctx: Context, importId: string): Promise<void> {
  const row = await findImport(ctx.db, ctx.company, importId);
  if (row?.state === "previewing") await previewImport(ctx, row);
  else if (row?.state === "running") await runImport(ctx, row);
}
