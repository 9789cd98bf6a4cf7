import type { Tx } from "#lib/db/prisma.ts";
import { type EInvoiceSettings, noEInvoices } from "./settings.ts";

/** The only writer of the e-invoice settings. */

export async function findEInvoiceSettings(tx: Pick<Tx, "eInvoiceSettings">, company: number): Promise<EInvoiceSettings> {
  const row = await tx.eInvoiceSettings.findUnique({ where: { companyId: company } });
  if (row === null) return noEInvoices;
  const { companyId: _company, updatedAt: _at, startsOn, usual, ...settings } = row;
  return { ...settings, usual: usual === "individual" ? "individual" : "consolidated", startsOn: startsOn?.toISOString().slice(0, 10) ?? null };
}

/** Writes them as the next revision; false where somebody has saved since they were read. */
export async function writeEInvoiceSettings(tx: Tx, company: number, { revision, startsOn, ...settings }: EInvoiceSettings): Promise<boolean> {
  const data = { ...settings, startsOn: startsOn === null ? null : new Date(`${startsOn}T00:00:00Z`), revision: revision + 1, updatedAt: new Date() };
  if (revision === 0) {
    const made = await tx.eInvoiceSettings.createMany({ data: [{ companyId: company, ...data }], skipDuplicates: true });
    return made.count === 1;
  }
  const changed = await tx.eInvoiceSettings.updateMany({ where: { companyId: company, revision }, data });
  return changed.count === 1;
}
