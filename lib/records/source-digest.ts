import { digestOf } from "#lib/canonical/digest.ts";
import type { DocumentOf } from "#lib/canonical/document.ts";
import { isAmong, type Kind, masterKinds } from "#lib/canonical/kinds.ts";

/**
 * The digest by which a later message of a source is known as the same again. A debtor, creditor or item has no date of its
 * own: it gets that of the day on which it came, and the same one on another day is no change. `kind` is null for an order.
 */
export function sourceDigest(kind: Kind | null, document: DocumentOf): string {
  return digestOf(kind !== null && isAmong(masterKinds, kind) ? { ...document, date: null } : document);
}
