import type { Party } from "#lib/canonical/party.ts";
import type { TradeKind } from "#lib/canonical/kinds.ts";
import type { LedgerDocumentOf } from "#lib/posting/ledger.ts";
import type { TradeDocument } from "./trade-lines.ts";

/** A document with priced lines as it is sent. */
export type SentTrade = LedgerDocumentOf<TradeKind>;

/** The other side of a trade: the buyer, or of a purchase the supplier. */
export function partyOf(document: TradeDocument): Party {
  return "supplier" in document ? document.supplier : document.customer;
}

/** The stock location of a document: its own, else the one that all its lines name. Null where nobody says. */
export function locationOf(document: Pick<TradeDocument, "location" | "lines">): string | null {
  const [first, ...others] = new Set(document.lines.flatMap((line) => (line.location ? [line.location] : [])));
  return document.location || (others.length === 0 && first !== undefined ? first : null);
}
