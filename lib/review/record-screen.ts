import type { Role } from "#lib/auth/permissions.ts";
import type { SalesDocument } from "#lib/canonical/document.ts";
import type { RecordKind } from "#lib/canonical/kinds.ts";
import type { Change } from "#lib/canonical/paths.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { CustomerCandidate, ItemCandidate, Ranked } from "#lib/reference/rank.ts";
import type { Fix, Owner, Severity } from "#lib/rules/rule.ts";
import type { HistoryEntry } from "./history.ts";
import type { Original } from "./original.ts";

/**
 * Everything the record screen shows, as plain rows. Amounts and quantities are decimal text in the document's currency
 * and units, moments ISO text in UTC.
 */
export type RecordScreen = {
  record: ScreenRecord;
  document: SalesDocument;
  /** The company's own currency, in which the items have their prices. */
  baseCurrency: string;
  /** The document as it came from the source, before anybody corrected it; null while it still is the document. */
  firstDocument: SalesDocument | null;
  original: Original | null;
  findings: ScreenFinding[];
  history: HistoryEntry[];
  proposals: ScreenProposal[];
  approval: ScreenApproval;
  /** The one posting that counts first, reversed ones after it. */
  postings: ScreenPosting[];
  thread: ScreenPart[];
  orderLines: ScreenOrderLine[];
  aliases: ScreenAlias[];
  /** The items that the lines name, by code. */
  items: { [code: string]: ScreenItem };
  /** The debtor that the document names, as it stands in the mirror. */
  customer: ScreenCustomer | null;
  /** Summaries of the records that findings call its twins. */
  twins: ScreenTwin[];
};

export type ScreenRecord = {
  id: string;
  number: string;
  externalId: string;
  orderId: string;
  kind: RecordKind;
  /** What is booked for it: an order is booked as its invoice where the connection takes no orders. */
  bookAs: RecordKind;
  state: RecordState;
  revision: number;
  date: string;
  partyName: string;
  partyCode: string | null;
  currency: string;
  total: string;
  source: { id: string; key: string; name: string; channel: string };
  waitingFor: string | null;
  isTouched: boolean;
  receivedAt: string;
  stateSince: string;
  updatedAt: string;
};

export type ScreenFinding = {
  seq: number;
  rule: string;
  severity: Severity;
  owner: Owner;
  fields: string[];
  message: string;
  isFault: boolean;
  fixes: Fix[];
  /** Where the fix is a choice of item: probable answers, best first, and how many other held records wait for it. */
  itemSuggestions: Ranked<ItemCandidate>[];
  sameSku: number;
  /** Where the fix is a choice of debtor: probable answers, best first, and a free code for a new one. */
  customerSuggestions: Ranked<CustomerCandidate>[];
  proposedCustomerCode: string | null;
};

export type ScreenProposal = { id: string; receivedAt: string; deliveryId: string; changes: Change[] };

export type ScreenApproval = {
  /** Who has to approve, in order; `by` where it is done for this revision. */
  steps: { role: Role; by: { userId: string; name: string; at: string } | null }[];
  /** Who changed a field that bears value, and what, since the source's document: they cannot approve it. */
  correctors: { userId: string; name: string; fields: string[] }[];
};

export type ScreenPosting = {
  id: string;
  docNo: string;
  docKey: string | null;
  state: string;
  revision: number;
  message: string | null;
  differences: { field: string; sent: string; stored: string }[];
  attempts: number;
  lookups: number;
  queuedAt: string;
  postedAt: string | null;
  nextAt: string | null;
  calls: ScreenCall[];
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

/** Another record of the same order. */
export type ScreenPart = { id: string; number: string; kind: RecordKind; state: RecordState; currency: string; total: string; docNo: string | null; relation: "before" | "after" | "same-order" };

export type ScreenOrderLine = { lineId: string; description: string; ordered: string; delivered: string; invoiced: string; closed: string; open: string };

/** A remembered answer that filled in a field of this document. */
export type ScreenAlias = { id: string; type: "item" | "customer"; key: string; target: string; taughtBy: string; taughtAt: string; isCompanyWide: boolean };

export type ScreenItem = { code: string; name: string; uom: string | null; price: string | null; isActive: boolean; origin: string };
export type ScreenCustomer = { code: string; name: string; email: string | null; phone: string | null; registerNo: string | null; currency: string; creditTerm: string; isActive: boolean; origin: string };
export type ScreenTwin = { id: string; number: string; externalId: string; kind: RecordKind; state: RecordState; sourceName: string; date: string; partyName: string; currency: string; total: string; lines: number; receivedAt: string; docNo: string | null };
