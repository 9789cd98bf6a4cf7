import type { Book } from "./books.ts";
import { rateOf } from "./books.ts";
import type { Entity, Field } from "./fields.ts";
import { badRequest, notExistsMessage } from "./refusal.ts";
import type { Store, StoredMaster } from "./store.ts";
import { filledText } from "./values.ts";
import type { Values } from "./values.ts";

/** Refuses the first value of `values` that names something the book does not have, or no longer uses. */
export function checkReferences(store: Store, book: Book, fields: readonly Field[], values: Values): void {
  for (const field of fields) {
    const value = filledText(values, field.name);
    if (field.refersTo === undefined || value === null) continue;
    if (!exists(store, book, field.refersTo, value)) throw badRequest(notExistsMessage(field.name, field.refersTo, value));
  }
}

export function findDebtor(store: Store, book: Book, code: string): StoredMaster | null {
  return store.findMaster(book, "debtor", code);
}

export function findProduct(store: Store, book: Book, code: string): StoredMaster | null {
  return store.findMaster(book, "product", code);
}

/** Values match exactly: `COD` is not `C.O.D.`. Debtors and products are also refused while they are not active. */
function exists(store: Store, book: Book, entity: Entity, value: string): boolean {
  const { settings } = book;
  switch (entity) {
    case "Account":
      return settings.accounts.some((account) => account.accNo === value);
    case "Area":
      return settings.areas.some((area) => area.areaCode === value);
    case "CreditTerm":
      return settings.creditTerms.some((term) => term.creditTerm === value);
    case "Currency":
      return rateOf(settings, value) !== null;
    case "Debtor":
      return isActive(findDebtor(store, book, value), "Debtor", value);
    case "Department":
      return settings.departments.some((department) => department.deptNo === value);
    case "DocNoFormat":
      return settings.docNoFormats.some((format) => format.name === value);
    case "Location":
      return settings.locations.some((location) => location.location === value);
    case "PaymentMethod":
      return settings.paymentMethods.some((method) => method.paymentMethod === value && method.isActive);
    case "PostingGroup":
      return settings.postingGroups.some((group) => group.postingGroup === value);
    case "Product":
      return isActive(findProduct(store, book, value), "Product", value);
    case "ProductCategory":
      return settings.productCategories.includes(value);
    case "SalesAgent":
      return settings.salesAgents.some((agent) => agent.salesAgent === value);
    case "TariffCode":
      return settings.tariffCodes.includes(value);
    case "TaxCode":
      return settings.taxCodes.some((taxCode) => taxCode.taxCode === value);
  }
}

function isActive(found: StoredMaster | null, entity: Entity, value: string): boolean {
  if (found === null || found.code !== value) return false;
  if (found.status !== "active") throw badRequest(`${entity} (${value}) is inactive.`);
  return true;
}
