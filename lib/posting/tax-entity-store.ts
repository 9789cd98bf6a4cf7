import type { Tx } from "#lib/db/prisma.ts";

/** A tax entity that was sent and not seen since; `docKey` where AutoCount said under which id it stored it. */
export type TaxEntitySend = { sends: number; sentAt: Date; looks: number; lookedAt: Date; docKey: string | null };
type Reader = Pick<Tx, "taxEntitySend">;

/** The send of this TIN's tax entity that is not settled; null where none is. */
export async function findTaxEntitySend(tx: Reader, company: number, tin: string): Promise<TaxEntitySend | null> {
  const where = { companyId_tin: { companyId: company, tin } };
  return tx.taxEntitySend.findUnique({ where, select: { sends: true, sentAt: true, looks: true, lookedAt: true, docKey: true } });
}

/** Keeps how far the send is; null forgets it: it was seen, or is certainly not there. */
export async function keepTaxEntitySend(tx: Reader, company: number, tin: string, send: TaxEntitySend | null): Promise<void> {
  if (send === null) await tx.taxEntitySend.deleteMany({ where: { companyId: company, tin } });
  else await tx.taxEntitySend.upsert({ where: { companyId_tin: { companyId: company, tin } }, update: send, create: { companyId: company, tin, ...send } });
}
