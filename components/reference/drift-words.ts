import type { Translate } from "#messages/translate.ts";

/** What kind of change it is, in a word or two. */
export function driftWords(t: Translate, { field, new: next, successor }: { field: string; new: string | null; successor: string | null }): string {
  if (field === "name") return t("reference.driftWords.renamed");
  if (field === "tax_code") return t("reference.driftWords.taxCode");
  if (field === "tin") return "TIN";
  if (field === "tax_entity") return t("reference.driftWords.taxEntity");
  if (field.startsWith("own:")) return t("reference.driftWords.enteredHereOvertaken", { field: field.slice(4).replaceAll(/([A-Z])/g, " $1").toLowerCase() });
  return next === "inactive" ? (successor === null ? t("reference.driftWords.madeInactive") : t("reference.driftWords.mergedInto", { successor })) : t("reference.driftWords.activeAgain");
}
