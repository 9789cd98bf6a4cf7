import type { FieldType } from "#components/records/document-fields.ts";
import type { CellType } from "./grid-column.ts";

/**
 * What somebody typed, as a document writes it: outer blanks gone; of amounts the currency sign, thousands commas and a
 * plus as well ("RM 1,234.50" is "1234.50"). What is no number stays as typed, to be complained about.
 */
export function tidyValue(type: FieldType | CellType, typed: string): string {
  const text = typed.trim();
  if (type === "currency") return text.toUpperCase();
  return type === "amount" ? tidyAmount(text) : text;
}

function tidyAmount(text: string): string {
  const bare = text.replace(/^(RM|MYR)\s*/i, "").replace(/^([-−+]?)\s*(?:RM|MYR)\s*/i, "$1").replace("−", "-").replace(/^\+/, "").replaceAll(/\s/g, "").replace(/%$/, "");
  // A comma groups thousands here; anywhere else it is a mistake, and not ours to guess.
  const ungrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(",", "") : bare;
  return ungrouped.replace(/^(-?)\./, "$10.").replace(/\.$/, "");
}
