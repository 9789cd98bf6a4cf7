import type { DocumentLine, SalesDocument } from "#lib/canonical/document.ts";
import { decimal, isZero } from "#lib/canonical/money.ts";

/**
 * What is known of the SKUs and buyers of a batch: remembered answers and the mirror of AutoCount's masters. Loaded once
 * for the batch; keys are made by `skuKey` and `buyerKeys`.
 */
export type Knowledge = {
  /** "<source id> <key>" for answers of one source, " <key>" for answers of the whole company -> the answer. */
  itemAliases: ReadonlyMap<string, KnownAnswer>;
  customerAliases: ReadonlyMap<string, KnownAnswer>;
  /** Lower-case code -> code as AutoCount writes it, with its unit. */
  itemsByCode: ReadonlyMap<string, KnownItem>;
  itemsByBarcode: ReadonlyMap<string, KnownItem>;
  /** Lower-case code -> the debtor as AutoCount writes it. */
  customersByCode: ReadonlyMap<string, { code: string; name: string }>;
  /** AutoCount's tax code for a rate in percent ("8"), from the connection's settings. */
  taxCodes: ReadonlyMap<string, string>;
  /** A source's debtor for sales that name no buyer, by source id. */
  walkInCustomer: ReadonlyMap<string, string>;
};
/** A remembered answer: its alias and the item or debtor code. */
export type KnownAnswer = { aliasId: string; target: string };
export type KnownItem = { code: string; uom: string | null };

/** A SKU as answers are remembered under it: without outer blanks, case ignored. Null for what must never match. */
export function skuKey(sku: string | null): string | null {
  const key = sku?.trim().toLowerCase() ?? "";
  return key === "" || key === "null" || key === "n/a" ? null : key;
}

/** The keys under which a buyer is remembered, the surest first. A name alone counts only where there is nothing better. */
export function buyerKeys(customer: SalesDocument["customer"]): string[] {
  const keys: string[] = [];
  if (customer.sourceId) keys.push(`id:${customer.sourceId}`);
  if (customer.email) keys.push(`email:${customer.email.trim().toLowerCase()}`);
  if (keys.length === 0 && customer.name.trim() !== "") keys.push(`name:${customer.name.trim().toLowerCase().replace(/\s+/g, " ")}`);
  return keys;
}

/** The entry of an answer in `Knowledge`: of one source, or of the whole company where `sourceId` is null. */
export function aliasEntry(sourceId: string | null, key: string): string {
  return `${sourceId ?? ""} ${key}`;
}

/**
 * The document with what is known filled in: items by remembered answer (this source's before the company's), exact code
 * or barcode; the debtor; tax codes. What the document already names stands; a blank code names nothing. Pure; says nothing
 * of what stays unknown.
 */
export function resolveDocument(document: SalesDocument, sourceId: string, known: Knowledge): SalesDocument {
  const code = findDebtor(document, sourceId, known);
  const debtor = code === null ? undefined : known.customersByCode.get(code.toLowerCase());
  return {
    ...document,
    customer: { ...document.customer, code: debtor?.code ?? code },
    lines: document.lines.map((line) => resolveLine(line, sourceId, known)),
  };
}

/** The remembered answers that `resolveDocument` uses for this document: their alias ids, each once. */
export function usedAliases({ customer, lines }: SalesDocument, sourceId: string, known: Knowledge): string[] {
  const items = lines.flatMap((line) => {
    const key = line.kind === "item" && stated(line.itemCode) === null ? skuKey(line.sku) : null;
    return key === null ? [] : [findAnswer(known.itemAliases, sourceId, key)];
  });
  const buyer = stated(customer.code) === null ? buyerKeys(customer).map((key) => findAnswer(known.customerAliases, sourceId, key)).find(Boolean) : undefined;
  return [...new Set([...items, buyer].flatMap((answer) => (answer ? [answer.aliasId] : [])))];
}

function findAnswer(answers: ReadonlyMap<string, KnownAnswer>, sourceId: string, key: string): KnownAnswer | undefined {
  return answers.get(aliasEntry(sourceId, key)) ?? answers.get(aliasEntry(null, key));
}

function resolveLine(line: DocumentLine, sourceId: string, known: Knowledge): DocumentLine {
  const taxCode = stated(line.taxCode) ?? findTaxCode(line, known);
  if (line.kind !== "item") return { ...line, taxCode };
  const item = findItem(line, sourceId, known);
  return { ...line, taxCode, itemCode: item?.code ?? stated(line.itemCode), uom: stated(line.uom) ?? item?.uom ?? null };
}

function findItem(line: DocumentLine, sourceId: string, known: Knowledge): KnownItem | undefined {
  const code = stated(line.itemCode);
  if (code !== null) return known.itemsByCode.get(code.toLowerCase());
  const key = skuKey(line.sku);
  if (key === null) return undefined;
  const answer = findAnswer(known.itemAliases, sourceId, key);
  if (answer !== undefined) return known.itemsByCode.get(answer.target.toLowerCase()) ?? { code: answer.target, uom: null };
  return known.itemsByCode.get(key) ?? known.itemsByBarcode.get(key);
}

function findDebtor({ customer }: SalesDocument, sourceId: string, known: Knowledge): string | null {
  const code = stated(customer.code);
  if (code !== null) return code;
  const keys = buyerKeys(customer);
  if (keys.length === 0) return known.walkInCustomer.get(sourceId) ?? null;
  for (const key of keys) {
    const answer = findAnswer(known.customerAliases, sourceId, key);
    if (answer !== undefined) return answer.target;
  }
  return null;
}

function stated(code: string | null): string | null {
  return code?.trim() ? code : null;
}

function findTaxCode(line: DocumentLine, known: Knowledge): string | null {
  if (line.taxRate === null || isZero(line.tax)) return null;
  return known.taxCodes.get(decimal(line.taxRate).toFixed()) ?? null;
}
