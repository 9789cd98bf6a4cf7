import type { LedgerDocumentOf } from "#lib/posting/ledger.ts";
import { isZero } from "#lib/canonical/money.ts";
import type { BookSettings } from "../book-settings.ts";
import { jsonNumber } from "../json.ts";
import type { JsonNumber } from "../json.ts";
import { asHtml, orNull } from "../text.ts";
import { contentMarkOf, referenceOf } from "../document-marks.ts";

export type Payment = LedgerDocumentOf<"payment">;

/** `POST /payment` of an official receipt (cloud-api 16). Members that are null are left out when it is written. */
export type PaymentBody = {
  master: {
    docType: "OR";
    docNo: string;
    docNo2: string;
    docDate: string;
    journalType: string;
    currencyCode: string;
    currencyRate: JsonNumber;
    dealWith: string | null;
    description: string;
    note: string;
  };
  details: { accNo: string; amount: JsonNumber; toAccountRate: JsonNumber; description: string; furtherDescription: string | null }[];
  paymentDetails: {
    paymentMethod: string;
    paymentAmt: JsonNumber;
    paymentBy: string | null;
    bankCharge: JsonNumber | null;
    toBankRate: JsonNumber;
  }[];
  autoFillOption: { taxCode: false; tariffCode: false };
  saveApprove: true;
};

const MAX_PAYMENT_BY = 20;

/**
 * The create call for money received from a debtor, on the debtor's own code. It settles no invoice by itself: that is
 * its knock-off entry. A payment has neither `ref` nor remarks: the record stands in `note`, the content in `docNo2`.
 */
export function paymentBody(payment: Payment, settings: BookSettings): PaymentBody {
  const { document } = payment;
  const { decimals } = settings;
  const { method, journal } = receivedBy(document.method, settings);
  const one = jsonNumber("1", decimals.currencyRate);
  return {
    master: {
      docType: "OR",
      docNo: payment.key,
      docNo2: contentMarkOf(payment.digest),
      docDate: document.date,
      journalType: journal,
      currencyCode: document.currency,
      currencyRate: jsonNumber(document.currencyRate ?? "1", decimals.currencyRate),
      dealWith: orNull(document.customer.name),
      description: receiptDescription(document),
      note: [asHtml(document.note), referenceOf(payment.recordId)].filter((part) => part !== null).join("<br>"),
    },
    details: [
      {
        accNo: document.customer.code ?? "",
        amount: jsonNumber(document.amount, decimals.currency),
        toAccountRate: one,
        description: `Payment ${document.number}`,
        furtherDescription: paidHow(document),
      },
    ],
    paymentDetails: [
      {
        paymentMethod: method,
        paymentAmt: jsonNumber(document.amount, decimals.currency),
        paymentBy: document.method !== null && document.method.length <= MAX_PAYMENT_BY ? orNull(document.method) : null,
        bankCharge: isZero(document.fee) ? null : jsonNumber(document.fee, decimals.currency),
        toBankRate: one,
      },
    ],
    autoFillOption: { taxCode: false, tariffCode: false },
    saveApprove: true,
  };
}

/** The receipt's own text, or what it is for. */
function receiptDescription({ description, number }: Payment["document"]): string {
  return description || `Payment ${number}`;
}

/** How it was paid and the gateway's own id of it, whole: the short fields have no room for either. */
function paidHow({ method, transactionId, reference }: Payment["document"]): string | null {
  const parts = [method, transactionId && `transaction ${transactionId}`, reference && `reference ${reference}`];
  return orNull(parts.filter((part) => part).join(", "));
}

function receivedBy(paidBy: string | null, settings: BookSettings): { method: string; journal: string } {
  const known = settings.receiptMethods.find((method) => method.paidBy.toLowerCase() === paidBy?.trim().toLowerCase());
  return known ?? { method: settings.receiptMethod, journal: settings.receiptJournal };
}
