import { saysOneOf } from "../says-one-of.ts";

/** Where documents stand, by number. */
const documentResources = [
  "invoice", "creditNote", "quotation", "purchaseOrder", "stockAdjustment", "stockTransfer", "payment", "knockOffEntry",
] as const;
export type CloudResource = (typeof documentResources)[number] | "debtor" | "creditor" | "product" | "taxentity";

/**
 * AutoCount Cloud answers with a sentence and no code (cloud-api 2), so these patterns alone say that a number or code is
 * already taken. What matches none of them is a refusal like any other: never a guess. Phrases marked `seen` were
 * observed live (of payments); the others are how AutoCount and .NET word the same thing.
 */
export const takenMessages: readonly { resources: readonly CloudResource[]; pattern: RegExp; evidence: "seen" | "expected" }[] = [
  { resources: documentResources, pattern: /duplicate document number/i, evidence: "seen" },
  { resources: ["debtor"], pattern: /\b(acc ?no|(account|debtor)( ?(no|code))?)\b.*\b(exists|in use)\b/i, evidence: "expected" },
  { resources: ["debtor"], pattern: /\bduplicate\b.*\b(acc ?no|account|debtor)\b/i, evidence: "expected" },
  { resources: ["creditor"], pattern: /\b(acc ?no|(account|creditor)( ?(no|code))?)\b.*\b(exists|in use)\b/i, evidence: "expected" },
  { resources: ["creditor"], pattern: /\bduplicate\b.*\b(acc ?no|account|creditor)\b/i, evidence: "expected" },
  { resources: ["product"], pattern: /\b(product|item)( ?code)?\b.*\b(exists|in use)\b/i, evidence: "expected" },
  { resources: ["product"], pattern: /\bduplicate\b.*\b(product|item)( ?code)?\b/i, evidence: "expected" },
];

/** True where AutoCount's message says that the key of a new `resource` is already used. Each sentence is read by itself. */
export function saysTaken(resource: CloudResource, message: string): boolean {
  return saysOneOf(takenMessages.filter((taken) => taken.resources.includes(resource)).map((taken) => taken.pattern), message);
}
