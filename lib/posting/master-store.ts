import type { Tx } from "#lib/db/prisma.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import { customerSearchText, itemSearchText } from "#lib/reference/propose-customer.ts";
import type { Terms } from "./compose-document.ts";
import type { LedgerMaster } from "./ledger.ts";

type ProposedParty = Record<"code" | "name" | "currency" | "creditTerm", string> & Record<"registerNo" | "tin" | "email" | "phone" | "address" | "postcode", string | null>;

/** The debtors among these codes that AutoCount does not have yet, as they are to be made there. */
export async function findProposedCustomers(tx: Pick<RawTx, "$queryRaw">, company: number, codes: readonly string[]): Promise<ProposedParty[]> {
  return tx.$queryRaw`
    SELECT code, name, register_no AS "registerNo", tin, email, phone, address, postcode, currency, credit_term AS "creditTerm"
    FROM customer WHERE company_id = ${company} AND code = ANY(${[...codes]}) AND origin = 'proposed'`;
}

/** The same for creditors. */
export async function findProposedSuppliers(tx: Pick<RawTx, "$queryRaw">, company: number, codes: readonly string[]): Promise<ProposedParty[]> {
  return tx.$queryRaw`
    SELECT code, name, register_no AS "registerNo", tin, email, phone, address, postcode, currency, credit_term AS "creditTerm"
    FROM supplier WHERE company_id = ${company} AND code = ANY(${[...codes]}) AND origin = 'proposed'`;
}

/** Names and credit terms of debtors or creditors, spelled as in the book, by code; without those that are not in the mirror. */
export async function findTerms(tx: Pick<RawTx, "$queryRaw">, company: number, list: "customer" | "supplier", codes: readonly string[]): Promise<Map<string, Terms>> {
  if (codes.length === 0) return new Map();
  const named = [...codes];
  const rows = list === "customer"
    ? await tx.$queryRaw<(Terms & { code: string })[]>`SELECT code, name, credit_term AS "creditTerm" FROM customer WHERE company_id = ${company} AND code = ANY(${named})`
    : await tx.$queryRaw<(Terms & { code: string })[]>`SELECT code, name, credit_term AS "creditTerm" FROM supplier WHERE company_id = ${company} AND code = ANY(${named})`;
  return new Map(rows.map(({ code, ...terms }) => [code, terms]));
}

type ProposedItem = { code: string; name: string } & Record<"barcode" | "uom" | "price" | "taxCode" | "classification", string | null>;

/** The items among these codes that AutoCount does not have yet; the price as decimal text without needless zeros. */
export async function findProposedItems(tx: Pick<RawTx, "$queryRaw">, company: number, codes: readonly string[]): Promise<ProposedItem[]> {
  return tx.$queryRaw`
    SELECT code, name, barcode, uom, trim_scale(price)::text AS price, tax_code AS "taxCode", classification
    FROM item WHERE company_id = ${company} AND code = ANY(${[...codes]}) AND origin = 'proposed'`;
}

/**
 * AutoCount has it now: the mirror says so, and gets it where it was not proposed here but came as a record. `at` keeps a
 * listing that was begun before from taking it for gone.
 */
export async function markInLedger(tx: Tx, company: number, master: LedgerMaster, at: Date): Promise<void> {
  const where = { companyId_code: { companyId: company, code: master.key } };
  const update = { origin: "ledger", updatedAt: at };
  const made = { companyId: company, code: master.key, ...update };
  if (master.kind === "item") {
    const { name, barcode, uom, price, taxCode, classification, isActive } = master.document;
    const searchText = itemSearchText({ code: master.key, name, barcode });
    await tx.item.upsert({ where, update, create: { ...made, name, barcode, uom, price, taxCode, classification, isActive, searchText } });
    return;
  }
  const { name, registerNo, tin, email, phone, address, postcode, currency, creditTerm, isActive } = master.document;
  const searchText = customerSearchText({ code: master.key, name, email, phone, registerNo });
  const create = { ...made, name, registerNo, tin, email, phone, address, postcode, currency, isActive, ...(creditTerm !== null && { creditTerm }), searchText };
  if (master.kind === "customer") await tx.customer.upsert({ where, update, create });
  else await tx.supplier.upsert({ where, update, create });
}
