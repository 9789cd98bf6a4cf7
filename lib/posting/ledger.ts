import type { DocumentOf } from "#lib/canonical/document.ts";
import { isAmong, masterKinds, type Kind, type MasterKind, type SalesKind } from "#lib/canonical/kinds.ts";

/**
 * A document as it is sent, with the key under which it is booked once: our document number. By record id and content
 * digest the stored one is known as ours again.
 */
type Numbered<K extends Kind, Known = unknown> = K extends Kind
  ? { kind: K; key: string; recordId: string; digest: string; document: DocumentOf<K> } & StoredAs & Known
  : never;

/** The ledger's own key of the stored document, as an earlier answer told it; left out or null where none did. */
type StoredAs = { docKey?: string | null };

/** The party's own credit term, spelled as in the book; null where it is not known: then the book's default. */
type OnTerms = { creditTerm: string | null };

/** A record of AutoCount's own lists: its key is the code, and by code and name it is known as ours again. */
export type LedgerMaster<K extends MasterKind = MasterKind> = K extends Kind ? { kind: K; key: string; document: DocumentOf<K> } & (K extends "customer" ? Linked : unknown) : never;

/** The tax entity that a debtor is linked to when it is made, by the ledger's id; left out where there is none. */
type Linked = { taxEntity?: string };

/**
 * Somebody's tax identity, in the book a record of its own to which debtors link (autocount/cloud-api.md 22). It is known
 * by its TIN: the id is the ledger's, and two sends make two of them. All but TIN, name and classification may be null.
 */
export type TaxEntity = { tin: string; name: string; classification: "B" | "I" } & Record<
  "identityType" | "identityNo" | "registerNo" | "sstNo" | "msic" | "address" | "postcode" | "city" | "phone" | "email" | "country" | "state",
  string | null
>;

/** One invoice in the book that a payment settles, and with how much of it, in the payment's currency. */
export type Settlement = { docNo: string; amount: string };

/** The documents in the book that goods may be transferred from. */
export type TransferKind = Extract<SalesKind, "sales_order" | "delivery_order">;

/**
 * One line of a document, or a part of it, that takes its goods over from a line of another document in the book. The
 * ledger finds that line by number, item and UOM (autocount/other-apis.md C.4, F.3); the quantity is counted by us.
 */
export type Transfer = {
  from: TransferKind;
  /** The source document's number in the book. */
  docNo: string;
  /** Which of our document's lines it is, by its id. */
  lineId: string;
  itemCode: string;
  uom: string;
  quantity: string;
};

/** What is taken over from other documents; left out or empty where nothing is. Lines that it does not name are booked as they are. */
type Transferred = { transfers?: readonly Transfer[] };

/** Settles invoices with a receipt that is in the book already. Booked after its payment, under a number of its own. */
export type KnockOff = {
  kind: "knock_off";
  key: string;
  /** The receipt's number. */
  paymentNo: string;
  customerCode: string;
  date: string;
  settles: readonly Settlement[];
};

/** What is sent. */
export type LedgerDocument =
  | Numbered<"sales_order", OnTerms>
  | Numbered<"invoice" | "delivery_order", OnTerms & Transferred>
  /** `invoiceNo`: AutoCount's number of the invoice that it is about; null where that is not posted or not known. */
  | Numbered<"credit_note", OnTerms & { invoiceNo: string | null }>
  | Numbered<"purchase_order", OnTerms>
  | Numbered<"stock_adjustment" | "stock_transfer">
  | Numbered<"payment">
  | KnockOff
  | LedgerMaster;

/** A document of one kind as it is sent. */
export type LedgerDocumentOf<K extends LedgerDocument["kind"]> = Extract<LedgerDocument, { kind: K }>;

/** True for debtors, creditors and items. */
export function isMaster(document: LedgerDocument): document is LedgerMaster {
  return document.kind !== "knock_off" && isAmong(masterKinds, document.kind);
}

/** Told of every call as it was made; the posting's history is written from it. */
export type OnLedgerCall = (call: LedgerCall) => void;

/** AutoCount behind a port. An adapter keeps every promise here; `ledger-contract.ts` tests each one. */
export interface Ledger {
  /** Not every connection takes every kind: AutoCount Cloud has no delivery order. */
  takes(kind: Kind): boolean;
  /** Kinds in the book from which documents of `kind` are transferred; left out where this ledger transfers nothing. */
  transfersInto?(kind: Kind): readonly TransferKind[];
  /** True where the ledger does not show what was cancelled, though its number stays taken (autocount/other-apis.md C.2). */
  readonly cancelledLooksAbsent?: true;
  /** Reads back by our key and compares: absent, mine, foreign; or that no answer could be had. */
  find(document: LedgerDocument): Promise<FindOutcome>;
  /** One create call, nothing more: the caller has looked first and reads the outcome. Never repeats by itself. */
  send(document: LedgerDocument): Promise<SendOutcome>;
  /**
   * Takes a stored document out of the books; its number stays taken. The caller has looked first, and looks again to
   * learn what came of it. Masters are not voided: refused.
   */
  void(document: LedgerDocument, reason: string): Promise<VoidOutcome>;
  /**
   * The documents that were changed in a span of time, where the ledger can list them; left out where it cannot. Waits for
   * `turn` before each of its calls.
   */
  listChanged?(since: Date, until: Date, turn: () => Promise<void>): Promise<ListChangedOutcome>;
  /** What this connection cannot store as it stands (lengths, dropped lines): found before anything is sent. */
  problems(document: LedgerDocument): LedgerProblem[];
  /** There where new debtors are to be made with their tax entities, and this ledger takes such. */
  readonly taxEntities?: TaxEntities;
}

