import type { Context } from "#lib/context.ts";
import { findSource as findStored, type StoredSource } from "./store.ts";

/** One source of the company by its key, or null. Its secret stays where it is. */
export async function findSource(ctx: Pick<Context, "company" | "db">, key: string): Promise<StoredSource | null> {
  return findStored(ctx.db, ctx.company, key);
}
