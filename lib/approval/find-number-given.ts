import { z } from "zod";
import type { Tx } from "#lib/db/prisma.ts";

/** The number that a record has in AutoCount, as somebody gave it with an approval that is not the last one. */
export type NumberGiven = { docNo: string; by: string };

const givenByHand = z.object({ byHand: z.string() });

/** The number that the standing approvals of this revision were given with, and who gave it last; null where none was. */
export async function findNumberGiven(tx: Pick<Tx, "approval" | "auditEntry">, company: number, recordId: string, revision: number): Promise<NumberGiven | null> {
  const standing = await tx.approval.findMany({ where: { companyId: company, recordId, revision, revokedAt: null }, select: { userId: true } });
  if (standing.length === 0) return null;
  const last = await tx.auditEntry.findFirst({
    where: { companyId: company, recordId, revision, type: "record.approved-in-part", actorId: { in: standing.map(({ userId }) => userId) } },
    orderBy: { id: "desc" },
    select: { actorName: true, new: true },
  });
  const given = givenByHand.safeParse(last?.new);
  return last !== null && given.success ? { docNo: given.data.byHand, by: last.actorName } : null;
}
