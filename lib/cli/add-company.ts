import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Db } from "#lib/db/prisma.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { actIn } from "./operator.ts";

export const addCompanyInput = z.object({
  key: z.string().regex(/^[a-z0-9-]{2,40}$/, "A company's key has 2 to 40 small letters, digits and hyphens."),
  name: z.string().trim().min(1, "A company needs a name.").max(120),
});

/**
 * Makes a company: one AutoCount account book, with nobody in it yet. One person of finance approves everything until
 * somebody sets other policies.
 */
export async function addCompany(db: Db, input: z.infer<typeof addCompanyInput>): Promise<Result<{ company: number }, { code: "key-taken" }>> {
  return db.$transaction(async (tx) => {
    const [made] = await tx.company.createManyAndReturn({ data: [input], skipDuplicates: true, select: { id: true } });
    if (made === undefined) return err({ code: "key-taken" });
    await tx.approvalPolicy.create({ data: { companyId: made.id, steps: ["finance"] } });
    await writeAudit(tx, actIn(made.id), { type: "company.added", new: { key: input.key, name: input.name } });
    return ok({ company: made.id });
  });
}
