import type { SalesDocument } from "#lib/canonical/document.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { CustomerFact, ItemFact } from "#lib/rules/facts.ts";
import { aliasEntry, buyerKeys, skuKey, type Knowledge, type KnownAnswer, type KnownItem } from "./resolve.ts";

/** A document of a batch with the source that it came from. */
export type Sourced = { sourceId: string; document: SalesDocument };

/** What the book is set up for, from the company's connection: tax codes by rate, and each source's walk-in debtor. */
export type BookKnowledge = Pick<Knowledge, "taxCodes" | "walkInCustomer">;

/** Loads what is known of the SKUs and buyers of a batch: three queries, however large it is. */
export async function loadKnowledge(tx: Tx, company: number, batch: readonly Sourced[], book: BookKnowledge): Promise<Knowledge> {
  const lines = batch.flatMap(({ document }) => document.lines).filter((line) => line.kind === "item");
  const skus = distinct(lines.map((line) => skuKey(line.sku)));
  const buyers = distinct(batch.flatMap(({ document }) => buyerKeys(document.customer)));
  const aliases = await tx.$queryRaw<{ id: string; type: string; source_id: string | null; key: string; target: string }[]>`
    SELECT id, type, source_id, key, target FROM alias
    WHERE company_id = ${company} AND revoked_at IS NULL
      AND ((type = 'item' AND key = ANY(${skus})) OR (type = 'customer' AND key = ANY(${buyers})))`;
  const itemAliases = new Map<string, KnownAnswer>();
  const customerAliases = new Map<string, KnownAnswer>();
  for (const alias of aliases) {
    (alias.type === "item" ? itemAliases : customerAliases).set(aliasEntry(alias.source_id, alias.key), { aliasId: alias.id, target: alias.target });
  }
  // An item's code is compared without case, as people type it; the index is over the code as AutoCount writes it.
  const asWritten = distinct(lines.flatMap((line) => [line.itemCode, line.sku?.trim() ?? null]));
  const codes = distinct([...targetsOf(itemAliases), ...asWritten, ...asWritten.map((code) => code.toUpperCase())]);
  const items = await tx.$queryRaw<(KnownItem & { barcode: string | null })[]>`
    SELECT code, uom, barcode FROM item WHERE company_id = ${company} AND code = ANY(${codes})
    UNION SELECT code, uom, barcode FROM item WHERE company_id = ${company} AND barcode = ANY(${skus}) AND barcode IS NOT NULL`;
  const named = distinct(batch.map(({ document }) => document.customer.code));
  const debtors = distinct([...named, ...named.map((code) => code.toUpperCase()), ...targetsOf(customerAliases), ...book.walkInCustomer.values()]);
  const customers = await tx.$queryRaw<{ code: string; name: string }[]>`
    SELECT code, name FROM customer WHERE company_id = ${company} AND code = ANY(${debtors})`;
  return {
    ...book,
    itemAliases,
    customerAliases,
    itemsByCode: new Map(items.map((item) => [item.code.toLowerCase(), item])),
    itemsByBarcode: new Map(items.flatMap((item) => (item.barcode === null ? [] : [[item.barcode.toLowerCase(), item] as const]))),
    customersByCode: new Map(customers.map((customer) => [customer.code.toLowerCase(), customer])),
  };
}

/** The items and debtors that a batch of resolved documents names, as the rules want them: two queries. */
export async function loadMasterFacts(
  tx: Tx,
  company: number,
  documents: readonly SalesDocument[],
): Promise<{ items: Map<string, ItemFact>; customers: Map<string, CustomerFact> }> {
  const codes = distinct(documents.flatMap((document) => document.lines.map((line) => line.itemCode)));
  const debtors = distinct(documents.map((document) => document.customer.code));
  const items = await tx.$queryRaw<ItemFact[]>`
    SELECT code, name, uom, tax_code AS "taxCode", is_active AS "isActive" FROM item WHERE company_id = ${company} AND code = ANY(${codes})`;
  const customers = await tx.$queryRaw<CustomerFact[]>`
    SELECT code, name, currency, credit_term AS "creditTerm", is_active AS "isActive" FROM customer WHERE company_id = ${company} AND code = ANY(${debtors})`;
  return { items: new Map(items.map((item) => [item.code, item])), customers: new Map(customers.map((customer) => [customer.code, customer])) };
}

function targetsOf(answers: ReadonlyMap<string, KnownAnswer>): string[] {
  return [...answers.values()].map((answer) => answer.target);
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== null && value !== ""))];
}
