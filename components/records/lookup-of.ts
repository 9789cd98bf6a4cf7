import type { FieldType } from "./document-fields.ts";

/** What can be looked up: AutoCount's codes, and the tax authority's classifications. */
export type LookupType = Extract<FieldType, "location" | "item" | "debtor" | "creditor" | "tax-code" | "uom" | "classification"> | "unit-code";

/** What a field of a document is looked up in, by its path; null where it is only typed. */
export function lookupOf(path: string): LookupType | null {
  const field = path.split(".").at(-1) ?? "";
  return Object.hasOwn(lookedUp, field) ? (lookedUp[field] ?? null) : null;
}

const lookedUp: { readonly [field: string]: LookupType } = {
  location: "location", fromLocation: "location", toLocation: "location", taxCode: "tax-code", uom: "uom", classification: "classification", unitCode: "unit-code", itemCode: "item",
};
