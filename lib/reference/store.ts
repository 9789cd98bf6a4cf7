import { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { MasterChange } from "./drift-store.ts";
import type { LedgerItem, LedgerLocation, LedgerParty, LedgerUnit } from "./ledger-masters.ts";
import type { MirrorList } from "./mirror-lists.ts";
import { customerSearchText, itemSearchText } from "./propose-customer.ts";

/** The mirror's writer for what the account book says of its items, debtors, creditors and locations. */

/** What a batch changed in the mirror; rows that were the same already count nowhere and are not written. */
export type Saved = { added: number; changed: number; moved: MasterChange[] };

/**
 * Writes a batch of items, in one statement. One that is proposed here under a name of its own stays as it is: the book
 * has something else under its code, and the posting that needs it has to find that out.
 */
export async function saveItems(tx: Tx, company: number, items: readonly LedgerItem[], at: Date): Promise<Saved> {
  const rows = JSON.stringify(items.map((item) => ({ ...item, searchText: itemSearchText(item) })));
  return count(await tx.$queryRaw<Written[]>`
    INSERT INTO item AS i (company_id, code, name, barcode, uom, price, tax_code, classification, cannot_consolidate, is_active, origin, search_text, updated_at)
    SELECT ${company}, code, name, barcode, uom, price, "taxCode", classification, COALESCE("cannotConsolidate", false), "isActive", 'ledger', "searchText", ${at}
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(code text, name text, barcode text, uom text, price numeric(19, 8), "taxCode" text,
      classification text, "cannotConsolidate" boolean, "isActive" boolean, "searchText" text)
    ORDER BY code
    ON CONFLICT (company_id, code) DO UPDATE SET
      name = excluded.name, barcode = excluded.barcode, uom = excluded.uom, price = excluded.price, tax_code = excluded.tax_code,
      classification = excluded.classification, cannot_consolidate = excluded.cannot_consolidate, is_active = excluded.is_active, origin = excluded.origin,
      search_text = excluded.search_text, updated_at = excluded.updated_at
    WHERE (i.origin <> 'proposed' OR lower(btrim(i.name)) = lower(btrim(excluded.name)))
      AND (i.name, i.barcode, i.uom, i.price, i.tax_code, i.classification, i.cannot_consolidate, i.is_active, i.origin)
        IS DISTINCT FROM (excluded.name, excluded.barcode, excluded.uom, excluded.price, excluded.tax_code, excluded.classification, excluded.cannot_consolidate, excluded.is_active, excluded.origin)
    RETURNING old.code IS NULL AS "isNew", new.code, new.name, old.name AS "oldName", old.is_active AS "oldActive", new.is_active AS "isActive",
      old.tax_code AS "oldTax", new.tax_code AS "taxCode"`);
}

/** The two lists of parties, of the same columns. */
export type PartyList = "customer" | "supplier";
const partyTables = { customer: Prisma.sql`customer`, supplier: Prisma.sql`supplier` };

/** Writes a batch of debtors or creditors, in one statement; proposed ones as for items. What the listing does not carry stays. */
export async function saveParties(tx: Tx, company: number, list: PartyList, parties: readonly LedgerParty[], at: Date): Promise<Saved> {
  const rows = JSON.stringify(parties.map((party) => ({ ...party, searchText: customerSearchText(party) })));
  return count(await tx.$queryRaw<Written[]>`
    INSERT INTO ${partyTables[list]} AS c (company_id, code, name, email, phone, address, postcode, register_no, tin, currency, credit_term, is_active, origin, search_text, updated_at)
    SELECT ${company}, code, name, email, phone, address, postcode, "registerNo", tin, currency, "creditTerm", "isActive", 'ledger', "searchText", ${at}
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(code text, name text, email text, phone text, address text, postcode text, "registerNo" text, tin text,
      currency text, "creditTerm" text, "isActive" boolean, "searchText" text)
    ORDER BY code
    ON CONFLICT (company_id, code) DO UPDATE SET
      name = excluded.name, email = excluded.email, phone = excluded.phone, address = excluded.address, postcode = excluded.postcode,
      register_no = excluded.register_no, tin = COALESCE(excluded.tin, c.tin), currency = excluded.currency, credit_term = excluded.credit_term,
      is_active = excluded.is_active, origin = excluded.origin, search_text = excluded.search_text, updated_at = excluded.updated_at
    WHERE (c.origin <> 'proposed' OR lower(btrim(c.name)) = lower(btrim(excluded.name)))
      AND (c.name, c.email, c.phone, c.address, c.postcode, c.register_no, c.tin, c.currency, c.credit_term, c.is_active, c.origin)
        IS DISTINCT FROM (excluded.name, excluded.email, excluded.phone, excluded.address, excluded.postcode, excluded.register_no, COALESCE(excluded.tin, c.tin), excluded.currency, excluded.credit_term, excluded.is_active, excluded.origin)
    RETURNING old.code IS NULL AS "isNew", new.code, new.name, old.name AS "oldName", old.is_active AS "oldActive", new.is_active AS "isActive", old.tin AS "oldTin", new.tin AS tin`);
}

/** Writes a batch of stock locations, in one statement. */
export async function saveLocations(tx: Tx, company: number, locations: readonly (LedgerLocation & { isActive: boolean })[], at: Date): Promise<Saved> {
  const rows = JSON.stringify(locations);
  return count(await tx.$queryRaw<Written[]>`
    INSERT INTO location AS l (company_id, code, name, is_active, origin, updated_at)
    SELECT ${company}, code, name, "isActive", 'ledger', ${at} FROM jsonb_to_recordset(${rows}::jsonb) AS x(code text, name text, "isActive" boolean)
    ORDER BY code
    ON CONFLICT (company_id, code) DO UPDATE SET name = excluded.name, is_active = excluded.is_active, origin = 'ledger', updated_at = excluded.updated_at
    WHERE (l.name, l.is_active, l.origin) IS DISTINCT FROM (excluded.name, excluded.is_active, 'ledger')
    RETURNING (xmax = 0) AS "isNew"`);
}

/** Writes a batch of units beside the base units, in one statement; prices that the listing does not carry stay. */
export async function saveUnits(tx: Tx, company: number, units: readonly LedgerUnit[], at: Date): Promise<Saved> {
  const rows = JSON.stringify(units);
  return count(await tx.$queryRaw<Written[]>`
    INSERT INTO item_uom AS u (company_id, item_code, uom, rate, price, barcode, origin, updated_at)
    SELECT DISTINCT ON ("itemCode", uom) ${company}, "itemCode", uom, rate, price, barcode, 'ledger', ${at}
    FROM jsonb_to_recordset(${rows}::jsonb) AS x("itemCode" text, uom text, rate numeric(19, 8), price numeric(19, 8), barcode text)
    ORDER BY "itemCode", uom
    ON CONFLICT (company_id, item_code, uom) DO UPDATE SET rate = excluded.rate, price = COALESCE(excluded.price, u.price),
      barcode = COALESCE(excluded.barcode, u.barcode), origin = 'ledger', updated_at = excluded.updated_at
    WHERE (u.rate, u.price, u.barcode, u.origin) IS DISTINCT FROM (excluded.rate, COALESCE(excluded.price, u.price), COALESCE(excluded.barcode, u.barcode), 'ledger')
    RETURNING old.uom IS NULL AS "isNew"`);
}

/** What a complete listing, begun at `begunAt`, no longer has. What was written since then it cannot know of. */
export type Gone = { codes: readonly string[]; begunAt: Date; at: Date };

/** Marks items of the book that a complete listing no longer has as not active. Returns which. */
export async function retireItems(tx: Tx, company: number, { codes, begunAt, at }: Gone): Promise<MasterChange[]> {
  return tx.$queryRaw<MasterChange[]>`
    UPDATE item SET is_active = false, updated_at = ${at}
    WHERE company_id = ${company} AND origin = 'ledger' AND is_active AND updated_at < ${begunAt}
      AND NOT EXISTS (SELECT 1 FROM unnest(${[...codes]}::text[]) AS listed(code) WHERE listed.code = item.code)
    RETURNING code, 'is_active' AS field, 'active' AS old, 'inactive' AS new, name`;
}

/** How many rows of a list of the book are in use here. */
export async function countActive(tx: Tx, company: number, list: MirrorList): Promise<number> {
  const where = { companyId: company, origin: "ledger", isActive: true };
  if (list === "item") return tx.item.count({ where });
  if (list === "location") return tx.location.count({ where });
  return list === "customer" ? tx.customer.count({ where }) : tx.supplier.count({ where });
}

/** The same for debtors or creditors. */
export async function retireParties(tx: Tx, company: number, list: PartyList, { codes, begunAt, at }: Gone): Promise<MasterChange[]> {
  return tx.$queryRaw<MasterChange[]>`
    UPDATE ${partyTables[list]} AS c SET is_active = false, updated_at = ${at}
    WHERE company_id = ${company} AND origin = 'ledger' AND is_active AND updated_at < ${begunAt}
      AND NOT EXISTS (SELECT 1 FROM unnest(${[...codes]}::text[]) AS listed(code) WHERE listed.code = c.code)
    RETURNING code, 'is_active' AS field, 'active' AS old, 'inactive' AS new, name`;
}

/** The same for stock locations, which are never proposed here. */
export async function retireLocations(tx: Tx, company: number, { codes, begunAt, at }: Gone): Promise<MasterChange[]> {
  return tx.$queryRaw<MasterChange[]>`
    UPDATE location SET is_active = false, updated_at = ${at}
    WHERE company_id = ${company} AND origin = 'ledger' AND is_active AND updated_at < ${begunAt}
      AND NOT EXISTS (SELECT 1 FROM unnest(${[...codes]}::text[]) AS listed(code) WHERE listed.code = location.code)
    RETURNING code, 'is_active' AS field, 'active' AS old, 'inactive' AS new, name`;
}

type Written = { isNew: boolean; code?: string; name?: string; oldName?: string; oldActive?: boolean; isActive?: boolean; oldTax?: string | null; taxCode?: string | null; oldTin?: string | null; tin?: string | null };

function count(written: readonly Written[]): Saved {
  const added = written.filter((row) => row.isNew).length;
  return { added, changed: written.length - added, moved: written.filter((row) => !row.isNew).flatMap(movesOf) };
}

/** What changed of a row that is watched: its name, whether it is active, its tax code or TIN. */
function movesOf({ code = "", name = "", oldName = name, oldActive, isActive, oldTax = null, taxCode = null, oldTin = null, tin = null }: Written): MasterChange[] {
  const state = (active: boolean | undefined) => (active === true ? "active" : "inactive");
  return [
    ...(oldName === name ? [] : [{ code, field: "name", old: oldName, new: name, name }]),
    ...(oldActive === isActive ? [] : [{ code, field: "is_active", old: state(oldActive), new: state(isActive), name }]),
    ...(oldTin === tin ? [] : [{ code, field: "tin", old: oldTin, new: tin, name }]),
    ...(oldTax === taxCode ? [] : [{ code, field: "tax_code", old: oldTax, new: taxCode, name }]),
  ];
}
