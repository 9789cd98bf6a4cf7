import type { Kind, TradeKind } from "#lib/canonical/kinds.ts";
import type { FieldLimit } from "./field-limits.ts";
import type { SentTrade } from "./sent-trade.ts";

/** What tells AutoCount's products apart where documents with priced lines are checked and compared. */
export type TradeProduct = {
  name: string;
  /** What such a document is called there: "quotation". */
  nouns: { readonly [kind in TradeKind]: string };
  limits: Readonly<globalThis.Record<Kind, readonly FieldLimit[]>>;
  /** What is wrong with an address that its own limit lets pass; null where it fits. `label` names whose it is. */
  addressProblem(address: string, label: string, own: string): { message: string; limit: number } | null;
  /** Whether each line has a stock location of its own there. */
  linesHaveLocations: boolean;
  /** Whether the tax of a line can be corrected by sen to what the source says. */
  takesTaxAdjustments: boolean;
  /** Whether an answer about such a document must show total and tax. */
  showsTotals(sent: SentTrade): boolean;
};
