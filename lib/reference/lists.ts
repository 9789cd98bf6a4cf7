import type { OwnValues } from "./own-values.ts";

/** The lists of reference data that a person sees, uploads and edits, each declared once: table, keys, fields and how a spreadsheet may call them. */

export type FieldType = "text" | "decimal" | "integer" | "flag" | "levels";
export type ListField = {
  /** As in rows and URLs. */
  name: string;
  column: string;
  /** Its head in files; the screens have words of their own. */
  label: string;
  type: FieldType;
  /** Longest text that AutoCount takes (cloud-api.md 19, 21; other-apis.md F.2). */
  max?: number;
  isRequired?: boolean;
  /** What a spreadsheet may call it beside its label, in lower case without blanks and punctuation. */
  words?: readonly string[];
  choices?: readonly string[];
  /** Not in the table on screen, only in the form and the files. */
  isAside?: boolean;
};

export type ReferenceList = {
  id: ListId;
  table: string;
  /** What files and problems of an upload call it; the screens have words of their own. */
  title: string;
  one: string;
  keys: readonly ListField[];
  fields: readonly ListField[];
  /** Whether the table carries `search_text`, with its trigram index. */
  isIndexed: boolean;
  /** Whether rows may be AutoCount's own, read from it: then each value knows whether it is one of ours. */
  isRead: boolean;
  /** Rules whose holds new or changed rows may free. */
  frees: readonly string[];
};

export const listIds = ["items", "units", "customers", "suppliers", "locations", "tax-codes", "terms", "agents", "stock"] as const;
export type ListId = (typeof listIds)[number];

const code = (label: string, max: number, words: readonly string[]): ListField => ({ name: "code", column: "code", label, type: "text", max, isRequired: true, words });
const named = (label: string, max: number, words: readonly string[]): ListField => ({ name: "name", column: "name", label, type: "text", max, isRequired: true, words });
const active: ListField = { name: "isActive", column: "is_active", label: "Active", type: "flag", words: ["isactive", "status", "enabled", "inuse"] };

const partyFields: readonly ListField[] = [
  named("Name", 100, ["companyname", "debtorname", "creditorname", "customername", "suppliername"]),
  { name: "creditTerm", column: "credit_term", label: "Term", type: "text", max: 30, words: ["creditterm", "displayterm", "terms", "paymentterm"] },
  { name: "currency", column: "currency", label: "Currency", type: "text", max: 3, words: ["currencycode"] },
  { name: "registerNo", column: "register_no", label: "Register no.", type: "text", max: 25, words: ["registerno", "registrationno", "brn", "businessregistrationno"] },
  { name: "tin", column: "tin", label: "TIN", type: "text", max: 20, words: ["taxidentificationnumber", "taxno"] },
  { name: "email", column: "email", label: "E-mail", type: "text", max: 255, words: ["emailaddress", "email"] },
  { name: "phone", column: "phone", label: "Phone", type: "text", max: 50, words: ["phone1", "telephone", "tel", "mobile"] },
  { name: "address", column: "address", label: "Address", type: "text", max: 500, isAside: true, words: ["address1", "invaddr1"] },
  { name: "postcode", column: "postcode", label: "Postcode", type: "text", max: 20, isAside: true, words: ["postalcode", "zip"] },
];

