import type { DocumentLine, StockLine } from "#lib/canonical/document-line.ts";
import { type DocumentOf, isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { goodsOf, locationsOf, sideOf, withGoods, withLocations, withParty, type Side } from "#lib/canonical/facets.ts";
import { salesKinds, tradeKinds, type Kind } from "#lib/canonical/kinds.ts";
import { decimal, isZero } from "#lib/canonical/money.ts";
import type { Party } from "#lib/canonical/party.ts";
import { inUse, type InUse, type KnownAnswer } from "./in-use.ts";

/**
 * What is known of the SKUs and parties of a batch: remembered answers and the mirror of AutoCount's masters. Loaded once
 * for the batch; keys are made by `skuKey` and `partyKeys`.
 */
export type Knowledge = {
  /** "<source id> <key>" for answers of one source, " <key>" for answers of the whole company -> the answer. */
  itemAliases: ReadonlyMap<string, KnownAnswer>;
  customerAliases: ReadonlyMap<string, KnownAnswer>;
  supplierAliases: ReadonlyMap<string, KnownAnswer>;
  locationAliases: ReadonlyMap<string, KnownAnswer>;
  /** Lower-case code -> code as AutoCount writes it, with its unit. */
  itemsByCode: ReadonlyMap<string, KnownItem>;
  itemsByBarcode: ReadonlyMap<string, KnownItem>;
  /** Barcodes, as `skuKey`, of several items: none of them is taken for a SKU. */
  ambiguousSkus?: ReadonlyMap<string, unknown>;
  /** Lower-case code -> the debtor or creditor as AutoCount writes it. */
  customersByCode: ReadonlyMap<string, KnownAccount>;
  suppliersByCode: ReadonlyMap<string, KnownAccount>;
  locationsByCode: ReadonlyMap<string, Known>;
  /** AutoCount's tax code of sales for a rate in percent ("8"), from the connection's settings. */
  taxCodes: ReadonlyMap<string, string>;
  /** Debtors that were made from a source's own customer records, by `aliasEntry` of the source and the buyer's key. */
  madeCustomers: ReadonlyMap<string, string>;
  /** A source's debtor for sales that name no buyer, by source id. */
  walkInCustomer: ReadonlyMap<string, string>;
};
/** A code as AutoCount writes it, and whether it is in use there. */
type Known = { code: string; isActive: boolean };
export type KnownItem = Known & { uom: string | null };
export type KnownAccount = Known & { name: string };

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

/** A location as it is asked about and remembered: without outer blanks, case ignored. Null for what names none. */
export function locationKey(location: string | null): string | null {
  const key = location?.trim().toLowerCase() ?? "";
  return key === "" ? null : key;
}

/**
 * The key under which it is remembered what takes the place of a code that AutoCount no longer has, or has in use no longer.
 * An item's or location's is the code itself: a source that still sends the old code means the same.
 */
export function successorKey(list: "item" | "customer" | "supplier" | "location", code: string): string {
  const key = code.trim().toLowerCase();
  return list === "item" || list === "location" ? key : `code:${key}`;
}

/** The entry of an answer in `Knowledge`: of one source, or of the whole company where `sourceId` is null; of one buyer's documents alone where `customerCode` is given. */
export function aliasEntry(sourceId: string | null, key: string, customerCode: string | null = null): string {
  return `${sourceId ?? ""} ${key}${customerCode === null ? "" : `\t${customerCode.toLowerCase()}`}`;
}

/**
 * The document with what is known filled in: items by remembered answer (for this source's documents of this buyer, then for
 * this source, then for the company), exact code or barcode; the debtor or creditor; stock locations; tax codes of sales. What
 * the document already names stands as long as AutoCount has it in use; else what a person said takes its place. A blank code
 * names nothing. Pure; says nothing of what stays unknown.
 */
export function resolveDocument<K extends Kind>(carrier: OfKind<K>, sourceId: string, known: Knowledge): DocumentOf<K> {
  const side = sideOf(carrier);
  const code = side === null ? null : findAccount(side, sourceId, known).code;
  const lined = { kind: carrier.kind, document: withResolvedLines(carrier, { sourceId, customerCode: side?.list === "customer" ? code : null }, known) };
  const placed = { kind: carrier.kind, document: withLocations(lined, (location) => findLocation(location, sourceId, known).code) };
  return side === null ? placed.document : withParty(placed, { ...side.party, code });
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
  const account = side === null ? null : findAccount(side, sourceId, known);
  const asker = { sourceId, customerCode: side?.list === "customer" ? (account?.code ?? null) : null };
  const items = goodsOf(carrier).flatMap((line) => findItem(line, asker, known)?.aliasIds ?? []);
  const places = locationsOf(carrier).flatMap((location) => findLocation(location, sourceId, known).aliasIds);
  return [...new Set([...items, ...(account?.aliasIds ?? []), ...places])];
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
  return { ...line, itemCode: item?.code ?? null, uom: stated(line.uom) ?? item?.known?.uom ?? null };
}

type Item = Pick<StockLine, "sku" | "itemCode" | "uom">;

function findItem(line: Item, asker: Asker, known: Knowledge): InUse<KnownItem> | undefined {
  const itemInUse = (code: string) => inUse(code, (lowerCase) => known.itemsByCode.get(lowerCase), (at) => findItemAnswer(known.itemAliases, asker, successorKey("item", at)));
  const code = stated(line.itemCode);
  if (code !== null) return itemInUse(code);
  const key = skuKey(line.sku);
  if (key === null) return undefined;
  const answer = findItemAnswer(known.itemAliases, asker, key);
  if (answer !== undefined) return after(answer, itemInUse(answer.target));
  const item = known.itemsByCode.get(key) ?? (known.ambiguousSkus?.has(key) === true ? undefined : known.itemsByBarcode.get(key));
  if (item === undefined) return undefined;
  // A barcode may be that of another unit than the base one.
  return item.isActive ? { code: item.code, known: item, aliasIds: [] } : itemInUse(item.code);
}

/** The account that a document names or means; no code where it is not known. */
function findAccount(side: Side, sourceId: string, known: Knowledge): { code: string | null; aliasIds: string[] } {
  const { aliases, byCode } = accountsOf(side, known);
  const accountInUse = (code: string) => inUse(code, (lowerCase) => byCode.get(lowerCase), (at) => findAnswer(aliases, sourceId, successorKey(side.list, at)));
  const code = stated(side.party.code);
  if (code !== null) return accountInUse(code);
  const keys = partyKeys(side.party);
  for (const key of keys) {
    const answer = findAnswer(aliases, sourceId, key);
    if (answer !== undefined) return after(answer, accountInUse(answer.target));
  }
  if (side.list === "supplier") return { code: null, aliasIds: [] };
  const usual = keys.length === 0 ? known.walkInCustomer.get(sourceId) : keys.map((key) => known.madeCustomers.get(aliasEntry(sourceId, key))).find((made) => made !== undefined);
  return usual === undefined ? { code: null, aliasIds: [] } : accountInUse(usual);
}

function findLocation(location: string, sourceId: string, known: Knowledge): InUse<Known> {
  const named = location.trim();
  if (named === "") return { code: location, known: undefined, aliasIds: [] };
  return inUse(named, (lowerCase) => known.locationsByCode.get(lowerCase), (at) => findAnswer(known.locationAliases, sourceId, successorKey("location", at)));
}

function after<T>({ aliasId }: KnownAnswer, found: InUse<T>): InUse<T> {
  return { ...found, aliasIds: [aliasId, ...found.aliasIds] };
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
