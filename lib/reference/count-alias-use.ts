import type { Context } from "#lib/context.ts";

/**
 * Counts how often remembered answers were used, each as often as it is named. Not part of the intake's transaction: there,
 * every batch with the same popular SKU would wait for the one before, and a lost count does no harm.
 */
export async function countAliasUse(ctx: Context, aliasIds: readonly string[]): Promise<void> {
  if (aliasIds.length === 0) return;
  const used = [...Map.groupBy(aliasIds, (id) => id)].map(([id, times]) => ({ id, times: times.length }));
  await ctx.db.$executeRaw`
    UPDATE alias SET used_count = used_count + x.times, last_used_at = now()
    FROM (SELECT a.id, u.times FROM jsonb_to_recordset(${JSON.stringify(used)}::jsonb) AS u(id uuid, times int)
      JOIN alias a ON a.company_id = ${ctx.company} AND a.id = u.id ORDER BY a.id FOR UPDATE OF a) x
    WHERE alias.company_id = ${ctx.company} AND alias.id = x.id`;
}