/** The tax entities of a book. What `Ledger` promises of documents holds here too. */
export interface TaxEntities {
  /**
   * Looks by TIN: absent, mine with the ledger's id as its key, or foreign where several have it and a person has to choose.
   * May take several calls, each after the first of which waits for `turn`.
   */
  find(entity: TaxEntity, turn?: () => Promise<void>): Promise<FindOutcome>;
  /** One create call. Nothing is ever "taken": the ledger does not look whose TIN it is. */
  send(entity: TaxEntity): Promise<SendOutcome>;
  problems(entity: TaxEntity): LedgerProblem[];
}

/** A document of the book by its number, and when it was changed last in the ledger's own words. */
export type ChangedDocument = { docNo: string; changedAt: string };
/** `leftOut`: what of them is not listed, and why, in words for people; null where all are. */
export type ListChangedOutcome = { kind: "listed"; changed: ChangedDocument[]; leftOut: string | null } | Stopped | Unreachable;

export type LedgerProblem = { field: string; message: string; limit?: number };

/** A difference between what was sent and what the ledger stored, amounts as decimal text. */
export type LedgerDifference = { field: string; sent: string; stored: string };

/**
 * The ledger's word for how far a document's e-invoice is, and when it was validated: a moment with its zone, the earliest
 * that its stamp can mean. Each is left out where the ledger says nothing of it.
 */
export type EInvoiceSaid = { eInvoice?: string; eInvoiceValidatedAt?: string };

export type FindOutcome =
  | { kind: "absent" }
  /**
   * Ours by record id and content digest; `differences` is the read-back compare, empty when all is as sent. `eInvoice` is
   * the ledger's word for how far its e-invoice is, see `EInvoiceSaid`. `outstanding`: what is still owed of it, decimal
   * text, where the ledger tells.
   */
  | ({ kind: "mine"; docKey: string; differences: LedgerDifference[]; cancelled: boolean; outstanding?: string } & EInvoiceSaid)
  /** The number is taken by something that is not this document: a person has to look. */
  | { kind: "foreign"; docKey: string; description: string }
  | Stopped
  | Unreachable;

export type SendOutcome =
  /** `docKey`: the ledger's own key of it, where the answer tells it. */
  | { kind: "stored"; docKey?: string }
  /** Permanent: back to a person, with the ledger's own words. */
  | { kind: "refused"; reason: string }
  /** The ledger says that the number is taken: perhaps by our own earlier success, so look. */
  | { kind: "taken"; reason: string }
  /** Certainly nothing was written: try again after `waitMs`. */
  | { kind: "unavailable"; reason: string; waitMs: number }
  | Stopped
  /**
   * Time-out, reset, 5xx, unreadable: it may be stored. Look before anything else. `answered`: the ledger is done with it and
   * has said so in words that tell nothing for certain.
   */
  | { kind: "unknown"; reason: string; answered?: true };

export type VoidOutcome =
  | { kind: "voided" }
  /** In the ledger's own words; where it was voided before, a look says so. */
  | { kind: "refused"; reason: string }
  /** Certainly nothing was changed: try again after `waitMs`. */
  | { kind: "unavailable"; reason: string; waitMs: number }
  | Stopped
  /** It may be voided. Look before anything else. */
  | { kind: "unknown"; reason: string };

/**
 * 401 or 403: this connection must not go on until a person has looked at its key. `ofMethod`: the key is let in, but may
 * not make this kind of call (403); whoever can do without it need not stop.
 */
export type Stopped = { kind: "stopped"; reason: string; ofMethod?: true };
/** No answer, or one that says nothing about the document: ask again after `waitMs`. */
export type Unreachable = { kind: "unreachable"; reason: string; waitMs: number };

/** One call as made, for the posting's history. Secrets never come this far. */
export type LedgerCall = {
  call: "look" | "send" | "read-back" | "void";
  request: unknown;
  status: number | null;
  answer: string | null;
  outcome: string;
  ms: number;
  /** Calls that the ledger says are left in its own window, and in how many milliseconds that ends; left out where it says nothing. */
  callsLeft?: { count: number; resetMs: number };
};
