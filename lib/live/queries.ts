import type { Context } from "#lib/context.ts";

/** Whether anything happened in the company after `since`: nothing changes without its trace in the audit log. */
export async function hasChangedSince(ctx: Pick<Context, "company" | "db">, since: Date): Promise<boolean> {
  const latest = await ctx.db.auditEntry.findFirst({ where: { companyId: ctx.company }, orderBy: { id: "desc" }, select: { at: true } });
  return latest !== null && latest.at > since;
}
