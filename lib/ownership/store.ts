import type { Tx } from "#lib/db/prisma.ts";
import type { Decision } from "./contested.ts";
import type { OwnedData } from "./ownership.ts";

export type StoredOwner = { owner: "ledger" | "any" | "source"; sourceId: string | null };

/** The owner as it is set, locked until the transaction ends; null where nobody has decided. */
export async function lockOwner(tx: Tx, company: number, data: OwnedData): Promise<(StoredOwner & { revision: number }) | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`owner ${company} ${data}`}, 0))`;
  const row = await tx.dataOwner.findUnique({ where: { companyId_data: { companyId: company, data } }, select: { owner: true, sourceId: true, revision: true } });
  return row as (StoredOwner & { revision: number }) | null;
}

/** Sets who owns the data; null takes the decision back. */
export async function saveOwner(tx: Tx, company: number, data: OwnedData, owner: StoredOwner | null, by: { id: string | null; name: string; at: Date; revision: number }): Promise<void> {
  const where = { companyId_data: { companyId: company, data } };
  if (owner === null) {
    await tx.dataOwner.deleteMany({ where: { companyId: company, data } });
    return;
  }
  const set = { ...owner, revision: by.revision, since: by.at, setBy: by.id, setByName: by.name };
  await tx.dataOwner.upsert({ where, create: { companyId: company, data, ...set }, update: set });
}

export type NewDecision = { data: OwnedData; subject: string; field: string; sourceId: string; value: string; decision: Decision; reason: string };

/** Remembers what a person decided; an older decision about the very value is revoked. */
export async function saveDecision(tx: Tx, company: number, decision: NewDecision, by: { id: string; name: string; at: Date }): Promise<string> {
  const { data, subject, field, sourceId, value } = decision;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`decision ${company} ${data} ${subject} ${field} ${sourceId}`}, 0))`;
  await tx.ownerDecision.updateMany({ where: { companyId: company, data, subject, field, sourceId, value, revokedAt: null }, data: { revokedAt: by.at } });
  const { id } = await tx.ownerDecision.create({ data: { companyId: company, ...decision, decidedBy: by.id, decidedByName: by.name, decidedAt: by.at }, select: { id: true } });
  return id;
}

/** Takes a decision back; null where it is taken back already. */
export async function revokeStoredDecision(tx: Tx, company: number, id: string, at: Date): Promise<NewDecision | null> {
  const row = await tx.ownerDecision.findFirst({
    where: { companyId: company, id, revokedAt: null },
    select: { data: true, subject: true, field: true, sourceId: true, value: true, decision: true, reason: true },
  });
  const { count } = await tx.ownerDecision.updateMany({ where: { companyId: company, id, revokedAt: null }, data: { revokedAt: at } });
  return row === null || count === 0 ? null : (row as NewDecision);
}
