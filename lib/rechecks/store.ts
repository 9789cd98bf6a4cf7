import type { Tx } from "#lib/db/prisma.ts";

/** The only writer of re-check runs. */

export async function insertRun(tx: Tx, company: number, run: { cause: string; by: string; at: Date }): Promise<string> {
  return (await tx.recheckRun.create({ data: { companyId: company, cause: run.cause, askedByName: run.by, askedAt: run.at }, select: { id: true } })).id;
}

/** A run begins, or begins again after a worker was lost: it counts from nothing. */
export async function startRun(tx: Pick<Tx, "recheckRun">, company: number, id: string, total: number): Promise<void> {
  await tx.recheckRun.updateMany({ where: { companyId: company, id }, data: { state: "running", total, done: 0, freed: 0, held: 0, finishedAt: null } });
}

export async function countRun(tx: Pick<Tx, "recheckRun">, company: number, id: string, more: { done: number; freed: number; held: number }): Promise<void> {
  await tx.recheckRun.updateMany({
    where: { companyId: company, id },
    data: { done: { increment: more.done }, freed: { increment: more.freed }, held: { increment: more.held } },
  });
}

export async function finishRun(tx: Pick<Tx, "recheckRun">, company: number, id: string, at: Date): Promise<void> {
  await tx.recheckRun.updateMany({ where: { companyId: company, id }, data: { state: "done", finishedAt: at } });
}
