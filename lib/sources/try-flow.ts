import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { SourceFlow } from "./source-flow.ts";
import { changeSource, lockSource, type StoredSource } from "./store.ts";

class NotKept extends Error {}

/**
 * Works as if a source had another flow: the work sees the new flow in its transaction, and all of it is rolled back.
 * Null where the company has no such source.
 */
export async function tryFlow<T>(ctx: Context, key: string, flow: SourceFlow, work: (tx: Tx, source: StoredSource) => Promise<T>): Promise<T | null> {
  let done: { value: T } | null = null;
  try {
    await ctx.db.$transaction(async (tx) => {
      const source = await lockSource(tx, ctx.company, key);
      if (source !== null) {
        await changeSource(tx, ctx.company, source.id, { flowKind: flow.kind, flowTrigger: flow.trigger });
        done = { value: await work(tx, source) };
      }
      throw new NotKept();
    });
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
  }
  return (done as { value: T } | null)?.value ?? null;
}
