import type { UnmappedList } from "./unmapped.ts";

/** Whether a marketplace has hidden part of a text: "A*** F***i", "******64", "32***". */
export function isMasked(text: string): boolean {
  return /\*/.test(text);
}

/**
 * Personal data as far as it can be read. What is masked is nobody's name and no address: it is listed, and nothing of it
 * goes into a debtor or an e-invoice.
 */
export function unmasked(path: string, text: string | null, unmapped: UnmappedList): string | null {
  if (text === null || !isMasked(text)) return text;
  unmapped.add(path, `${text} (masked by the marketplace: not taken for anybody's data)`);
  return null;
}