const lists: Readonly<Record<ListId, Omit<ReferenceList, "id" | "isRead">>> = {
  items: {
    table: "item", title: "Items", one: "item", isIndexed: true, frees: ["missing-sku", "inactive-item", "unknown-uom", "price-mismatch", "tax-code-missing"],
    keys: [code("Item code", 30, ["itemcode", "productcode", "stockcode", "sku"])],
    fields: [
      named("Name", 100, ["description", "productname", "itemname", "itemdescription"]),
      { name: "uom", column: "uom", label: "Base unit", type: "text", max: 8, words: ["uom", "baseuom", "unit", "unitofmeasure"] },
      { name: "price", column: "price", label: "Price", type: "decimal", words: ["sellingprice", "unitprice", "listprice", "price1"] },
      { name: "barcode", column: "barcode", label: "Barcode", type: "text", max: 30, words: ["ean", "gtin", "upc", "barcodeno"] },
      { name: "taxCode", column: "tax_code", label: "Tax code", type: "text", max: 20, words: ["supplytaxcode", "salestaxcode", "taxtype"] },
      { name: "classification", column: "classification", label: "Classification", type: "text", max: 5, words: ["classificationcode", "einvoiceclassification"] },
      active,
    ],
  },
  units: {
    table: "item_uom", title: "Units and prices", one: "unit", isIndexed: false, frees: ["unknown-uom", "price-mismatch"],
    keys: [
      { name: "itemCode", column: "item_code", label: "Item code", type: "text", max: 30, isRequired: true, words: ["productcode", "stockcode", "sku", "code"] },
      { name: "uom", column: "uom", label: "Unit", type: "text", max: 8, isRequired: true, words: ["unitofmeasure", "multipack"] },
    ],
    fields: [
      { name: "rate", column: "rate", label: "Base units in one", type: "decimal", isRequired: true, words: ["rate", "multipackrate", "conversion", "factor"] },
      { name: "price", column: "price", label: "Price", type: "decimal", words: ["sellingprice", "unitprice", "price1"] },
      { name: "minPrice", column: "min_price", label: "Lowest price", type: "decimal", words: ["minprice", "minimumprice", "minsellingprice"] },
      { name: "barcode", column: "barcode", label: "Barcode", type: "text", max: 30, words: ["ean", "gtin", "upc"] },
      { name: "levels", column: "levels", label: "Price levels", type: "levels", words: ["pricelevels", "levels"] },
    ],
  },
  customers: {
    table: "customer", title: "Customers", one: "customer", isIndexed: true, frees: ["new-customer", "inactive-customer", "credit-limit", "currency-unknown", "einvoice-buyer", "einvoice-debtor"],
    keys: [code("Debtor code", 12, ["debtorcode", "accno", "customercode", "accountno"])],
    fields: [
      ...partyFields,
      { name: "creditLimit", column: "credit_limit", label: "Credit limit", type: "decimal", words: ["creditlimit", "limit"] },
      { name: "balance", column: "balance", label: "Balance", type: "decimal", words: ["outstanding", "amountowed", "currentbalance"] },
      { name: "priceLevel", column: "price_level", label: "Price level", type: "text", choices: ["1", "2", "3", "4", "5", "6"], isAside: true, words: ["pricecategory", "pricelevel"] },
      { name: "agent", column: "agent", label: "Agent", type: "text", max: 50, isAside: true, words: ["salesagent"] },
      { name: "taxEntity", column: "tax_entity", label: "Tax entity", type: "text", max: 50, isAside: true, words: ["taxentityid", "taxentity"] },
      active,
    ],
  },
  suppliers: {
    table: "supplier", title: "Suppliers", one: "supplier", isIndexed: true, frees: ["new-supplier", "currency-unknown"],
    keys: [code("Creditor code", 12, ["creditorcode", "accno", "suppliercode", "accountno"])], fields: [...partyFields, active],
  },
  locations: {
    table: "location", title: "Locations", one: "location", isIndexed: false, frees: ["unknown-location"],
    keys: [code("Location", 20, ["location", "locationcode", "code"])], fields: [named("Name", 100, ["description", "locationname"]), active],
  },
  "tax-codes": {
    table: "tax_code", title: "Tax codes", one: "tax code", isIndexed: false, frees: ["tax-code-missing", "tax-mismatch", "ledger-cannot-store"],
    keys: [code("Tax code", 20, ["taxcode", "taxtype", "code"])],
    fields: [
      named("Description", 100, ["name", "taxname"]),
      { name: "rate", column: "rate", label: "Percent", type: "decimal", words: ["taxrate", "rate"] },
      { name: "side", column: "side", label: "For", type: "text", choices: ["sales", "purchase"], words: ["supplypurchase", "side", "type"] },
      active,
    ],
  },
  terms: {
    table: "credit_term", title: "Terms", one: "term", isIndexed: false, frees: [],
    keys: [code("Term", 30, ["creditterm", "displayterm", "term", "terms", "code"])],
    fields: [named("Description", 100, ["name"]), { name: "days", column: "days", label: "Days", type: "integer", words: ["termdays", "duedays"] }, active],
  },
  agents: {
    table: "agent", title: "Agents", one: "agent", isIndexed: false, frees: [],
    keys: [code("Agent", 50, ["salesagent", "agentcode", "code"])], fields: [named("Name", 100, ["description", "agentname"]), active],
  },
  stock: {
    table: "stock_level", title: "Stock", one: "stock level", isIndexed: false, frees: ["negative-stock"],
    keys: [
      { name: "itemCode", column: "item_code", label: "Item code", type: "text", max: 30, isRequired: true, words: ["productcode", "stockcode", "sku", "code"] },
      { name: "location", column: "location", label: "Location", type: "text", max: 20, isRequired: true, words: ["locationcode", "warehouse", "branch"] },
    ],
    fields: [{ name: "quantity", column: "quantity", label: "Quantity", type: "decimal", isRequired: true, words: ["qty", "balanceqty", "onhand", "onhandqty", "stockbalance"] }],
  },
};

/** The list of that id; null where there is none. */
export function findList(id: string): ReferenceList | null {
  return (listIds as readonly string[]).includes(id) ? getList(id as ListId) : null;
}

export function getList(id: ListId): ReferenceList {
  return { id, isRead: readLists.has(id), ...lists[id] };
}

const readLists: ReadonlySet<ListId> = new Set(["items", "units", "customers", "suppliers", "locations"]);

export function fieldsOf(list: ReferenceList): readonly ListField[] {
  return [...list.keys, ...list.fields];
}

/** One row as text: decimals without trailing zeros, flags "yes" or "no", price levels "2=9.50; 3=9". Null: nothing. */
export type ListValues = Readonly<Record<string, string | null>>;

/** A row on screen: its key as one text, what it says, where it is from and since when. */
export type ListRow = { key: string; values: ListValues; origin: string; updatedAt: string; own: OwnValues };

/** A row's key as it stands in a URL: its parts joined by a tab, which no code has. */
export function keyOf(list: ReferenceList, values: ListValues): string {
  return list.keys.map((field) => values[field.name] ?? "").join("\t");
}
