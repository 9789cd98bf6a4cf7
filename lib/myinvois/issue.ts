import type { SalesDocument } from "#lib/canonical/sales.ts";
import { decimal, toAmount } from "#lib/canonical/money.ts";
import { consolidationLimit, groupOf } from "./calendar.ts";
import type { CodeLists } from "./code-list.ts";
import { generalTin } from "./tin.ts";

/** How a company issues e-invoices, from its settings; there are none before `startsOn`. */
export type EInvoiceFacts = {
  /** The first document date that e-invoices are issued for. */
  startsOn: string;
  /** Turnover group: until when everything may be consolidated. */
  group: string | null;
  /** What becomes of a sale of which nobody says anything. */
  usual: "consolidated" | "individual";
  /** The company's own line of business (MSIC). */
  msic: string | null;
  /** The company's own registration for sales and service tax; "NA" where it has none, null where nobody has said. */
  sstNo: string | null;
  /** Classification of lines that have none of their own; null where each must be said. */
  classification: string | null;
  /** Sources where the platform issues the e-invoice to the buyer, not the company (README 9). */
  platforms: ReadonlySet<string>;
  lists: CodeLists;
};

/** Why a sale is issued as it is. */
export type IssueReason = "said" | "platform" | "tin" | "amount" | "usual";
export type Issue =
  | { as: "none"; because: "not-on" | "said" | "platform" }
  | { as: "consolidated"; because: "said" | "usual" }
  | { as: "individual"; because: "said" | "tin" | "usual" }
  | { as: "individual"; because: "amount"; total: string; limit: string };

/** What decides about the e-invoice of one sale. `debtorTin`: what AutoCount's debtor is known by. */
export type IssueAsked = {
  sourceId: string;
  bookAs: string;
  document: Pick<SalesDocument, "date" | "currency" | "currencyRate" | "total" | "customer" | "eInvoice">;
  debtorTin: string | null;
};

/**
 * How the e-invoice of a sale is issued: to its buyer, in the month's consolidated one, or not by this company. What
 * a person or the source says comes first; a platform issues for itself; a buyer with a TIN gets one of their own, and so
 * does a sale above the limit (CON-7, compared with tax); the rest is as usual. Pure.
 */
export function issueOf(asked: IssueAsked, facts: EInvoiceFacts | null, baseCurrency: string): Issue {
  const { document, bookAs, sourceId } = asked;
  if (facts === null || document.date < facts.startsOn || (bookAs !== "invoice" && bookAs !== "credit_note")) return { as: "none", because: "not-on" };
  if (document.eInvoice) return { as: document.eInvoice, because: "said" };
  if (facts.platforms.has(sourceId)) return { as: "none", because: "platform" };
  if (hasOwnTin(document.customer.tin) || hasOwnTin(asked.debtorTin)) return { as: "individual", because: "tin" };
  const over = overLimit(document, facts, baseCurrency);
  if (over !== null && bookAs === "invoice") return { as: "individual", because: "amount", ...over };
  return { as: facts.usual, because: "usual" };
}

/** What a sale comes to in the company's currency and the limit that it is above; null where it is not above one. */
export function overLimit(document: IssueAsked["document"], facts: EInvoiceFacts, baseCurrency: string): { total: string; limit: string } | null {
  const limit = consolidationLimit(document.date, groupOf(facts.group));
  const rate = document.currency === baseCurrency ? "1" : (document.currencyRate ?? "1");
  const total = decimal(document.total).times(rate);
  return limit !== null && total.greaterThan(limit) ? { total: toAmount(total), limit } : null;
}

function hasOwnTin(tin: string | null | undefined): boolean {
  return Boolean(tin?.trim()) && generalTin(tin ?? "") === null;
}
