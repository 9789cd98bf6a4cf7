import type { SalesDocument } from "#lib/canonical/sales.ts";

const mostEntries = 500;
const longestPath = 200;
const longestValue = 500;

/**
 * Collects what the source says and the document has no place for, so that nothing is dropped silently. Bounded: the
 * last entry says how many more stand only in the original.
 */
export class UnmappedList {
  #entries: SalesDocument["unmapped"] = [];
  #left = 0;

  add(path: string, value: string): void {
    if (value.trim() === "") return;
    if (this.#entries.length < mostEntries - 1) {
      // Trimmed as the document trims them, also where a cut left a blank at the end.
      this.#entries.push({ path: cut(path.trim(), longestPath).trim(), value: cut(value.trim(), longestValue).trim() });
    } else {
      this.#left += 1;
    }
  }

  /** The text, cut to what the document holds; a text that had to be cut is listed with its beginning. */
  fit(path: string, text: string, max: number): string {
    if (text.length <= max) return text;
    this.add(path, `Too long for the document (${text.length} characters): ${text}`);
    return cut(text, max);
  }

  entries(): SalesDocument["unmapped"] {
    if (this.#left === 0) return this.#entries;
    return [...this.#entries, { path: "unmapped", value: `${this.#left} more entries stand only in the original.` }];
  }
}

/** Cuts without splitting a character that takes two code units. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = text.charCodeAt(max - 1);
  return text.slice(0, end >= 0xd800 && end <= 0xdbff ? max - 1 : max);
}
