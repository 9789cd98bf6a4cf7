import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";

export type Answer = {
  type: "item" | "customer" | "supplier" | "location";
  /** Null: for every source of the company. */
  sourceId: string | null;
  /** Of an item: the debtor whose documents alone it answers. */
  customerCode?: string | null;
  /** Keys of `skuKey`, `partyKeys`, `locationKey` or `successorKey`. */
  keys: readonly string[];
  /** Item, debtor, creditor or location code. */
  target: string;
};

/**
 * Remembers an answer under each of its keys; an older answer to the same question is revoked, not overwritten. Returns the
 * ids of the aliases that say so now, those that were there before included.
 */
export async function learnAlias(tx: Tx, ctx: Context, answer: Answer): Promise<string[]> {
  const { type, sourceId, target, customerCode = null } = answer;
  if (ctx.actor.type !== "user") throw new Error("only a person teaches an alias");
  // Two people may answer the same question at the same moment: the second one then replaces the first one's answer.
  const questions = answer.keys.map((key) => `alias ${ctx.company} ${type} ${sourceId ?? ""} ${customerCode ?? ""} ${key}`).sort();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(question, 0)) FROM unnest(${questions}::text[]) AS question`;
  const older = await tx.alias.findMany({
    where: { companyId: ctx.company, type, sourceId, customerCode, key: { in: [...answer.keys] }, revokedAt: null },
    select: { id: true, key: true, target: true },
  });
  const standing = older.filter((alias) => alias.target === target);
  const known = new Set(standing.map((alias) => alias.key));
  const replaced = older.filter((alias) => alias.target !== target);
  if (replaced.length > 0) {
    await tx.alias.updateMany({ where: { companyId: ctx.company, id: { in: replaced.map((alias) => alias.id) } }, data: { revokedAt: ctx.now() } });
  }
  const keys = answer.keys.filter((key) => !known.has(key));
  if (keys.length === 0) return standing.map(({ id }) => id);
  const taught = await tx.alias.createManyAndReturn({
    select: { id: true },
    data: keys.map((key) => ({ companyId: ctx.company, type, sourceId, customerCode, key, target, taughtBy: ctx.actor.id as string, taughtByName: ctx.actor.name })),
  });
  await writeAudit(tx, ctx, {
    type: "alias.learned",
    old: replaced.map(({ key, target: old }) => ({ key, target: old })),
    new: { type, sourceId, ...(customerCode === null ? {} : { customerCode }), keys, target },
  });
  return [...standing, ...taught].map(({ id }) => id);
}
