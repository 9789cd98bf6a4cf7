import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { EInvoiceFacts } from "#lib/myinvois/issue.ts";
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
  /** By creditor code. */
  suppliers: ReadonlyMap<string, CustomerFact>;
  /** By location code; null where the locations are not known here, and so cannot be checked. */
  locations: ReadonlyMap<string, LocationFact> | null;
  /** By record id: the record that a credit note, delivery or payment is about. Nothing where it refers to none that is here. */
  originals: ReadonlyMap<string, OriginalFact>;
  /** Records that look like a second copy, by `numberKey` and by `duplicateKey` (duplicates/match-key.ts). A record's own entry may be among them. */
  twins: ReadonlyMap<string, readonly TwinFact[]>;
  /** What AutoCount last refused, by record id, with the digest of the document that it refused. */
  refusals: ReadonlyMap<string, RefusalFact>;
  /** AutoCount's field limits of the company's connection, of every kind; empty where there is none. */
  limits: readonly FieldLimit[];
  /** Document kinds that the connection can book, and what it is called. */
  ledger: { name: string; takes: ReadonlySet<string> } | null;
  /** How e-invoices are issued; null where the company does not issue any. */
  eInvoice: EInvoiceFacts | null;
};

export type ItemFact = { code: string; name: string; uom: string | null; taxCode: string | null; isActive: boolean };
export type CustomerFact = { code: string; name: string; currency: string; creditTerm: string; isActive: boolean; tin?: string | null };
export type TwinFact = { recordId: string; sourceId: string; orderId: string; kind: Kind; docNumber: string; sourceName: string; state: string; receivedAt: string };
export type LocationFact = { code: string; name: string; isActive: boolean };
/** A record that another one is about, with what was sold and what all others about it have taken back or delivered so far. */
export type OriginalFact = {
  recordId: string;
  kind: Kind;
  state: RecordState;
  number: string;
  /** AutoCount's number, once it is posted. */
  docNo: string | null;
  currency: string;
  total: string;
  /** What the credit notes about it that are not ended come to, the asking record left out; decimal text in `currency`. */
  credited: string;
  /** Refunds, by their ids at the source, without which it was billed. */
  billedWithout: readonly string[];
  lines: readonly OriginalLine[];
};
/** Quantities of one line, decimal text; of returns and deliveries those of all other records that are not ended. */
export type OriginalLine = { id: string; sku: string | null; itemCode: string | null; description: string; quantity: string; unitPrice: string; returned: string; delivered: string };
export type RefusalFact = { reason: string; digest: string; docNo: string };
/** `path` may hold `[]` for every line: "lines[].description". A limit is of what is booked as its `kind`. */
export type FieldLimit = { kind: Kind; path: string; max: number; label: string };
