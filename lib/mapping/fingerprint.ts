import { digestOf } from "#lib/canonical/digest.ts";
import { compactHeader } from "./header-words.ts";

/** What files of one layout have in common: their headers, whatever the order, case and signs. Remembered with a mapping. */
export function fingerprintOf(headers: readonly string[]): string {
  return digestOf([...new Set(headers.map(compactHeader).filter((header) => header !== ""))].sort()).slice(0, 32);
}
