import countries from "./codes/countries.json" with { type: "json" };

const codes = new Set(countries.codes.map(({ code }) => code));
const byAlpha2 = new Map(countries.codes.flatMap(({ code, alpha2 }) => (alpha2 === undefined ? [] : [[alpha2, code] as const])));

/** MyInvois' code of a country by its ISO code of two or three letters; null for what is in no list (ADR-4). */
export function countryOf(code: string | null): string | null {
  const said = code?.trim().toUpperCase() ?? "";
  return codes.has(said) ? said : (byAlpha2.get(said) ?? null);
}

export function isMalaysia(code: string | null): boolean {
  return countryOf(code) === "MYS";
}
