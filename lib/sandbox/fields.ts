/** Which list of the book a reference value must be in; also the entity's name in `... (<Entity>Key = x) not exists.` */
export type Entity =
  | "Account"
  | "Area"
  | "Creditor"
  | "CreditTerm"
  | "Currency"
  | "Debtor"
  | "Department"
  | "DocNoFormat"
  | "JournalType"
  | "Location"
  | "PaymentMethod"
  | "PostingAccount"
  | "PostingGroup"
  | "Product"
  | "ProductCategory"
  | "SalesAgent"
  | "Stock"
  | "TariffCode"
  | "TaxCode"
  | "TaxEntity";

/** The book's own scale that incoming digits are rounded to (Settings > Decimals); `salesUnitPrice` is that of purchases too. */
export type ScaleName = "quantity" | "salesUnitPrice" | "cost" | "percentage" | "currencyAmount" | "currencyRate";

/** One field of an input model, as the documentation's tables state it. */
export interface Field {
  readonly name: string;
  readonly type: "text" | "decimal" | "date" | "boolean";
  /** Longest text in UTF-16 units, as .NET counts. */
  readonly max?: number;
  readonly required?: boolean;
  readonly scale?: ScaleName;
  readonly positive?: boolean;
  readonly refersTo?: Entity;
  /** What is stored on create where the field is left out or null. */
  readonly otherwise?: string | boolean;
}

export function text(name: string, max?: number): Field {
  return max === undefined ? { name, type: "text" } : { name, type: "text", max };
}

export function date(name: string): Field {
  return { name, type: "date" };
}

export function flag(name: string, otherwise = false): Field {
  return { name, type: "boolean", otherwise };
}

export function decimal(name: string, scale: ScaleName, otherwise?: string): Field {
  return otherwise === undefined ? { name, type: "decimal", scale } : { name, type: "decimal", scale, otherwise };
}

export function reference(name: string, refersTo: Entity): Field {
  return { name, type: "text", refersTo };
}

export function required(field: Field): Field {
  return { ...field, required: true };
}

export function positive(field: Field): Field {
  return { ...field, positive: true };
}
