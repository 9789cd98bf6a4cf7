import type { Tx } from "#lib/db/prisma.ts";

/** Whether AutoCount has this item, debtor, creditor or location in use; null where it has none such. The code in whatever case it was written. */
export async function isInUse(tx: Tx, company: number, list: "item" | "customer" | "supplier" | "location", code: string): Promise<boolean | null> {
  const query = { where: { companyId: company, code: { in: [code, code.toUpperCase()] } }, select: { isActive: true } };
  const found = list === "item" ? await tx.item.findFirst(query) : list === "customer" ? await tx.customer.findFirst(query) : list === "supplier" ? await tx.supplier.findFirst(query) : await tx.location.findFirst(query);
  return found === null ? null : found.isActive;
}

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
