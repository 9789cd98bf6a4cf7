import type { Tx } from "#lib/db/prisma.ts";
import type { Role } from "#lib/auth/permissions.ts";

export type GivenApproval = { step: number; role: Role; userId: string; userName: string };

/** The approvals that stand for one revision, in the order of the steps. */
export async function findApprovals(tx: Tx, company: number, recordId: string, revision: number): Promise<GivenApproval[]> {
  return (await findApprovalsOf(tx, company, [{ id: recordId, revision }])).get(recordId) ?? [];
}

/** The same of many, by record; none is listed where none stands. */
export async function findApprovalsOf(tx: Tx, company: number, records: readonly { id: string; revision: number }[]): Promise<Map<string, GivenApproval[]>> {
  const revisions = new Map(records.map(({ id, revision }) => [id, revision]));
  const rows = await tx.approval.findMany({
    where: { companyId: company, recordId: { in: [...revisions.keys()] }, revokedAt: null },
    orderBy: { step: "asc" },
    select: { recordId: true, revision: true, step: true, role: true, userId: true, userName: true },
  });
  const standing = rows.filter(({ recordId, revision }) => revisions.get(recordId) === revision);
  return new Map([...Map.groupBy(standing, ({ recordId }) => recordId)].map(([recordId, given]) => [recordId, given.map(({ step, role, userId, userName }) => ({ step, role: role as Role, userId, userName }))]));
}

/** Takes back every approval that stands for a record; returns how many there were. */
export async function revokeApprovals(tx: Tx, company: number, recordId: string, at: Date): Promise<number> {
  const { count } = await tx.approval.updateMany({ where: { companyId: company, recordId, revokedAt: null }, data: { revokedAt: at } });
  return count;
}

/** Takes back one step's approval of one revision. */
export async function revokeStep(tx: Tx, company: number, { recordId, revision, step }: { recordId: string; revision: number; step: number }, at: Date): Promise<void> {
  await tx.approval.updateMany({ where: { companyId: company, recordId, revision, step, revokedAt: null }, data: { revokedAt: at } });
}

export async function insertApprovals(tx: Tx, company: number, approvals: readonly (GivenApproval & { recordId: string; revision: number })[]): Promise<void> {
  if (approvals.length > 0) await tx.approval.createMany({ data: approvals.map((approval) => ({ companyId: company, ...approval })) });
}

/** Gives a revision the approvals that stand for an earlier one; these stay as they were given. */
export async function copyApprovals(tx: Tx, company: number, { recordId, from, to }: { recordId: string; from: number; to: number }): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO approval (company_id, record_id, revision, step, role, user_id, user_name, at)
    SELECT company_id, record_id, ${to}, step, role, user_id, user_name, at FROM approval
    WHERE company_id = ${company} AND record_id = ${recordId}::uuid AND revision = ${from} AND revoked_at IS NULL`;
}

/** The company's policy rows, as stored. */
export async function findPolicies(tx: Tx, company: number): Promise<{ kind: string | null; minTotal: string | null; steps: Role[] }[]> {
  const rows = await tx.approvalPolicy.findMany({ where: { companyId: company }, select: { kind: true, minTotal: true, steps: true } });
  return rows.map((row) => ({ kind: row.kind, minTotal: row.minTotal?.toFixed() ?? null, steps: row.steps as Role[] }));
}

/** Who gave a record a value-bearing change, over all its revisions: they cannot approve it. */
export async function findValueCorrectors(tx: Tx, company: number, recordIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx.recordRevision.findMany({
    where: { companyId: company, recordId: { in: [...recordIds] }, bearsValue: true, actorId: { not: null } },
    select: { recordId: true, actorId: true },
  });
  const correctors = new Map<string, Set<string>>();
  for (const { recordId, actorId } of rows) {
    if (actorId === null) continue;
    correctors.set(recordId, (correctors.get(recordId) ?? new Set()).add(actorId));
  }
  return correctors;
}
