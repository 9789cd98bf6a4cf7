import type { DocumentLine, StockLine } from "#lib/canonical/document-line.ts";
import { type DocumentOf, isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { goodsOf, sideOf, withGoods, withParty, type Side } from "#lib/canonical/facets.ts";
import { salesKinds, tradeKinds, type Kind } from "#lib/canonical/kinds.ts";
import { decimal, isZero } from "#lib/canonical/money.ts";
import type { Party } from "#lib/canonical/party.ts";

/**
 * What is known of the SKUs and parties of a batch: remembered answers and the mirror of AutoCount's masters. Loaded once
 * for the batch; keys are made by `skuKey` and `partyKeys`.
 */
export type Knowledge = {
  /** "<source id> <key>" for answers of one source, " <key>" for answers of the whole company -> the answer. */
  itemAliases: ReadonlyMap<string, KnownAnswer>;
  customerAliases: ReadonlyMap<string, KnownAnswer>;
  supplierAliases: ReadonlyMap<string, KnownAnswer>;
  /** Lower-case code -> code as AutoCount writes it, with its unit. */
  itemsByCode: ReadonlyMap<string, KnownItem>;
  itemsByBarcode: ReadonlyMap<string, KnownItem>;
  /** Barcodes, as `skuKey`, of several items: none of them is taken for a SKU. */
  ambiguousSkus?: ReadonlyMap<string, unknown>;
  /** Lower-case code -> the debtor or creditor as AutoCount writes it. */
  customersByCode: ReadonlyMap<string, { code: string; name: string }>;
  suppliersByCode: ReadonlyMap<string, { code: string; name: string }>;
  /** AutoCount's tax code of sales for a rate in percent ("8"), from the connection's settings. */
  taxCodes: ReadonlyMap<string, string>;
  /** Debtors that were made from a source's own customer records, by `aliasEntry` of the source and the buyer's key. */
  madeCustomers: ReadonlyMap<string, string>;
  /** A source's debtor for sales that name no buyer, by source id. */
  walkInCustomer: ReadonlyMap<string, string>;
};
/** A remembered answer: its alias and the item, debtor or creditor code. */
export type KnownAnswer = { aliasId: string; target: string };
export type KnownItem = { code: string; uom: string | null };

/** A SKU as answers are remembered under it: without outer blanks, case ignored. Null for what must never match. */
export function skuKey(sku: string | null): string | null {
  const key = sku?.trim().toLowerCase() ?? "";
  return key === "" || key === "null" || key === "n/a" ? null : key;
}

/** The keys under which a buyer or supplier is remembered, the surest first. A name alone counts only where there is nothing better. */
export function partyKeys(customer: Pick<Party, "sourceId" | "email" | "name">): string[] {
  const keys: string[] = [];
  if (customer.sourceId) keys.push(`id:${customer.sourceId}`);
  if (customer.email) keys.push(`email:${customer.email.trim().toLowerCase()}`);
  if (keys.length === 0 && customer.name.trim() !== "") keys.push(`name:${customer.name.trim().toLowerCase().replace(/\s+/g, " ")}`);
  return keys;
}

/** The entry of an answer in `Knowledge`: of one source, or of the whole company where `sourceId` is null; of one buyer's documents alone where `customerCode` is given. */
export function aliasEntry(sourceId: string | null, key: string, customerCode: string | null = null): string {
  return `${sourceId ?? ""} ${key}${customerCode === null ? "" : `\t${customerCode.toLowerCase()}`}`;
}

/**
 * The document with what is known filled in: items by remembered answer (for this source's documents of this buyer, then for
 * this source, then for the company), exact code or barcode; the debtor or creditor; tax codes of sales. What the document already names stands; a blank code names
 * nothing. Pure; says nothing of what stays unknown.
 */
export function resolveDocument<K extends Kind>(carrier: OfKind<K>, sourceId: string, known: Knowledge): DocumentOf<K> {
  const side = sideOf(carrier);
  const code = side === null ? null : accountCode(side, sourceId, known);
  const resolved = { kind: carrier.kind, document: withResolvedLines(carrier, { sourceId, customerCode: side?.list === "customer" ? code : null }, known) };
  return side === null ? resolved.document : withParty(resolved, { ...side.party, code });
}

/** The debtor or creditor as AutoCount writes its code; as it was given where AutoCount has none. */
function accountCode(side: Side, sourceId: string, known: Knowledge): string | null {
  const code = findAccount(side, sourceId, known);
  return code === null ? null : (accountsOf(side, known).byCode.get(code.toLowerCase())?.code ?? code);
}

/** Whose line it is: answers may be of one source, and of one buyer there. */
type Asker = { sourceId: string; customerCode: string | null };

function withResolvedLines<K extends Kind>(carrier: OfKind<K>, asker: Asker, known: Knowledge): DocumentOf<K> {
  if (isOfKind(tradeKinds, carrier)) {
    const isSale = isOfKind(salesKinds, carrier);
    return { ...carrier.document, lines: carrier.document.lines.map((line) => resolveLine(line, isSale, asker, known)) };
  }
  return withGoods(carrier, (line) => withItem(line, asker, known));
}

/** The remembered answers that `resolveDocument` uses for this document: their alias ids, each once. */
export function usedAliases(carrier: OfKind, sourceId: string, known: Knowledge): string[] {
  const side = sideOf(carrier);
  const asker = { sourceId, customerCode: side?.list === "customer" ? accountCode(side, sourceId, known) : null };
  const items = goodsOf(carrier).flatMap((line) => {
    const key = stated(line.itemCode) === null ? skuKey(line.sku) : null;
    return key === null ? [] : [findItemAnswer(known.itemAliases, asker, key)];
  });
  const party = side === null || stated(side.party.code) !== null
    ? undefined
    : partyKeys(side.party).map((key) => findAnswer(accountsOf(side, known).aliases, sourceId, key)).find(Boolean);
  return [...new Set([...items, party].flatMap((answer) => (answer ? [answer.aliasId] : [])))];
}

function findAnswer(answers: ReadonlyMap<string, KnownAnswer>, sourceId: string, key: string): KnownAnswer | undefined {
  return answers.get(aliasEntry(sourceId, key)) ?? answers.get(aliasEntry(null, key));
}

/** The most specific answer to a SKU. */
function findItemAnswer(answers: ReadonlyMap<string, KnownAnswer>, { sourceId, customerCode }: Asker, key: string): KnownAnswer | undefined {
  return (customerCode === null ? undefined : answers.get(aliasEntry(sourceId, key, customerCode))) ?? findAnswer(answers, sourceId, key);
}

function resolveLine(line: DocumentLine, isSale: boolean, asker: Asker, known: Knowledge): DocumentLine {
  const taxed = { ...line, taxCode: stated(line.taxCode) ?? (isSale ? findTaxCode(line, known) : null) };
  return line.kind === "item" ? withItem(taxed, asker, known) : taxed;
}

function withItem<L extends Item>(line: L, asker: Asker, known: Knowledge): L {
  const item = findItem(line, asker, known);
  return { ...line, itemCode: item?.code ?? stated(line.itemCode), uom: stated(line.uom) ?? item?.uom ?? null };
}

type Item = Pick<StockLine, "sku" | "itemCode" | "uom">;

function findItem(line: Item, asker: Asker, known: Knowledge): KnownItem | undefined {
  const code = stated(line.itemCode);
  if (code !== null) return known.itemsByCode.get(code.toLowerCase());
  const key = skuKey(line.sku);
  if (key === null) return undefined;
  const answer = findItemAnswer(known.itemAliases, asker, key);
  if (answer !== undefined) return known.itemsByCode.get(answer.target.toLowerCase()) ?? { code: answer.target, uom: null };
  return known.itemsByCode.get(key) ?? (known.ambiguousSkus?.has(key) === true ? undefined : known.itemsByBarcode.get(key));
}

function findAccount(side: Side, sourceId: string, known: Knowledge): string | null {
  const code = stated(side.party.code);
  if (code !== null) return code;
  const keys = partyKeys(side.party);
  if (keys.length === 0) return side.list === "customer" ? (known.walkInCustomer.get(sourceId) ?? null) : null;
  for (const key of keys) {
    const answer = findAnswer(accountsOf(side, known).aliases, sourceId, key);
    if (answer !== undefined) return answer.target;
  }
  if (side.list === "customer") return keys.map((key) => known.madeCustomers.get(aliasEntry(sourceId, key))).find((made) => made !== undefined) ?? null;
  return null;
}

function accountsOf({ list }: Side, known: Knowledge): { aliases: Knowledge["customerAliases"]; byCode: Knowledge["customersByCode"] } {
  return list === "customer"
    ? { aliases: known.customerAliases, byCode: known.customersByCode }
    : { aliases: known.supplierAliases, byCode: known.suppliersByCode };
}

function stated(code: string | null): string | null {
  return code?.trim() ? code : null;
}

function findTaxCode(line: DocumentLine, known: Knowledge): string | null {
  if (line.taxRate === null || isZero(line.tax)) return null;
  return known.taxCodes.get(decimal(line.taxRate).toFixed()) ?? null;
}
