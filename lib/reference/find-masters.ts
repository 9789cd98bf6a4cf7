import type { Tx } from "#lib/db/prisma.ts";

/** An item by its code, whatever the case it was typed in. */
export async function findItem(tx: Tx, company: number, code: string): Promise<{ code: string; name: string; uom: string | null } | null> {
  return tx.item.findFirst({
    where: { companyId: company, code: { in: [code, code.toUpperCase()] } },
    select: { code: true, name: true, uom: true },
  });
}

/** A debtor by its code, whatever the case it was typed in. */
export async function findCustomer(tx: Tx, company: number, code: string): Promise<{ code: string; name: string } | null> {
  return tx.customer.findFirst({
    where: { companyId: company, code: { in: [code, code.toUpperCase()] } },
    select: { code: true, name: true },
  });
}

/** A creditor by its code, whatever the case it was typed in. */
export async function findSupplier(tx: Tx, company: number, code: string): Promise<{ code: string; name: string } | null> {
  return tx.supplier.findFirst({
    where: { companyId: company, code: { in: [code, code.toUpperCase()] } },
    select: { code: true, name: true },
  });
}

/** A stock location that is in use, by its code, whatever the case it was typed in. */
export async function findLocation(tx: Tx, company: number, code: string): Promise<{ code: string; name: string } | null> {
  return tx.location.findFirst({
    where: { companyId: company, code: { in: [code, code.toUpperCase()] }, isActive: true },
    select: { code: true, name: true },
  });
}
