import { can, type Role } from "#lib/auth/permissions.ts";
import { bearsValue } from "#lib/canonical/paths.ts";
import { openStates, type RecordState } from "#lib/canonical/states.ts";
import { correctionPermission } from "./fix-offer.ts";

/** The fields of the head that the screen lets people correct, in reading order. */
export const headFields = [
  "number", "date", "customer.name", "customer.email", "customer.phone", "customer.address", "customer.postcode", "customer.registerNo", "customer.tin",
  "reference", "currency", "currencyRate", "description", "note", "rounding", "tax", "total",
] as const;
export const lineFields = ["description", "quantity", "uom", "unitPrice", "discount", "tax", "taxCode", "amount"] as const;

/** What of a document somebody may correct; for lines by field, whichever line it is. */
export type Editing = { fields: readonly string[]; lineFields: readonly string[]; bearingValue: readonly string[] };

/** Null where nothing can be corrected: by this role, or in this state. Corrections after approval re-open the approval. */
export function editingOf(state: RecordState, role: Role): Editing | null {
  if (!openStates.includes(state) && state !== "approved") return null;
  const isAllowed = (path: string) => can({ role }, correctionPermission(path));
  const fields = headFields.filter(isAllowed);
  const ofLines = lineFields.filter((field) => isAllowed(lineField(field)));
  if (fields.length === 0 && ofLines.length === 0) return null;
  return {
    fields,
    lineFields: ofLines,
    bearingValue: [...headFields.filter((path) => bearsValue({ path })), ...lineFields.filter((field) => bearsValue({ path: lineField(field) })).map((field) => `lines.*.${field}`)],
  };
}

function lineField(field: string): string {
  return `lines.0.${field}`;
}
