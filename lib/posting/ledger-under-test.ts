import type { BookUnderTest } from "./ledger-samples.ts";
import type { Ledger, LedgerDocument, OnLedgerCall } from "./ledger.ts";

/** What can go wrong around a ledger. Each hits the next call it concerns, unless it says otherwise. */
export type LedgerFault =
  /** The create is stored, then the connection breaks. */
  | "stored-answer-lost"
  /** The create is stored, the answer is an error of the server. */
  | "stored-but-500"
  /** An error of the server, nothing stored. */
  | "error-500-not-stored"
  /** The create is stored after the client has given up: within two seconds, later than `shortTimeoutMs`. */
  | "slow-then-stored"
  | "rate-limit-429"
  | "unauthorized-401"
  /** For two seconds a look does not see what was just stored. */
  | "stale-get"
  /** Every connection breaks, until cleared. */
  | "outage"
  /** The ledger takes voids by another verb than the documented one, until cleared. */
  | "void-by-put-only";

/** Amounts as decimal text with two places. */
export type StoredInvoice = {
  key: string;
  customerCode: string;
  total: string;
  tax: string;
  lines: number;
  isCancelled: boolean;
};

export type LedgerUnderTest = {
  /** A ledger of the book under test: right key, reachable, patient, unless the options say otherwise. */
  createLedger(options?: { timeoutMs?: number; access?: "wrong-key" | "nobody-listens"; onCall?: OnLedgerCall }): Ledger;
  faults: { arm(fault: LedgerFault): Promise<void>; clear(): Promise<void> };
  /** The invoices that the ledger holds, by its own word and not through the adapter. */
  ledgerOf(): Promise<StoredInvoice[]>;
  /** What other people do in the same book, past the adapter. */
  others: {
    createInvoice(key: string): Promise<void>;
    changeCustomer(key: string, customerCode: string): Promise<void>;
    cancelInvoice(key: string): Promise<void>;
  };
  /** How many documents the ledger holds under this document's number or code, by its own word. */
  countOf(document: LedgerDocument): Promise<number>;
  /** Exist in the book; `other` is another debtor. */
  book: BookUnderTest;
  other: { code: string };
  /** Codes that do not exist yet, one per `n`. */
  freshCode: { customer(n: number): string; supplier(n: number): string; item(n: number): string };
  /** Must never be told to anybody. */
  secret: string;
};
