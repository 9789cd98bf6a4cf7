/** What kind of change it is, in a word or two. */
export function driftWords({ field, new: next, successor }: { field: string; new: string | null; successor: string | null }): string {
  if (field === "name") return "Renamed";
  if (field === "tax_code") return "Tax code";
  return next === "inactive" ? (successor === null ? "Made inactive" : `Merged into ${successor}`) : "Active again";
}
