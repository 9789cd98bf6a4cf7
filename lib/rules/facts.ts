import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { EInvoiceFacts } from "#lib/myinvois/issue.ts";
import type { Contested, Decided } from "#lib/ownership/contested.ts";
import type { Unheeded } from "#lib/ownership/obeyed.ts";
import type { Ownership } from "#lib/ownership/ownership.ts";
import type { Change } from "#lib/canonical/paths.ts";
import type { RuleBook } from "./rule-book.ts";
import type { RuleSettings } from "./rule-settings.ts";

/**
 * What the rules know beside the document, loaded once for a whole batch. Pure data: a rule never asks the database.
 * Amounts are decimal text, dates YYYY-MM-DD.
 */
export type Facts = {
  /** The Malaysian date today. */
  today: string;
  baseCurrency: string;
  /** What the rules go by where nothing is set; a rule is shown what counts for it and the record (rule-book.ts). */
  settings: RuleSettings;
  /** What the company has set of each rule. */
  book: RuleBook;
  /** The warnings that people have accepted, by `acceptanceKey`. */
  accepted: ReadonlySet<string>;
  /** By record id: who holds it by hand, why, and until the morning of which day (null: until somebody releases it). */
  heldByHand: ReadonlyMap<string, HoldFact>;
  /** By item code, exactly as AutoCount writes it. Holds every item that the batch names. */
  items: ReadonlyMap<string, ItemFact>;
  /** SKUs, by `skuKey`, that are the barcode of several items: none of them is taken. */
  ambiguousSkus: ReadonlyMap<string, readonly NamedCode[]>;
  /** Marks that several active debtors have: e-mail addresses and telephone numbers (reference/namesakes.ts). */
  namesakes: ReadonlyMap<string, readonly NamedCode[]>;
  /** By debtor code: what is approved or posted and not in the debtor's balance yet; of debtors with a credit limit. */
  committed: ReadonlyMap<string, readonly CommittedFact[]>;
  /** By debtor code. */
  customers: ReadonlyMap<string, CustomerFact>;
  /** By creditor code. */
  suppliers: ReadonlyMap<string, CustomerFact>;
  /** By location code; null where the locations are not known here, and so cannot be checked. */
  locations: ReadonlyMap<string, LocationFact> | null;
  /** By record id: the record that a credit note, delivery or payment is about. Nothing where it refers to none that is here. */
  originals: ReadonlyMap<string, OriginalFact>;
  /** Stock in base units, decimal text, by `stockEntry(item code, location)` (reference/stock-entry.ts); null where none is known of what the batch names. */
  stock: ReadonlyMap<string, string> | null;
  /** Which system owns what (design 9). */
  ownership: Ownership;
  /** What the sources say of payment and order status without owning it, by record id. The document that rules see says what the owner says. */
  unheeded: ReadonlyMap<string, readonly Unheeded[]>;
  /** What people decided about statuses and prices that a record's source says without owning them, by record id. */
  decided: ReadonlyMap<string, readonly Decided[]>;
  /** What other systems, and people's decisions, say about what a record writes; by record id. */
  contested: ReadonlyMap<string, Contested>;
  /** Records that look like a second copy, by `numberKey` and by `duplicateKey` (duplicates/match-key.ts). A record's own entry may be among them. */
  twins: ReadonlyMap<string, readonly TwinFact[]>;
  /** Records of the same other side that come to about the same, by record id: what may be likely duplicates. */
  similar: ReadonlyMap<string, readonly SimilarFact[]>;
  /** What is different since somebody approved the record, by record id. */
  approvedBefore: ReadonlyMap<string, ApprovedFact>;
  /** Sources that send far more than they use to, by source id, and records that came with such a flood, by record id. */
  bursts: ReadonlyMap<string, readonly BurstFact[]>;
  /** The company's fiscal years and months; empty where nobody has entered any, and so nothing is checked. */
  fiscalYears: readonly FiscalYearFact[];
  periods: readonly PeriodFact[];
  /** Percent of each of the book's tax codes, as far as they are known. */
  taxRates: ReadonlyMap<string, string>;
  /** What AutoCount last refused, by record id, with the digest of the document that it refused. */
  refusals: ReadonlyMap<string, RefusalFact>;
  /** AutoCount's field limits of the company's connection, of every kind; empty where there is none. */
  limits: readonly FieldLimit[];
  /** What the connection could not store of a document as it stands, by record id; of what fits nothing. */
  unstorable: ReadonlyMap<string, readonly UnstorableFact[]>;
  /** Document kinds that the connection can book, what it is called, and whether it keeps debtors linked to their tax entities. */
  ledger: { name: string; takes: ReadonlySet<string>; linksTaxEntities?: boolean } | null;
  /** How e-invoices are issued; null where the company does not issue any. */
  eInvoice: EInvoiceFacts | null;
};

