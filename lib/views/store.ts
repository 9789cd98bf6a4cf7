import type { Tx } from "#lib/db/prisma.ts";
import type { TableLayout } from "./layout.ts";

/** The only writer of saved views, their defaults and table layouts. */

export type StoredView = { id: string; queueId: string; name: string; query: string; ownerId: string; ownerName: string; isShared: boolean; revision: number };

const fields = { id: true, queueId: true, name: true, query: true, ownerId: true, ownerName: true, isShared: true, revision: true } as const;

export async function findView(tx: Pick<Tx, "savedView">, company: number, id: string): Promise<StoredView | null> {
  return tx.savedView.findUnique({ where: { companyId_id: { companyId: company, id } }, select: fields });
}

export async function countViews(tx: Tx, company: number, queueId: string, ownerId: string): Promise<number> {
  return tx.savedView.count({ where: { companyId: company, queueId, ownerId } });
}

export async function insertView(tx: Tx, company: number, view: Omit<StoredView, "id" | "revision">, at: Date): Promise<string> {
  return (await tx.savedView.create({ data: { companyId: company, ...view, updatedAt: at }, select: { id: true } })).id;
}

/** False where somebody changed it since that revision. */
export async function changeView(tx: Tx, company: number, seen: { id: string; revision: number }, change: Partial<Pick<StoredView, "name" | "query" | "isShared">>, at: Date): Promise<boolean> {
  const changed = await tx.savedView.updateMany({ where: { companyId: company, id: seen.id, revision: seen.revision }, data: { ...change, revision: { increment: 1 }, updatedAt: at } });
  return changed.count === 1;
}

export async function dropView(tx: Tx, company: number, seen: { id: string; revision: number }): Promise<boolean> {
  return (await tx.savedView.deleteMany({ where: { companyId: company, id: seen.id, revision: seen.revision } })).count === 1;
}

/** Defaults of people who do not see a view any more. */
export async function dropDefaultsOfOthers(tx: Tx, company: number, viewId: string, ownerId: string): Promise<void> {
  await tx.viewDefault.deleteMany({ where: { companyId: company, viewId, holder: { not: ownerId } } });
}

export async function putDefault(tx: Tx, company: number, queueId: string, holder: string, viewId: string | null): Promise<void> {
  const key = { companyId: company, queueId, holder };
  if (viewId === null) await tx.viewDefault.deleteMany({ where: key });
  else await tx.viewDefault.upsert({ where: { companyId_queueId_holder: key }, create: { ...key, viewId }, update: { viewId } });
}

export async function putLayout(tx: Tx, company: number, userId: string, queueId: string, layout: TableLayout | null): Promise<void> {
  const key = { companyId: company, userId, queueId };
  if (layout === null) await tx.tableLayout.deleteMany({ where: key });
  else await tx.tableLayout.upsert({ where: { companyId_userId_queueId: key }, create: { ...key, layout }, update: { layout } });
}
