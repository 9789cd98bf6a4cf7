import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { countRun, finishRun, startRun } from "./store.ts";

/** The progress of a re-check, as its run shows it; does nothing where nobody follows it. */
export type RunProgress = { start(total: number): Promise<void>; count(more: { done: number; freed: number; held: number }): Promise<void>; finish(): Promise<void> };

export function followRun(ctx: Context, runId: string | undefined): RunProgress {
  if (runId === undefined) return { start: async () => {}, count: async () => {}, finish: async () => {} };
  const tell = () => ctx.db.$transaction((tx) => notify(tx, ctx.company, { topic: "records", ids: [] }));
  return {
    start: async (total) => (await startRun(ctx.db, ctx.company, runId, total), tell()),
    count: async (more) => (await countRun(ctx.db, ctx.company, runId, more), tell()),
    finish: async () => (await finishRun(ctx.db, ctx.company, runId, ctx.now()), tell()),
  };
}
