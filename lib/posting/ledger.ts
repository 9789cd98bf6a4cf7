import type { Kind } from "#lib/canonical/kinds.ts";
import type { SalesDocument } from "#lib/canonical/document.ts";
import type { CustomerDocument, ItemDocument } from "#lib/canonical/masters.ts";

/** What is sent, with the key under which it is booked once: the document number, debtor code or item code. */
export type LedgerDocument =
  | {
      kind: "invoice" | "sales_order";
      key: string;
      recordId: string;
      digest: string;
      document: SalesDocument;
      /** The debtor's own credit term, spelled as in the book; null where it is not known: then the book's default. */
      creditTerm: string | null;
    }
  | { kind: "customer"; key: string; document: CustomerDocument }
  | { kind: "item"; key: string; document: ItemDocument };

/** Told of every call as it was made; the posting's history is written from it. */
export type OnLedgerCall = (call: LedgerCall) => void;

/** AutoCount behind a port. An adapter keeps every promise here; `ledger-contract.ts` tests each one. */
export interface Ledger {
  /** Not every connection takes every kind: AutoCount Cloud has no sales order. */
  takes(kind: Kind): boolean;
  /** Reads back by our key and compares: absent, mine, foreign; or that no answer could be had. */
  find(document: LedgerDocument): Promise<FindOutcome>;
  /** One create call, nothing more: the caller has looked first and reads the outcome. Never repeats by itself. */
  send(document: LedgerDocument): Promise<SendOutcome>;
  /** What this connection cannot store as it stands (lengths, dropped lines): found before anything is sent. */
  problems(document: LedgerDocument): LedgerProblem[];
}

export type LedgerProblem = { field: string; message: string; limit?: number };

/** A difference between what was sent and what the ledger stored, amounts as decimal text. */
export type LedgerDifference = { field: string; sent: string; stored: string };

export type FindOutcome =
  | { kind: "absent" }
  /** Ours by record id and content digest; `differences` is the read-back compare, empty when all is as sent. */
  | { kind: "mine"; docKey: string; differences: LedgerDifference[]; cancelled: boolean }
  /** The number is taken by something that is not this document: a person has to look. */
  | { kind: "foreign"; docKey: string; description: string }
  | Stopped
  | Unreachable;

export type SendOutcome =
  | { kind: "stored" }
  /** Permanent: back to a person, with the ledger's own words. */
  | { kind: "refused"; reason: string }
  /** The ledger says that the number is taken: perhaps by our own earlier success, so look. */
  | { kind: "taken"; reason: string }
  /** Certainly nothing was written: try again after `waitMs`. */
  | { kind: "unavailable"; reason: string; waitMs: number }
  | Stopped
  /** Time-out, reset, 5xx, unreadable: it may be stored. Look before anything else. */
  | { kind: "unknown"; reason: string };

/** 401 or 403: this connection must not go on until a person has looked at its key. */
export type Stopped = { kind: "stopped"; reason: string };
/** No answer, or one that says nothing about the document: ask again after `waitMs`. */
export type Unreachable = { kind: "unreachable"; reason: string; waitMs: number };

/** One call as made, for the posting's history. Secrets never come this far. */
export type LedgerCall = {
  call: "look" | "send" | "read-back";
  request: unknown;
  status: number | null;
  answer: string | null;
  outcome: string;
  ms: number;
};
