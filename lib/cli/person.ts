import type { Context } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";
import { actIn, actInCompany, CommandRefused } from "./operator.ts";

/**
 * A person by e-mail, and a context in which the operator acts in the person's company. Without `company` any one of the
 * person's companies: for what concerns the account itself.
 */
export async function findPerson(email: string, company?: string): Promise<{ ctx: Context; userId: string }> {
  const asked = company === undefined ? null : await actInCompany(company);
  const membership = await db().membership.findFirst({
    where: { user: { email }, ...(asked ? { companyId: asked.company } : {}) },
    orderBy: { companyId: "asc" },
    select: { userId: true, companyId: true },
  });
  if (membership === null) throw new CommandRefused(`There is no ${email}${company === undefined ? "" : ` in ${company}`}.`);
  return { ctx: actIn(membership.companyId), userId: membership.userId };
}
