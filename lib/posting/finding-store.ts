import type { Tx } from "#lib/db/prisma.ts";
import type { PostingFinding } from "./findings.ts";
import type { PostingRule } from "./posting-rules.ts";

/** The only writer of what is found on posted documents. */

/** Opens the finding, or brings the open one of the same rule up to date; true where it says something new. */
export async function openFinding(tx: Tx, company: number, posting: { id: string; recordId: string }, finding: PostingFinding): Promise<boolean> {
  const { rule, severity, message, differences } = finding;
  const told = await tx.postingFinding.findFirst({ where: { companyId: company, postingId: posting.id, rule, endedAt: null }, orderBy: { id: "desc" }, select: { id: true, message: true, acceptedAt: true } });
  // What a person has accepted as it is need not be told again.
  if (told?.message === message) return false;
  if (told !== null && told.acceptedAt === null) {
    await tx.postingFinding.update({ where: { companyId_id: { companyId: company, id: told.id } }, data: { severity, message, differences: differences as object[] } });
  } else {
    await tx.postingFinding.create({ data: { companyId: company, postingId: posting.id, recordId: posting.recordId, rule, severity, message, differences: differences as object[] } });
  }
  return true;
}

/** Ends what is no longer so: of some rules, or whatever was found. Returns how many were open. */
export async function endFindings(tx: Tx, company: number, postingId: string, at: Date, rules?: readonly PostingRule[]): Promise<number> {
  const ended = await tx.postingFinding.updateMany({
    where: { companyId: company, postingId, endedAt: null, ...(rules === undefined ? {} : { rule: { in: [...rules] } }) },
    data: { endedAt: at },
  });
  return ended.count;
}

export type Acceptance = { at: Date; by: string | null; byName: string; reason: string };

/** Marks an open finding of a record as accepted; null where it is not open any more. */
export async function closeFinding(tx: Tx, company: number, recordId: string, id: string, { at, by, byName, reason }: Acceptance): Promise<{ rule: string; message: string } | null> {
  const where = { companyId: company, id, recordId, acceptedAt: null, endedAt: null };
  const closed = await tx.postingFinding.updateMany({ where, data: { acceptedAt: at, acceptedBy: by, acceptedByName: byName, acceptReason: reason } });
  return closed.count === 0 ? null : tx.postingFinding.findUnique({ where: { companyId_id: { companyId: company, id } }, select: { rule: true, message: true } });
}
