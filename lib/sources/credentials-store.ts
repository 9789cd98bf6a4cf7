import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";

/** The only reader and writer of the sealed credentials of sources. */

export type SealedRow = { key: string; channel: string; secret: Uint8Array | null; credentials: Uint8Array | null };

export async function readSealed(db: Pick<Tx, "source">, company: number, sourceId: string): Promise<SealedRow | null> {
  return db.source.findUnique({ where: { companyId_id: { companyId: company, id: sourceId } }, select: { key: true, channel: true, secret: true, credentials: true } });
}

/** Replaces exactly what was read before; false where something else stands there now. */
export async function replaceSealed(ctx: Context, sourceId: string, old: Uint8Array, next: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return ctx.db.$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE source SET credentials = ${Buffer.from(next)} WHERE company_id = ${ctx.company} AND id = ${sourceId}::uuid AND credentials = ${Buffer.from(old)}`;
    if (changed === 0) return false;
    await writeAudit(tx, ctx, { type: "source.tokens-renewed", new: { sourceId } });
    return true;
  });
}

/** Writes credentials that a person gave; null takes them away. */
export async function writeSealed(tx: Tx, company: number, sourceId: string, sealed: Uint8Array<ArrayBuffer> | null): Promise<void> {
  await tx.source.update({ where: { companyId_id: { companyId: company, id: sourceId } }, data: { credentials: sealed, revision: { increment: 1 } } });
}
