import { saysOneOf } from "../says-one-of.ts";

/**
 * The Web API answers in sentences without codes, and what they are is not in the facts (other-apis H). `seen` ones stand in
 * other-apis; the others are how AutoCount and .NET word the same thing.
 */
const takenMessages: readonly { pattern: RegExp; evidence: "seen" | "expected" }[] = [
  { pattern: /duplicate (document|doc)/i, evidence: "seen" },
  { pattern: /\bdoc(ument)?\.? ?(no|number)\b.*\b(already|exists|in use|duplicate)/i, evidence: "expected" },
  { pattern: /\bduplicate\b.*\bdoc(ument)?\.? ?(no|number)\b/i, evidence: "expected" },
];

const refusalMessages: readonly { pattern: RegExp; evidence: "seen" | "expected" }[] = [
  { pattern: /violates the MaxLength limit/i, evidence: "seen" }, // F.1
  { pattern: /Transaction date .* is locked/i, evidence: "seen" }, // F.4
  { pattern: /Invalid transfer document/i, evidence: "seen" }, // C.4
  { pattern: /Please enable Approval/i, evidence: "seen" }, // F.4
  { pattern: /\bnot exists?\b|\bdoes not exist\b/i, evidence: "seen" }, // cloud-api 2
  { pattern: /\bis required\b/i, evidence: "seen" }, // cloud-api 2
  { pattern: /\bcould not be converted\b|System\.(Decimal|DateTime|String)/i, evidence: "seen" }, // cloud-api 2
  { pattern: /\b(fiscal year|inactive|invalid|cannot be|exceeds?|not allowed|has been transferred|is not in)\b/i, evidence: "expected" },
];

/** True where AutoCount says that the document number is used already. */
export function saysTaken(message: string): boolean {
  return saysOneOf(takenMessages.map(({ pattern }) => pattern), message);
}

/** True where AutoCount plainly says that it did not take the document, and why. */
export function saysRefused(message: string): boolean {
  return refusalMessages.some(({ pattern }) => pattern.test(message));
}

/** True where it says that there is no such record: of a GetRecord, which is how an absent or cancelled document looks (C.2, D). */
export function saysNotFound(message: string): boolean {
  return /\bnot found\b|\bdoes not exist\b|\bnot exists?\b|\bno DataRows\b|\bno (such )?record\b/i.test(message) && !saysNoRoute(message);
}

/** ASP.NET's words for an address that leads nowhere: they say nothing about documents. */
export function saysNoRoute(message: string): boolean {
  return /No HTTP resource was found|No (action|type) was found/i.test(message);
}
