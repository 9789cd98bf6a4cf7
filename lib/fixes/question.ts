import { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";

/** What can be answered for many records at once: which item a SKU is, who a buyer or supplier is, which location is meant. */
export const fixTypes = ["item", "customer", "supplier", "location"] as const;
export type FixType = (typeof fixTypes)[number];

/**
 * A question that records of one source ask under any of these keys: of `skuKey`, `partyKeys` or `locationKey`; or records of
 * every source, where `sourceId` is null, under a key of `successorKey`: what takes the place of a code that is not in use.
 */
export type FixQuestion = { type: FixType; sourceId: string | null; keys: readonly string[] };

/** The most other spellings that one answer may take along. */
export const mostSimilar = 50;

/** Keys of similar questions that a person ticked, to be answered with theirs. */
export const similarKeys = z.array(plainText.trim().min(1).max(300)).max(mostSimilar).default([]);

/** What stays of a text without case, spaces and punctuation: two spellings of one thing have the same. */
export function bareText(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
