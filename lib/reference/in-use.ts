/** A remembered answer: its alias and the item, debtor, creditor or location code. */
export type KnownAnswer = { aliasId: string; target: string };

/** What a code comes to: as AutoCount writes it, what is known of it there, and the answers that led from the one to the other. */
export type InUse<T> = { code: string; known: T | undefined; aliasIds: string[] };

/**
 * The item or account of a code; where AutoCount has none such, or none that is active, the one that a person said takes its
 * place, and so on from one to the next. Where nobody has said so it stays what it is: the rules hold it. Pure.
 */
export function inUse<T extends { code: string; isActive: boolean }>(code: string, find: (lowerCase: string) => T | undefined, answerTo: (code: string) => KnownAnswer | undefined): InUse<T> {
  const seen = new Set<string>();
  const aliasIds: string[] = [];
  for (let at = code; ; ) {
    seen.add(at.toLowerCase());
    const known = find(at.toLowerCase());
    const answer = known?.isActive === true ? undefined : answerTo(at);
    if (answer === undefined || seen.has(answer.target.toLowerCase())) return { code: known?.code ?? at, known, aliasIds };
    aliasIds.push(answer.aliasId);
    at = answer.target;
  }
}
