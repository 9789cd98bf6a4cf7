import { type PostingRule, postingRules } from "#lib/posting/posting-rules.ts";
import type { Translate } from "#messages/translate.ts";

/** What was found about a document that is in the books; its code, where it has no word any more. */
export function foundWord(t: Translate, rule: string): string {
  return (postingRules as readonly string[]).includes(rule) ? t(`posting.found.${rule as PostingRule}`) : rule;
}
