import { isAmong, kinds, masterKinds } from "#lib/canonical/kinds.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { loadSources } from "#lib/sources/queries.ts";
import { numberPrefix } from "./number-prefix.ts";

/** What document numbers of ours can begin with: of every kind and from every source of the company. */
export async function listOurPrefixes(tx: Pick<Tx, "$queryRaw">, company: number, docNoPrefix: string): Promise<string[]> {
  const numbered = kinds.filter((kind) => !isAmong(masterKinds, kind));
  const ofSources = [...(await loadSources(tx, company)).values()].map((source) => source.settings.prefixes);
  return [...new Set([{}, ...ofSources].flatMap((prefixes) => numbered.map((kind) => numberPrefix(kind, prefixes, docNoPrefix))))];
}

/** Whether a number could be one of those that Holdpoint gives: it would meet a later document of ours. Pure. */
export function isOfOurNumbers(docNo: string, prefixes: readonly string[]): boolean {
  const upper = docNo.toUpperCase();
  return prefixes.some((prefix) => upper.startsWith(prefix.toUpperCase()) && /^\d+$/.test(upper.slice(prefix.length)));
}
