import { digestOf } from "#lib/canonical/digest.ts";
import type { SalesDocument } from "#lib/canonical/document.ts";
import { toAmount } from "#lib/canonical/money.ts";

/**
 * The key under which exact copies meet, whatever source they came from: same buyer, same number, same amount. Null for
 * a sale without a buyer, where nothing may match. Source: channels, trap 13 (one order by two roads).
 */
export function duplicateKey(document: SalesDocument): string | null {
  const { customer } = document;
  const buyer = customer.email?.trim() || customer.name.trim();
  if (buyer === "") return null;
  // One road writes "20", the other "20.00".
  return digestOf([normalise(buyer), normaliseNumber(document.number), document.currency, toAmount(document.total)]).slice(0, 32);
}

/** A document number as numbers are compared: without case, a leading "#" and outer blanks. "#1001" is "1001"; "SO-1001" is another. */
export function normaliseNumber(number: string): string {
  return normalise(number).replace(/^#\s*/, "");
}

function normalise(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, " ");
}

/** The key under which the records of one source meet that carry the same document number. */
export function numberKey(sourceId: string, number: string): string {
  return `${sourceId} ${number}`;
}
