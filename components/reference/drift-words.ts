/** What kind of change it is, in a word or two. */
export function driftWords({ field, new: next, successor }: { field: string; new: string | null; successor: string | null }): string {
  if (field === "name") return "Renamed";
  if (field === "tax_code") return "Tax code";
  if (field === "tin") return "TIN";
  if (field === "tax_entity") return "Tax entity";
  if (field.startsWith("own:")) return `${field.slice(4).replaceAll(/([A-Z])/g, " $1").toLowerCase()} entered here, overtaken by AutoCount's own change`;
  return next === "inactive" ? (successor === null ? "Made inactive" : `Merged into ${successor}`) : "Active again";
}
