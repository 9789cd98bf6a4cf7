import { isZero } from "#lib/canonical/money.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import { findOriginals } from "#lib/records/originals.ts";
import { bookDocument, type Before, type BookOutcome } from "./book-document.ts";
import type { KnockOff, Ledger, LedgerDocumentOf, Settlement } from "./ledger.ts";

type Payment = LedgerDocumentOf<"payment">;

/** What makes the knock-off entry's number of its payment's: one payment has one, whatever happens. */
const suffix = "-KO";

/**
 * The entry that settles the invoices of a payment, as far as they are in the book; null where it settles none that is
 * known there. Its number follows from the payment's, so that it can never be made twice (autocount/cloud-api.md 17).
 */
export async function findKnockOff(tx: Pick<RawTx, "$queryRaw">, company: number, sourceId: string, payment: Payment): Promise<KnockOff | null> {
  const { document, key } = payment;
  const asked = document.settles.filter((settlement) => !isZero(settlement.amount));
  // Each settlement is looked for by itself: a payment may settle invoices of several orders.
  const originals = await findOriginals(tx, company, asked.map((settlement, index) => ({
    recordId: String(index), sourceId, kind: "payment" as const, document: { ...document, settles: [settlement], references: [] },
  })));
  const settles = asked.flatMap((settlement, index): Settlement[] => {
    const docNo = settlement.docNo ?? originals.get(String(index))?.docNo;
    return docNo ? [{ docNo, amount: settlement.amount }] : [];
  });
  if (settles.length === 0) return null;
  return { kind: "knock_off", key: `${key}${suffix}`, paymentNo: key, customerCode: document.customer.code ?? "", date: document.date, settles };
}

/**
 * Settles invoices with a payment that is booked already. Whatever comes of it, the payment stays booked: a refusal is told
 * as a difference for a person, and a doubt keeps the whole open, to be looked for again.
 */
export async function settlePayment(ledger: Ledger, knockOff: KnockOff, booked: Posted, before: Before): Promise<BookOutcome> {
  const outcome = await bookDocument(ledger, knockOff, before);
  switch (outcome.kind) {
    case "posted":
      return { ...booked, differences: [...booked.differences, ...outcome.differences] };
    case "refused": {
      const sent = knockOff.settles.map(({ docNo, amount }) => `${docNo} ${amount}`).join(", ");
      return { ...booked, differences: [...booked.differences, { field: "settles", sent, stored: `not settled: ${outcome.reason}` }] };
    }
    case "later":
    case "not-yet":
      return { kind: "no-answer", reason: outcome.reason, waitMs: outcome.waitMs };
    case "stopped":
      return { kind: "unknown", reason: outcome.reason };
    case "unknown":
    case "no-answer":
      return outcome;
    case "not-seen":
      return { ...outcome, key: knockOff.key };
  }
}

type Posted = Extract<BookOutcome, { kind: "posted" }>;
