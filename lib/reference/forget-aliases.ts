import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";

/** Revokes these remembered answers in the caller's transaction, as far as nobody has revoked or replaced them already. */
export async function forgetAliases(tx: Tx, ctx: Context, ids: readonly string[], reason: string): Promise<void> {
  const where = { companyId: ctx.company, id: { in: [...ids] }, revokedAt: null };
  const forgotten = await tx.alias.updateManyAndReturn({ where, data: { revokedAt: ctx.now() }, select: { type: true, key: true, target: true, sourceId: true } });
  for (const alias of forgotten) await writeAudit(tx, ctx, { type: "alias.revoked", old: alias, reason });
}
