import { plainText } from "#lib/canonical/plain-text.ts";
import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";

export const revokeAliasInput = z.object({ aliasId: z.uuid(), reason: plainText.trim().min(1, "Say why.").max(1000) });

/** Forgets a remembered answer: the next record with it is held again. What it has freed already stays as it is. */
export async function revokeAlias(ctx: Context, input: z.input<typeof revokeAliasInput>): Promise<Result<{ aliasId: string }, { code: "not-found" }>> {
  return ctx.db.$transaction(async (tx) => {
    const where = { companyId: ctx.company, id: input.aliasId, revokedAt: null };
    const alias = await tx.alias.findFirst({ where, select: { type: true, key: true, target: true, sourceId: true } });
    const { count } = await tx.alias.updateMany({ where, data: { revokedAt: ctx.now() } });
    if (alias === null || count === 0) return err({ code: "not-found" });
    await writeAudit(tx, ctx, { type: "alias.revoked", old: alias, reason: input.reason });
    return ok({ aliasId: input.aliasId });
  });
}
