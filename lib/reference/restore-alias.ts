import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { err, ok, type Result } from "#lib/result.ts";

export const restoreAliasInput = z.object({ aliasId: z.uuid() });

/** Takes a revocation back: the answer is remembered again. Refused where another answer has been given to the same question since. */
export async function restoreAlias(ctx: Context, input: z.input<typeof restoreAliasInput>): Promise<Result<{ aliasId: string }, { code: "not-found" } | { code: "answered-since" }>> {
  try {
    return await ctx.db.$transaction(async (tx) => {
      const alias = await tx.alias.findFirst({
        where: { companyId: ctx.company, id: input.aliasId, revokedAt: { not: null } },
        select: { type: true, sourceId: true, customerCode: true, key: true, target: true },
      });
      if (alias === null) return err({ code: "not-found" });
      const { count } = await tx.alias.updateMany({ where: { companyId: ctx.company, id: input.aliasId, revokedAt: { not: null } }, data: { revokedAt: null } });
      if (count === 0) return err({ code: "not-found" });
      await writeAudit(tx, ctx, { type: "alias.restored", new: alias });
      return ok({ aliasId: input.aliasId });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return err({ code: "answered-since" });
    throw error;
  }
}
