import type { Context } from "#lib/context.ts";

export type RunRow = { id: string; cause: string; state: "queued" | "running" | "done"; total: number; done: number; freed: number; held: number; askedByName: string; askedAt: string };

/** The latest re-checks, newest first: what runs now, and what the last changes came to. */
export async function listRuns(ctx: Context, limit = 5): Promise<RunRow[]> {
  const rows = await ctx.db.recheckRun.findMany({ where: { companyId: ctx.company }, orderBy: [{ askedAt: "desc" }, { id: "desc" }], take: limit });
  return rows.map(({ id, cause, state, total, done, freed, held, askedByName, askedAt }) => ({ id, cause, state: state as RunRow["state"], total, done, freed, held, askedByName, askedAt: askedAt.toISOString() }));
}
