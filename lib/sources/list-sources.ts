import type { Context } from "#lib/context.ts";
import { findSources, type StoredSource } from "./store.ts";

/** The company's sources, by key. Their secrets stay where they are. */
export async function listSources(ctx: Context): Promise<StoredSource[]> {
  return findSources(ctx.db, ctx.company);
}
