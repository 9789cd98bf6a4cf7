import type { OfKind } from "#lib/canonical/document.ts";
import { goodsOf, locationsOf, sideOf, type Side } from "#lib/canonical/facets.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { CustomerFact, Facts, ItemFact, LocationFact, UomFact } from "#lib/rules/facts.ts";
import { stockEntry } from "./stock-entry.ts";
import type { KnownAnswer } from "./in-use.ts";
import { aliasEntry, locationKey, partyKeys, skuKey, successorKey, type Knowledge, type KnownItem } from "./resolve.ts";

/** A document of a batch with the source that it came from. */
export type Sourced = OfKind & { sourceId: string };

/** What the book is set up for, from the company's connection: tax codes by rate, each source's walk-in debtor, and those made from its own customer records. */
export type BookKnowledge = Pick<Knowledge, "taxCodes" | "walkInCustomer" | "madeCustomers">;

type Account = { list: Side["list"] | "location"; code: string; name: string; isActive: boolean };

/** Loads what is known of the SKUs, parties and locations of a batch: three queries, however large it is. */
export async function loadKnowledge(tx: Tx, company: number, batch: readonly Sourced[], book: BookKnowledge): Promise<Knowledge> {
  const lines = batch.flatMap(goodsOf);
  const skus = distinct(lines.map((line) => skuKey(line.sku)));
  const sides = batch.map(sideOf).filter((side) => side !== null);
  const stated = (list: Side["list"]) => sides.filter((side) => side.list === list).map((side) => side.party.code);
  const debtorsOfBook = [...book.walkInCustomer.values(), ...book.madeCustomers.values()];
  const keysOf = (list: Side["list"]) => distinct([
    ...sides.filter((side) => side.list === list).flatMap((side) => partyKeys(side.party)),
    ...distinct([...stated(list), ...(list === "customer" ? debtorsOfBook : [])]).map((code) => successorKey(list, code)),
  ]);
  const itemKeys = distinct([...skus, ...lines.map((line) => line.itemCode?.trim().toLowerCase() ?? null)]);
  const places = distinct(batch.flatMap(locationsOf).map(locationKey));
  // What an answer names may have gone itself: what takes its place is asked for in the same query, step by step.
  const aliases = await tx.$queryRaw<{ id: string; type: string; source_id: string | null; customer_code: string | null; key: string; target: string }[]>`
    WITH RECURSIVE known AS (
      SELECT id, type, source_id, customer_code, key, target FROM alias
      WHERE company_id = ${company} AND revoked_at IS NULL
        AND ((type = 'item' AND (key = ANY(${itemKeys}) OR key = ANY(ARRAY(
            SELECT lower(code) FROM item WHERE company_id = ${company} AND barcode = ANY(${skus}) AND barcode IS NOT NULL AND NOT is_active))))
          OR (type = 'customer' AND key = ANY(${keysOf("customer")})) OR (type = 'supplier' AND key = ANY(${keysOf("supplier")}))
          OR (type = 'location' AND key = ANY(${places})))
      UNION SELECT next.id, next.type, next.source_id, next.customer_code, next.key, next.target FROM known
      JOIN alias next ON next.company_id = ${company} AND next.revoked_at IS NULL AND next.type = known.type
        AND next.key = CASE WHEN known.type IN ('item', 'location') THEN lower(known.target) ELSE 'code:' || lower(known.target) END)
    SELECT * FROM known`;
  const answers = { item: new Map<string, KnownAnswer>(), customer: new Map<string, KnownAnswer>(), supplier: new Map<string, KnownAnswer>(), location: new Map<string, KnownAnswer>() };
  for (const alias of aliases) {
    answers[alias.type as keyof typeof answers].set(aliasEntry(alias.source_id, alias.key, alias.customer_code), { aliasId: alias.id, target: alias.target });
  }
  // An item's code is compared without case, as people type it; the index is over the code as AutoCount writes it.
  const asWritten = distinct(lines.flatMap((line) => [line.itemCode, line.sku?.trim() ?? null]));
  const codes = distinct([...targetsOf(answers.item), ...asWritten, ...asWritten.map((code) => code.toUpperCase())]);
  const found = await tx.$queryRaw<(KnownItem & { barcode: string | null; isBase: boolean })[]>`
    SELECT code, uom, barcode, is_active AS "isActive", true AS "isBase" FROM item WHERE company_id = ${company} AND code = ANY(${codes})
    UNION SELECT code, uom, barcode, is_active, true FROM item WHERE company_id = ${company} AND barcode = ANY(${skus}) AND barcode IS NOT NULL
    UNION SELECT u.item_code, u.uom, u.barcode, COALESCE(i.is_active, true), false FROM item_uom u LEFT JOIN item i ON i.company_id = u.company_id AND i.code = u.item_code
      WHERE u.company_id = ${company} AND u.barcode = ANY(${skus}) AND u.barcode IS NOT NULL`;
  // A barcode of another unit is the item too, in that unit; what the item itself says comes last and stays.
  const items = found.toSorted((a, b) => Number(a.isBase) - Number(b.isBase));
  const named = (list: Side["list"]) => {
    const written = distinct(stated(list));
    return distinct([...written, ...written.map((code) => code.toUpperCase()), ...targetsOf(answers[list]), ...(list === "customer" ? debtorsOfBook : [])]);
  };
  // A company has a handful of locations; which of them is meant is compared without case.
  const accounts = await tx.$queryRaw<Account[]>`
    SELECT 'customer' AS list, code, name, is_active AS "isActive" FROM customer WHERE company_id = ${company} AND code = ANY(${named("customer")})
    UNION ALL SELECT 'supplier', code, name, is_active FROM supplier WHERE company_id = ${company} AND code = ANY(${named("supplier")})
    UNION ALL SELECT 'location', code, name, is_active FROM location WHERE company_id = ${company} AND ${places.length > 0}`;
  const byCode = (list: Account["list"]) => new Map(accounts.filter((account) => account.list === list).map((account) => [account.code.toLowerCase(), account]));
  return {
    ...book,
    itemAliases: answers.item,
    customerAliases: answers.customer,
    supplierAliases: answers.supplier,
    locationAliases: answers.location,
    itemsByCode: new Map(items.map((item) => [item.code.toLowerCase(), item])),
    itemsByBarcode: new Map(items.flatMap((item) => (item.barcode === null ? [] : [[item.barcode.toLowerCase(), item] as const]))),
    customersByCode: byCode("customer"),
    suppliersByCode: byCode("supplier"),
    locationsByCode: byCode("location"),
  };
}

