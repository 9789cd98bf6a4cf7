import { digestOf } from "#lib/canonical/digest.ts";
import type { SalesDocument } from "#lib/canonical/document.ts";

/**
 * The key under which exact copies meet, whatever source they came from: same buyer, same number, same amount. Null for
 * a sale without a buyer, where nothing may match. Source: channels, trap 13 (one order by two roads).
 */
export function duplicateKey(document: SalesDocument): string | null {
  const { customer } = document;
  const buyer = customer.email ?? customer.name;
  if (!buyer.trim()) return null;
  return digestOf([normalise(buyer), normaliseNumber(document.number), document.currency, document.total]).slice(0, 32);
}

/** A document number without what shops and hubs put around it: "#1001", "1001" and "SO-1001 " are compared as written less case, blanks and "#". */
export function normaliseNumber(number: string): string {
  return normalise(number).replace(/^#/, "");
}

function normalise(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, " ");
}

/** The key under which the records of one source meet that carry the same document number. */
export function numberKey(sourceId: string, number: string): string {
  return `${sourceId} ${number}`;
}
