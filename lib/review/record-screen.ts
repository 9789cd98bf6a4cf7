import type { NumberGiven } from "#lib/approval/find-number-given.ts";
import type { Role } from "#lib/auth/permissions.ts";
import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { Change } from "#lib/canonical/paths.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { RecordDrift } from "#lib/reference/drift-queries.ts";
import type { CustomerCandidate, ItemCandidate, Ranked } from "#lib/reference/rank.ts";
import type { Standing } from "#lib/reference/standing-queries.ts";
import type { PlaceInLine } from "#lib/posting/place-in-line.ts";
import type { RefusalHelp } from "#lib/posting/refusal-help.ts";
import type { Resolution } from "#lib/posting/resolution.ts";
import type { FollowUp } from "#lib/records/follow-ups.ts";
import type { Fix, Owner, Severity } from "#lib/rules/rule.ts";
import type { DocumentLink } from "./document-links.ts";
import type { HistoryEntry } from "./history.ts";
import type { Original } from "./original.ts";

/**
 * Everything the record screen shows, as plain rows. Amounts and quantities are decimal text in the document's currency
 * and units, moments ISO text in UTC.
 */
export type RecordScreen = {
  record: ScreenRecord;
  document: DocumentOf;
  /** The company's own currency, in which the items have their prices. */
  baseCurrency: string;
  /** The document as it came from the source, before anybody corrected it; null while it still is the document. */
  firstDocument: DocumentOf | null;
  original: Original | null;
  findings: ScreenFinding[];
  /** What has changed in AutoCount of the items and the party that an open record uses. */
  drift: RecordDrift[];
  history: HistoryEntry[];
  proposals: ScreenProposal[];
  approval: ScreenApproval;
  /** The one posting that counts first, reversed ones after it. */
  postings: ScreenPosting[];
  /** Whether the document can be taken out of the books again, said before anybody asks; null where it is not in them. */
  reversal: ScreenReversal | null;
  thread: ScreenPart[];
  orderLines: ScreenOrderLine[];
  aliases: ScreenAlias[];
  /** The items that the lines name, by code. */
  items: { [code: string]: ScreenItem };
  /** The debtor or creditor that the document names, as it stands in the mirror. */
  customer: ScreenCustomer | null;
  /** The TIN whose tax entity is found or made in AutoCount before the debtor is; null where none is to be. */
  linkedTin: string | null;
  /** Summaries of the records that findings call its twins. */
  twins: ScreenTwin[];
};

export type ScreenRecord = {
  id: string;
  number: string;
  externalId: string;
  orderId: string;
  kind: Kind;
  /** What is booked for it: an order is booked as its invoice where the connection takes no orders. */
  bookAs: Kind;
  state: RecordState;
  revision: number;
  date: string;
  partyName: string;
  partyCode: string | null;
  currency: string;
  total: string;
  source: { id: string; key: string; name: string; channel: string };
  waitingFor: string | null;
  eInvoice: ScreenEInvoice;
  isTouched: boolean;
  receivedAt: string;
  stateSince: string;
  updatedAt: string;
};

/** How its e-invoice is issued, and its two clocks; each null where it does not run. */
export type ScreenEInvoice = { issue: "individual" | "consolidated" | "none"; consolidateBy: string | null; /** Until when it can be handed in under its date; of a booked one, until when it may at least be cancelled. */ until: string | null };

export type ScreenFinding = {
  seq: number;
  rule: string;
  severity: Severity;
  owner: Owner;
  fields: string[];
  message: string;
  isFault: boolean;
  fixes: Fix[];
  /** What an acceptance of this warning is of; null for what cannot be accepted. */
  fingerprint: string | null;
  /** Accepted once, it is accepted for every record that asks the same. */
  isShared: boolean;
  /** Who accepted the warning, and why. */
  acceptance: { id: string; by: string; at: string; reason: string } | null;
  /** Where the fix is a choice of item: probable answers, best first, and how many other held records wait for it. */
  itemSuggestions: (Ranked<ItemCandidate> & Standing)[];
  sameSku: number;
  /** Where the fix is a choice of debtor: probable answers, best first, and a free code for a new one. */
  customerSuggestions: (Ranked<CustomerCandidate> & Standing)[];
  proposedCustomerCode: string | null;
};

