import { noCurrency } from "#lib/canonical/core.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import { compareDecimals, isZero } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ReadRecord } from "./channel.ts";
import { finishDocument } from "./finish-document.ts";
import type { UnmappedList } from "./unmapped.ts";

type LineInput = SalesDocumentInput["lines"][number];

/** A completed refund as a message of its own, under no shop's names. Amounts positive, in `currency`. */
export type CompletedRefund = {
  id: string;
  orderId: string;
  /** The number that people know the order by; null where the message does not say it. */
  orderNumber: string | null;
  /** A moment, ISO 8601. */
  at: string;
  version: string | null;
  /** Null where the message does not say it. */
  currency: string | null;
  taxInclusive: boolean;
  /** What was given back, by the order's own line ids; empty where it is money alone. */
  lines: readonly LineInput[];
  tax: string;
  /** Money given back; "0.00" where goods came back without money. */
  total: string;
  reason: string | null;
  goodsReturned: boolean;
  customer?: SalesDocumentInput["customer"];
  isTest?: boolean;
};

/**
 * The credit note of a refund that is completed. Money without lines becomes one line "Refund", so that a person sees what
 * it was for. Where lines and money differ nothing is made up: the rule `total-mismatch` holds it.
 */
export function writeCreditNote(what: string, refund: CompletedRefund, unmapped: UnmappedList): Result<ReadRecord, string> {
  if (compareDecimals(refund.total, "0") < 0) return err(`${what} gives back a negative amount (${refund.total}): a person has to look at it.`);
  if (refund.currency === null) unmapped.add("currency", "The message does not say its currency: it is the order's.");
  const moneyAlone: LineInput[] = isZero(refund.total) ? [] : [{ id: "refund", kind: "fee", description: "Refund", quantity: "1", unitPrice: refund.total, amount: refund.total }];
  const document: SalesDocumentInput = {
    number: refund.id.slice(0, 50),
    date: malaysianDate(refund.at),
    currency: refund.currency ?? noCurrency,
    taxInclusive: refund.taxInclusive,
    customer: refund.customer,
    lines: refund.lines.length > 0 ? [...refund.lines] : moneyAlone,
    tax: refund.lines.length > 0 ? refund.tax : "0.00",
    total: refund.total,
    references: [{ kind: null, externalId: refund.orderId, number: refund.orderNumber }],
    reason: unmapped.fit("reason", refund.reason ?? "", 80) || null,
    goodsReturned: refund.goodsReturned,
    isTest: refund.isTest,
  };
  const finished = finishDocument(what, document, unmapped);
  if (!finished.ok) return finished;
  return ok({ kind: "credit_note", externalId: refund.id, sourceVersion: refund.version, document: finished.value });
}
