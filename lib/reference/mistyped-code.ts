/** What codes of items are written with. */
const characters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/._"];

/** Shorter ones are one mistake away from half a catalogue; longer ones have too many neighbours to ask for. */
const [shortest, longest] = [6, 24];

/**
 * Every code that what was typed is one slip of the finger away from, in upper case: a character too many, one left out, a
 * wrong one, two in the wrong order. Some 1,400 for seventeen characters, which the key of a table answers in
 * milliseconds however many rows it has. None for what can hardly be a code. Pure.
 */
export function codesOneMistakeAway(typed: string): string[] {
  const code = typed.trim().toUpperCase();
  if (code.length < shortest || code.length > longest || !/^\S*[\d-]\S*$/.test(code)) return [];
  const codes = new Set<string>();
  for (let at = 0; at <= code.length; at += 1) {
    const [before, after] = [code.slice(0, at), code.slice(at)];
    codes.add(before + after.slice(1));
    if (after.length > 1) codes.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
    for (const character of characters) {
      codes.add(before + character + after);
      codes.add(before + character + after.slice(1));
    }
  }
  codes.delete(code);
  return [...codes];
}