/** A later message of the source that waits for a decision. */
export type ScreenProposal = {
  id: string;
  receivedAt: string;
  deliveryId: string;
  /** The document as the source says it now. */
  document: DocumentOf;
  changes: Change[];
  /** Where the ledger has the record: what may be booked for the change, the best first. */
  followUps: FollowUp[];
};

export type ScreenApproval = {
  /** Who has to approve, in order; `by` where it is done for this revision. */
  steps: { role: Role; by: { userId: string; name: string; at: string } | null }[];
  /** Who changed a field that bears value, and what, since the source's document: they cannot approve it. */
  correctors: { userId: string; name: string; fields: string[] }[];
  /** The number in AutoCount that the approvals so far were given with, where the record is posted by hand. */
  numberGiven: NumberGiven | null;
};

export type ScreenPosting = {
  id: string;
  docNo: string;
  docKey: string | null;
  /** Where the document can be seen in AutoCount; null where it is not there, or nobody has said where. */
  link: DocumentLink | null;
  state: string;
  revision: number;
  message: string | null;
  /** Why it is to be voided, or was. */
  voidReason: string | null;
  differences: { field: string; sent: string; stored: string }[];
  attempts: number;
  lookups: number;
  queuedAt: string;
  postedAt: string | null;
  nextAt: string | null;
  /** While it waits for its turn. */
  place: PlaceInLine | null;
  /** What a refusal means, as far as its words are known. */
  help: RefusalHelp | null;
  /** A person settled its lost answer. */
  resolution: Resolution | null;
  /** What AutoCount said at the last look after it was posted, which was at `watchedAt`. */
  eInvoice: string | null;
  outstanding: string | null;
  watchedAt: string | null;
  /** What was found on it once it was in the books, accepted ones included. */
  findings: ScreenPostingFinding[];
  /** Who said that it is in AutoCount, where it was not sent from here. */
  byHand: { byName: string; at: string } | null;
  calls: ScreenCall[];
};

export type ScreenPostingFinding = {
  id: string;
  rule: string;
  severity: Severity;
  message: string;
  differences: ScreenPosting["differences"];
  foundAt: string;
  accepted: { at: string; by: string; reason: string } | null;
};

/** `hoursLeft`: to cancel its e-invoice, which has to come first; null where it has none with legal effect. */
/** The ways in which what is booked can be taken back; each `whyNot` is a sentence, null where that way is open as far as is known here. */
export type ScreenReversal = {
  whyNotVoid: string | null;
  whyNotAnew: string | null;
  /** What a credit note would give back; null where nothing is left, or it is no invoice. */
  credit: { total: string; currency: string } | null;
  /** At least so many hours are left to cancel its e-invoice, which comes before a void; null where there is none. */
  hoursLeft: number | null;
  /** Why AutoCount may refuse a void all the same. */
  mayHinder: string | null;
};

export type ScreenCall = {
  id: string;
  call: string;
  /** What was asked, as JSON text; null for a look-up. */
  request: string | null;
  status: number | null;
  answer: string | null;
  outcome: string;
  ms: number;
  at: string;
};

/** Another record of the same business. */
export type ScreenPart = {
  id: string;
  number: string;
  externalId: string;
  kind: Kind;
  state: RecordState;
  currency: string;
  total: string;
  date: string;
  sourceName: string;
  docNo: string | null;
  /** The record that it is a part of or about. */
  parentId: string | null;
  /** Which part of its order it bills; null where the order is billed as a whole. */
  part: number | null;
  relation: "before" | "after" | "same-order";
};

export type ScreenOrderLine = { lineId: string; description: string; ordered: string; delivered: string; invoiced: string; returned: string; closed: string; open: string };

/** A remembered answer that filled in a field of this document. */
export type ScreenAlias = { id: string; type: "item" | "customer" | "supplier"; key: string; target: string; taughtBy: string; taughtAt: string; isCompanyWide: boolean };

export type ScreenItem = { code: string; name: string; uom: string | null; price: string | null; isActive: boolean; origin: string };
export type ScreenCustomer = { code: string; name: string; email: string | null; phone: string | null; registerNo: string | null; currency: string; creditTerm: string; isActive: boolean; origin: string };
export type ScreenTwin = { id: string; number: string; externalId: string; kind: Kind; state: RecordState; sourceName: string; date: string; partyName: string; currency: string; total: string; lines: number; receivedAt: string; docNo: string | null };
