import type { Tx } from "#lib/db/prisma.ts";

export type ProposedCustomer = {
  code: string;
  name: string;
  registerNo: string | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  postcode: string | null;
  tin: string | null;
  currency: string;
  creditTerm: string;
};

/** Puts a debtor into the mirror that AutoCount does not have yet. False where somebody has taken the code meanwhile. */
export async function proposeCustomer(tx: Tx, company: number, customer: ProposedCustomer): Promise<boolean> {
  const { count } = await tx.customer.createMany({
    data: [{ companyId: company, ...customer, origin: "proposed", searchText: customerSearchText(customer) }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** The words under which look-ups find a debtor, in lower case. */
export function customerSearchText(customer: Pick<ProposedCustomer, "code" | "name" | "email" | "phone" | "registerNo">): string {
  return [customer.code, customer.name, customer.email, customer.phone, customer.registerNo].filter(Boolean).join(" ").toLowerCase();
}

/** The words under which look-ups find an item, in lower case. */
export function itemSearchText(item: { code: string; name: string; barcode: string | null }): string {
  return [item.code, item.name, item.barcode].filter(Boolean).join(" ").toLowerCase();
}
