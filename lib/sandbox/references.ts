import type { Book } from "./books.ts";
import { rateOf } from "./books.ts";
import type { Entity, Field } from "./fields.ts";
import { badRequest, notExistsMessage } from "./refusal.ts";
import type { Store, StoredMaster } from "./store.ts";
import type { PartyKind } from "./resources/document-spec.ts";
import { filledText } from "./values.ts";
import type { Values } from "./values.ts";

/** Refuses the first value of `values` that names something the book does not have, or no longer uses. */
export function checkReferences(store: Store, book: Book, fields: readonly Field[], values: Values): void {
  for (const field of fields) {
    const value = filledText(values, field.name);
    if (field.refersTo === undefined || value === null) continue;
    if (!exists(store, book, field.refersTo, value)) throw badRequest(notExistsMessage(field.name, nameOf(field.refersTo), value));
  }
}

/** The debtor or creditor of that code, whichever of the wanted kinds has it. */
export function findParty(store: Store, book: Book, kinds: readonly PartyKind[], code: string): StoredMaster | null {
  for (const kind of kinds) {
    const found = store.findMaster(book, kind, code);
    if (found !== null) return found;
  }
  return null;
}

export function findProduct(store: Store, book: Book, code: string): StoredMaster | null {
  return store.findMaster(book, "product", code);
}

/** A stock code is a product's code, or the own one of one of its variants: then the product that has it, under that code. */
export function findStock(store: Store, book: Book, code: string): StoredMaster | null {
  const product = findProduct(store, book, code);
  if (product !== null) return product;
  const owner = store.listMasters(book, "product").find(({ master }) => master.parts["productVariants"]?.some((variant) => variant["stockCode"] === code));
  return owner ? { ...owner, code } : null;
}

/** A debtor's or creditor's code is an account number to the ledger, and is called so. */
function nameOf(entity: Entity): string {
  return entity === "PostingAccount" ? "Account" : entity;
}

/** Values match exactly: `COD` is not `C.O.D.`. Debtors and products are also refused while they are not active. */
function exists(store: Store, book: Book, entity: Entity, value: string): boolean {
  const { settings } = book;
  switch (entity) {
    case "Account":
      return settings.accounts.some((account) => account.accNo === value);
    case "Area":
      return settings.areas.some((area) => area.areaCode === value);
    case "Creditor":
      return isActive(findParty(store, book, ["creditor"], value), "Creditor", value);
    case "CreditTerm":
      return settings.creditTerms.some((term) => term.creditTerm === value);
    case "Currency":
      return rateOf(settings, value) !== null;
    case "Debtor":
      return isActive(findParty(store, book, ["debtor"], value), "Debtor", value);
    case "Department":
      return settings.departments.some((department) => department.deptNo === value);
    case "DocNoFormat":
      return settings.docNoFormats.some((format) => format.name === value);
    case "JournalType":
      return settings.journalTypes.includes(value);
    case "Location":
      return settings.locations.some((location) => location.location === value);
    case "PaymentMethod":
      return settings.paymentMethods.some((method) => method.paymentMethod === value && method.isActive);
    case "PostingAccount":
      return exists(store, book, "Account", value) || isActive(findParty(store, book, ["debtor", "creditor"], value), "Account", value);
    case "PostingGroup":
      return settings.postingGroups.some((group) => group.postingGroup === value);
    case "Product":
      return isActive(findProduct(store, book, value), "Product", value);
    case "ProductCategory":
      return settings.productCategories.includes(value);
    case "SalesAgent":
      return settings.salesAgents.some((agent) => agent.salesAgent === value);
    case "Stock":
      return isActive(findStock(store, book, value), "Stock", value);
    case "TariffCode":
      return settings.tariffCodes.includes(value);
    case "TaxCode":
      return settings.taxCodes.some((taxCode) => taxCode.taxCode === value);
    case "TaxEntity":
      return store.findMaster(book, "taxentity", value) !== null;
  }
}

function isActive(found: StoredMaster | null, entity: string, value: string): boolean {
  if (found === null || found.code !== value) return false;
  if (found.status !== "active") throw badRequest(`${entity} (${value}) is inactive.`);
  return true;
}
