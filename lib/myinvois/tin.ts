import { generalTins } from "./calendar.ts";

/** What is wrong with a TIN, as a sentence's end; `isSure` where the portal refuses it, otherwise it only looks wrong. */
export type TinTrouble = { why: string; isSure: boolean; better: string | null };

const prefixes = ["IG", "CS", "FA", "PT", "TA", "TC", "TN", "TR", "TP", "LE", "C", "D", "F", "J"] as const;

/** Looks at the form of a TIN; null where nothing is wrong with it. Whether it exists only MyInvois knows (README 1, TIN-1 to TIN-5). */
export function findTinTrouble(tin: string): TinTrouble | null {
  if (generalTins.some((general) => general.tin === tin)) return null;
  const tidy = tin.toUpperCase().replace(/[\s-]/g, "");
  if (tidy !== tin) return { why: "has capital letters and digits only, without spaces and dashes", isSure: true, better: findTinTrouble(tidy) === null ? tidy : null };
  if (tin.length > 14) return { why: "has at most 14 characters", isSure: true, better: null };
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(tin) ?? [];
  if (digits === "") return { why: "is letters followed by digits, such as C1234567890 or IG12345678901", isSure: true, better: null };
  if (letters === "SG" || letters === "OG") return { why: `begins with IG; ${letters} is the old way of writing it`, isSure: true, better: `IG${digits}` };
  if (letters === "EI") return { why: "that begins with EI is one of the tax authority's general ones, and this is none of them", isSure: true, better: null };
  if (!(prefixes as readonly string[]).includes(letters)) return { why: `does not begin with ${letters}`, isSure: true, better: null };
  if (letters === "IG") return /^\d{9,12}$/.test(digits) ? null : { why: "of a person has 9 to 12 digits", isSure: false, better: null };
  return companyTrouble(letters, digits);
}

/** A company's number has no zeros in front and ends in one (TIN-4). */
function companyTrouble(letters: string, digits: string): TinTrouble | null {
  const bare = digits.replace(/^0+/, "");
  const whole = bare.endsWith("0") ? bare : `${bare}0`;
  const better = /^[1-9]\d{6,10}0$/.test(whole) && whole !== digits ? `${letters}${whole}` : null;
  if (bare !== digits) return { why: "of a company has no zeros right after its letters", isSure: false, better };
  if (bare !== whole) return { why: "of a company ends in 0", isSure: false, better };
  return /^[1-9]\d{6,10}0$/.test(digits) ? null : { why: "of a company has 8 to 12 digits", isSure: false, better: null };
}

/** Who a general TIN stands for; null for everybody's own. */
export function generalTin(tin: string): { tin: string; who: string; side: string } | null {
  return generalTins.find((general) => general.tin === tin) ?? null;
}
