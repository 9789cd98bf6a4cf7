import type { RuleSettings } from "./rule-settings.ts";

/**
 * What the rules know beside the document, loaded once for a whole batch. Pure data: a rule never asks the database.
 * Amounts are decimal text, dates YYYY-MM-DD.
 */
export type Facts = {
  /** The Malaysian date today. */
  today: string;
  baseCurrency: string;
  settings: RuleSettings;
  /** By item code, exactly as AutoCount writes it. Holds every item that the batch names. */
  items: ReadonlyMap<string, ItemFact>;
  /** By debtor code. */
  customers: ReadonlyMap<string, CustomerFact>;
  /** Records that look like a second copy, by `numberKey` and by `duplicateKey` (duplicates/match-key.ts). A record's own entry may be among them. */
  twins: ReadonlyMap<string, readonly TwinFact[]>;
  /** What AutoCount last refused, by record id, with the digest of the document that it refused. */
  refusals: ReadonlyMap<string, RefusalFact>;
  /** AutoCount's field limits of the company's connection; empty where there is none. */
  limits: readonly FieldLimit[];
  /** Document kinds that the connection can book, and what it is called. */
  ledger: { name: string; takes: ReadonlySet<string> } | null;
};

export type ItemFact = { code: string; name: string; uom: string | null; taxCode: string | null; isActive: boolean };
export type CustomerFact = { code: string; name: string; currency: string; creditTerm: string; isActive: boolean };
export type TwinFact = { recordId: string; sourceId: string; orderId: string; docNumber: string; sourceName: string; state: string; receivedAt: string };
export type RefusalFact = { reason: string; digest: string; docNo: string };
/** `path` may hold `[]` for every line: "lines[].description". */
export type FieldLimit = { path: string; max: number; label: string };
