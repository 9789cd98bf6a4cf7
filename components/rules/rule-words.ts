import type { en } from "#messages/en.ts";
import type { Translate } from "#messages/translate.ts";

type Texts = (typeof en)["rules"];

/** A rule's title for a badge; its id where the rule is no longer there. */
export function ruleTitle(t: Translate, id: string): string {
  const known = id as keyof Texts["titles"];
  return t.has(`rules.titles.${known}`) ? t(`rules.titles.${known}`) : id;
}

/** Titles in a row; two findings of one rule are told once. */
export function ruleTitles(t: Translate, ids: readonly string[]): string {
  return [...new Set(ids)].map((id) => ruleTitle(t, id)).join(", ");
}
