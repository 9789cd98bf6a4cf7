/**
 * How alike two texts are by their trigrams, from 0 (nothing shared) to 1 (the same words). Case, punctuation and word
 * order do not matter; a text that is wholly contained in a longer one counts as nearly the same, because shops add
 * "promo pack" and "free gift" to the name an item has in the books.
 */
export function similarity(a: string, b: string): number {
  const left = trigrams(a);
  const right = trigrams(b);
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const gram of left) if (right.has(gram)) shared += 1;
  const jaccard = shared / (left.size + right.size - shared);
  const contained = shared / Math.min(left.size, right.size);
  // Short texts are contained in anything: let containment count only where there is something to contain.
  const weight = Math.min(left.size, right.size) >= 8 ? 0.6 : 0.3;
  return contained * weight + jaccard * (1 - weight);
}

/** The words of a text in lower case, without punctuation: what trigrams and searches are made of. */
export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A code without case, spaces and punctuation: "KR-TEA 100" and "krtea100" are the same code to a person. */
export function bareCode(code: string): string {
  return words(code).join("");
}

function trigrams(text: string): Set<string> {
  const grams = new Set<string>();
  for (const word of words(text)) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3));
  }
  return grams;
}
