import { digestOf } from "#lib/canonical/digest.ts";
import type { OfKind } from "#lib/canonical/document.ts";
import { sideOf, worthOf } from "#lib/canonical/facets.ts";
import { isAmong, orderKinds, type Kind } from "#lib/canonical/kinds.ts";
import { toAmount } from "#lib/canonical/money.ts";

/**
 * The key under which exact copies meet, whatever source they came from: same kind of business, same other side, same
 * number, same amount. Null where nobody is named or there is no amount: then nothing may match. Source: channels, trap 13
 * (one order by two roads).
 */
export function duplicateKey(carrier: OfKind): string | null {
  const known = keys.get(carrier.document)?.get(carrier.kind);
  if (known !== undefined) return known;
  const key = makeKey(carrier);
  keys.set(carrier.document, (keys.get(carrier.document) ?? new Map<Kind, string | null>()).set(carrier.kind, key));
  return key;
}

/** A document is asked for its key by its columns, its twins and its rule. */
const keys = new WeakMap<object, Map<Kind, string | null>>();

function makeKey(carrier: OfKind): string | null {
  const party = sideOf(carrier)?.party;
  const worth = worthOf(carrier);
  if (party === undefined || worth === null) return null;
  const name = party.email?.trim() || party.name.trim();
  if (name === "") return null;
  // One road writes "20", the other "20.00".
  const content = [normalise(name), normaliseNumber(carrier.document.number), worth.currency, toAmount(worth.total)];
  return digestOf(isAmong(orderKinds, carrier.kind) ? content : [carrier.kind, ...content]).slice(0, 32);
}

/** A document number as numbers are compared: without case, a leading "#" and outer blanks. "#1001" is "1001"; "SO-1001" is another. */
export function normaliseNumber(number: string): string {
  return normalise(number).replace(/^#\s*/, "");
}

function normalise(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, " ");
}

/**
 * The key under which the records of one source meet that carry the same document number. An order, its delivery order and
 * its invoice are one business; a credit note or a purchase order may have the same number and is another.
 */
export function numberKey(sourceId: string, kind: Kind, number: string): string {
  return `${sourceId} ${isAmong(orderKinds, kind) ? "sale" : kind} ${number}`;
}
