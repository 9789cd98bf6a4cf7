import { words } from "./similarity.ts";

/** Words that say nothing of what is sold: packs, offers, gifts. */
const noise = new Set(["bundle", "of", "free", "gift", "promo", "promotion", "hot", "sale", "ready", "stock", "hq", "murah", "new", "packaging", "set", "pack", "x2", "x3", "with", "and", "the", "for"]);

/** The words of a text that a search can go by, the longest first: those say most. A number stays with the unit behind it ("100 g" is "100g"). Pure. */
export function searchWords(text: string, most = 6): string[] {
  const joined = text.replaceAll(/(\d)\s+(g|kg|ml|l|s|pcs)\b/gi, "$1$2");
  const telling = words(joined).filter((word) => !noise.has(word) && (word.length >= 2 || /\d/.test(word)));
  return [...new Set(telling)].toSorted((a, b) => b.length - a.length).slice(0, most);
}

/** Which words must stand together: all of them, then all but one, then all but two; never fewer than `least`. Pure. */
export function wordGroups(parts: readonly string[], without: 0 | 1 | 2, least = 2): string[][] {
  if (parts.length === 0 || (without > 0 && parts.length - without < least)) return [];
  if (without === 0) return [[...parts]];
  const one = parts.map((_, at) => parts.filter((_part, other) => other !== at));
  if (without === 1) return one;
  return parts.flatMap((_, first) => parts.slice(first + 1).map((_part, gap) => parts.filter((_word, at) => at !== first && at !== first + 1 + gap)));
}