type MasterFacts = Pick<Facts, "items" | "customers" | "suppliers" | "locations" | "stock">;
type AccountRow = CustomerFact & { list: Side["list"] };

/** Which debtors of these documents have a credit limit. One query. */
export async function findLimitedDebtors(tx: Tx, company: number, batch: readonly OfKind[]): Promise<ReadonlySet<string>> {
  const codes = distinct(batch.map((one) => sideOf(one)).map((side) => (side?.list === "customer" ? side.party.code : null)));
  if (codes.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ code: string }[]>`SELECT code FROM customer WHERE company_id = ${company} AND code = ANY(${codes}) AND credit_limit <> 0`;
  return new Set(rows.map(({ code }) => code));
}

/** The items with their units and stock, debtors, creditors and locations that a batch of resolved documents names, as the rules want them: five queries. */
export async function loadMasterFacts(tx: Tx, company: number, batch: readonly OfKind[]): Promise<MasterFacts> {
  const codes = distinct(batch.flatMap((one) => goodsOf(one).map((line) => line.itemCode)));
  const sides = batch.map(sideOf).filter((side) => side !== null);
  const named = (list: Side["list"]) => distinct(sides.filter((side) => side.list === list).map((side) => side.party.code));
  const items = await tx.$queryRaw<Omit<ItemFact, "uoms">[]>`
    SELECT code, name, uom, tax_code AS "taxCode", is_active AS "isActive", trim_scale(price)::text AS price, classification, cannot_consolidate AS "cannotConsolidate", barcode
    FROM item WHERE company_id = ${company} AND code = ANY(${codes})`;
  const uoms = await tx.$queryRaw<(UomFact & { itemCode: string })[]>`
    SELECT item_code AS "itemCode", uom, trim_scale(rate)::text AS rate, trim_scale(price)::text AS price, trim_scale(min_price)::text AS "minPrice", levels
    FROM item_uom WHERE company_id = ${company} AND item_code = ANY(${codes}) ORDER BY rate, uom`;
  const stock = await tx.$queryRaw<{ itemCode: string; location: string; quantity: string }[]>`
    SELECT item_code AS "itemCode", location, trim_scale(quantity)::text AS quantity FROM stock_level WHERE company_id = ${company} AND item_code = ANY(${codes})`;
  const unitsOf = Map.groupBy(uoms, (unit) => unit.itemCode);
  const accounts = await tx.$queryRaw<AccountRow[]>`
    SELECT 'customer' AS list, code, name, currency, credit_term AS "creditTerm", is_active AS "isActive", email, phone, register_no AS "registerNo", tin,
      trim_scale(credit_limit)::text AS "creditLimit", trim_scale(balance)::text AS balance, price_level AS "priceLevel"
    FROM customer WHERE company_id = ${company} AND code = ANY(${named("customer")})
    UNION ALL SELECT 'supplier', code, name, currency, credit_term, is_active, email, phone, register_no, tin, NULL, NULL, NULL FROM supplier WHERE company_id = ${company} AND code = ANY(${named("supplier")})`;
  // A company has a handful of locations.
  const locations = await tx.$queryRaw<LocationFact[]>`SELECT code, name, is_active AS "isActive" FROM location WHERE company_id = ${company}`;
  const byCode = (list: Side["list"]) => new Map(accounts.filter((account) => account.list === list).map((account) => [account.code, account]));
  return {
    items: new Map(items.map((item) => [item.code, { ...item, uoms: withBaseUnit(item, unitsOf.get(item.code) ?? []) }])),
    stock: stock.length === 0 ? null : new Map(stock.map((one) => [stockEntry(one.itemCode, one.location), one.quantity])),
    customers: byCode("customer"),
    suppliers: byCode("supplier"),
    locations: locations.length === 0 ? null : new Map(locations.map((location) => [location.code, location])),
  };
}

/** Every unit of an item, the base unit first: it stands in the item itself, with what the list of units adds to it. */
function withBaseUnit(item: Omit<ItemFact, "uoms">, units: readonly (UomFact & { itemCode: string })[]): UomFact[] {
  const plain = units.map(({ itemCode: _, ...unit }): UomFact => unit);
  if (item.uom === null) return plain;
  const own = plain.find((unit) => unit.uom === item.uom);
  return [{ uom: item.uom, rate: "1", price: own?.price ?? item.price, minPrice: own?.minPrice ?? null, levels: own?.levels ?? {} }, ...plain.filter((unit) => unit !== own)];
}

function targetsOf(answers: ReadonlyMap<string, KnownAnswer>): string[] {
  return [...answers.values()].map((answer) => answer.target);
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== null && value !== ""))];
}
