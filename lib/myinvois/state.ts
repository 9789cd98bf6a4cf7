import states from "./codes/states.json" with { type: "json" };

/** Said for every place outside Malaysia (ADR-5). */
export const stateAbroad = "17";

// 00 is withdrawn and 17 is no place (ADR-6, ADR-7): neither is ever meant by a name.
const inMalaysia = states.codes.filter(({ code }) => code !== "00" && code !== stateAbroad);
const bySaid = new Map(inMalaysia.flatMap(({ code, name, iso3166_2, commonAliases }) => [code, name, iso3166_2 ?? code, ...commonAliases].map((said) => [plain(said), code] as const)));

/** MyInvois' code of a Malaysian state by its code, its name or what shops call it ("SGR"); null for what is none. */
export function stateOf(said: string | null): string | null {
  return said === null ? null : (bySaid.get(plain(said)) ?? null);
}

function plain(text: string): string {
  return text.trim().toUpperCase().replace(/\s+/g, " ");
}
