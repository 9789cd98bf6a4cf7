/** A note as it was written, with the names that it calls set off. */
export function NoteText({ text, names }: { text: string; names: readonly string[] }) {
  return <p className="break-words whitespace-pre-wrap">{partsOf(text, names).map(({ part, isName }, place) => (isName ? <strong key={place} className="font-medium text-primary-text">{part}</strong> : part))}</p>;
}

/** The text cut at "@" and a name; the longest name that fits counts. */
export function partsOf(text: string, names: readonly string[]): { part: string; isName: boolean }[] {
  if (names.length === 0) return [{ part: text, isName: false }];
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map((name) => name.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(@(?:${longestFirst.join("|")}))(?![\\p{L}\\p{N}])`, "giu");
  return text.split(pattern).map((part, place) => ({ part, isName: place % 2 === 1 })).filter(({ part }) => part !== "");
}
