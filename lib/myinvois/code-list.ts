/** One code of a list of the tax authority. All codes are text: leading zeros count. */
export type Code = {
  code: string;
  name: string;
  /** Dates between which it may be used, both included; open where nothing is said. */
  validFrom?: string;
  validTo?: string;
  /** Only on documents that the buyer issues for the seller (types 11 to 14). */
  selfBilledOnly?: boolean;
};

/** A list with where it comes from and of which day it is. */
export type CodeList = { source: string; asOf: string; byCode: ReadonlyMap<string, Code> };

/** The lists that a document's fields are held against. */
export type CodeLists = { classifications: CodeList; countries: CodeList; states: CodeList; units: CodeList };

/** Why a code cannot be used on a day: it is in no list, not in force yet, or no longer; null where it can. */
export function whyNotUsable(list: CodeList, code: string, date: string): "unknown" | "not-yet" | "no-longer" | null {
  const known = list.byCode.get(code);
  if (known === undefined) return "unknown";
  if (known.validFrom !== undefined && date < known.validFrom) return "not-yet";
  return known.validTo !== undefined && date > known.validTo ? "no-longer" : null;
}

/** How a sentence about a code goes on: "is not in the list ...", "may be used from ...". */
export function unusableText(why: "unknown" | "not-yet" | "no-longer", { validFrom = "", validTo = "" }: Partial<Code> = {}): string {
  if (why === "unknown") return "is not in the tax authority's list";
  return why === "not-yet" ? `may only be used from ${validFrom}` : `may not be used after ${validTo}`;
}

/** Codes whose code begins with, or whose name has, every word of what is typed; those that match by code first. */
export function searchCodes(list: CodeList, typed: string, most = 20): Code[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter((word) => word !== "");
  const found: { code: Code; rank: number }[] = [];
  for (const code of list.byCode.values()) {
    const [own, name] = [code.code.toLowerCase(), code.name.toLowerCase()];
    if (!words.every((word) => own.startsWith(word) || name.includes(word))) continue;
    found.push({ code, rank: own === words[0] ? 0 : words.some((word) => own.startsWith(word)) ? 1 : words.some((word) => name.startsWith(word)) ? 2 : 3 });
  }
  // A stable sort: within a rank the order of the list stays.
  return found.sort((a, b) => a.rank - b.rank).slice(0, most).map(({ code }) => code);
}
