import { words } from "./similarity.ts";

/** How companies write their legal form and trade, short and long. */
const forms: Readonly<Record<string, readonly string[]>> = {
  ent: ["enterprise"], ents: ["enterprise"], trdg: ["trading"], trd: ["trading"], berhad: ["bhd"], sendirian: ["sdn"], sb: ["sdn", "bhd"], co: ["company"], n: [], and: [], dan: [],
};

/** The words of a company's name with its legal form written in one way: "ALI TRDG S/B" is "ali trading sdn bhd". */
export function nameWords(name: string): string[] {
  const joined = name.toLowerCase().replaceAll(/\bs\s*\/\s*b\b|\bs\.\s*b\./g, "sb");
  return words(joined).flatMap((word) => forms[word] ?? [word]);
}

/**
 * How much of `wanted` stands in `text`, word by word, from 0 to 1: a word with a letter wrong, left out or in the wrong place
 * counts nearly as much as the very word. Long words count more. What else stands in `text` does not matter.
 */
export function covered(wanted: readonly string[], text: readonly string[]): number {
  const size = wanted.reduce((sum, word) => sum + word.length, 0);
  if (size === 0) return 0;
  const known = new Set(text);
  const found = wanted.reduce((sum, word) => sum + word.length * (known.has(word) ? 1 : Math.max(0, ...text.map((other) => wordLikeness(word, other)))), 0);
  return found / size;
}

/** Nothing below this is the same word with a mistake in it. */
const sameWord = 0.6;

function wordLikeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  // A number or a size with one digit wrong is another one.
  if (longest < 3 || /\d/.test(a) || Math.abs(a.length - b.length) > 2) return 0;
  const share = 1 - distance(a, b) / longest;
  return share >= sameWord ? share : 0;
}

/** How many letters are to be put in, taken out, changed or swapped with their neighbour to make one word of the other. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}
