export type CloudResource = "invoice" | "debtor" | "product";

/**
 * AutoCount Cloud answers with a sentence and no code (cloud-api 2), so these patterns alone say that a number or code is
 * already taken. What matches none of them is a refusal like any other: never a guess. Phrases marked `seen` were
 * observed live; the others are how AutoCount and .NET word the same thing.
 */
export const takenMessages: readonly { resource: CloudResource; pattern: RegExp; evidence: "seen" | "expected" }[] = [
  { resource: "invoice", pattern: /duplicate document number/i, evidence: "seen" },
  { resource: "debtor", pattern: /\b(acc ?no|(account|debtor)( ?(no|code))?)\b.*\b(exists|in use)\b/i, evidence: "expected" },
  { resource: "debtor", pattern: /\bduplicate\b.*\b(acc ?no|account|debtor)\b/i, evidence: "expected" },
  { resource: "product", pattern: /\b(product|item)( ?code)?\b.*\b(exists|in use)\b/i, evidence: "expected" },
  { resource: "product", pattern: /\bduplicate\b.*\b(product|item)( ?code)?\b/i, evidence: "expected" },
];

// "CreditTerm : CreditTerm (CreditTermKey = COD) not exists." is the opposite of taken.
const saysUnknown = /\bnot (exist|found)|\bdoesn't exist/i;

/** True where AutoCount's message says that the key of a new `resource` is already used. Each sentence is read by itself. */
export function saysTaken(resource: CloudResource, message: string): boolean {
  return message
    .split(/(?<=[.!])\s+/)
    .filter((sentence) => !saysUnknown.test(sentence))
    .some((sentence) => takenMessages.some((taken) => taken.resource === resource && taken.pattern.test(sentence)));
}