export type ItemFact = {
  code: string;
  name: string;
  /** The base unit; null where it is not known. */
  uom: string | null;
  taxCode: string | null;
  isActive: boolean;
  /** Price of one base unit in the company's currency, decimal text; null where it is not known. */
  price: string | null;
  classification: string | null;
  /** The book lets no sale of it into a consolidated e-invoice. */
  cannotConsolidate: boolean;
  barcode: string | null;
  /** Every unit that is known, the base unit first. */
  uoms: readonly UomFact[];
};
/** A unit of an item: `rate` base units; prices of one such unit, by level ("2") beside the usual one. */
export type UomFact = { uom: string; rate: string; price: string | null; minPrice: string | null; levels: Readonly<Record<string, string>> };
export type CustomerFact = {
  code: string;
  name: string;
  currency: string;
  creditTerm: string;
  isActive: boolean;
  email: string | null;
  phone: string | null;
  registerNo: string | null;
  tin: string | null;
  /** In the company's currency, decimal text; null where it is not known. Creditors have none. */
  creditLimit: string | null;
  /** What the debtor owes, decimal text; null where it is not known. */
  balance: string | null;
  /** Which price level the debtor pays ("1" to "6"); null for the usual price. */
  priceLevel: string | null;
};
/** What a debtor is to owe for a record that is not in AutoCount yet, in the company's currency. */
export type CommittedFact = { recordId: string; amount: string };
export type NamedCode = { code: string; name: string };
/** Another record that may be the same business; `lines` as `lineKeysOf` writes them. */
export type SimilarFact = TwinFact & { date: string; currency: string; total: string; reference: string | null; duplicateKey: string | null; lines: readonly string[] };
/** The revision that was approved last, by whom, and in which fields that bear value the document differs from it now. */
export type ApprovedFact = { revision: number; by: string; changes: readonly Change[] };
/**
 * What a source sends in the last hour and what is usual, as decimal text: records an hour, new customers an hour, or the amount
 * in the middle of its documents in the company's currency. Of a record that came with a flood, that flood.
 */
export type BurstFact = { what: "volume" | "customers" | "price"; source: string; recent: string; usual: string; day: string };
export type HoldFact = { by: string; until: string | null; reason: string };
export type FiscalYearFact = { name: string; startsOn: string; endsOn: string };
export type PeriodFact = { startsOn: string; endsOn: string; isClosed: boolean; reason: string | null };
export type TwinFact = { recordId: string; sourceId: string; orderId: string; kind: Kind; docNumber: string; sourceName: string; state: string; receivedAt: string };
export type LocationFact = { code: string; name: string; isActive: boolean };
/** A record that another one is about, with what was sold and what all others about it have taken back or delivered so far. */
export type OriginalFact = {
  recordId: string;
  kind: Kind;
  state: RecordState;
  number: string;
  date: string;
  /** The source has cancelled it after it was posted, and nobody has decided on that yet. */
  isCancelledSince: boolean;
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
/** The place in the document, and why AutoCount could not store it, as a sentence. */
export type UnstorableFact = { path: string; message: string };
/** `path` may hold `[]` for every line: "lines[].description". A limit is of what is booked as its `kind`. */
export type FieldLimit = { kind: Kind; path: string; max: number; label: string };

/** Whether the connection can make such a record in AutoCount; where there is none yet, it is not known otherwise. */
export function canMake(kind: Kind, { ledger }: Pick<Facts, "ledger">): boolean {
  return ledger === null || ledger.takes.has(kind);
}

/** What a finding adds where AutoCount's own screens are the only way to make what is missing. */
export function makeItThere(what: string, isMadeHere: boolean): string {
  return isMadeHere ? "" : ` This connection cannot make ${what}: make it in AutoCount first, then refresh the reference data.`;
}
