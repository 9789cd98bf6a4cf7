import { z } from "zod";
import { sum } from "#lib/canonical/money.ts";
import type { KnockOff } from "#lib/posting/ledger.ts";
import type { BookSettings } from "../book-settings.ts";
import { contentMarkOf, referenceOf } from "../document-marks.ts";
import type { Payment } from "./payment-body.ts";
import { amountDifference, foreignDescription, sameText, storedNumber, storedText, textDifference } from "../stored-fields.ts";
import type { Compared } from "../stored-fields.ts";

const storedPayment = z.object({
  master: z.object({
    dockey: z.string().min(1),
    docno: z.string().min(1),
    docno2: storedText,
    doctype: storedText,
    docdate: z.string(),
    currencycode: storedText,
    dealwith: storedText,
    note: storedText,
    cancelled: z.boolean().nullish(),
  }),
  details: z.array(z.object({ accno: storedText, amount: storedNumber })),
});

const recordMark = /\bhp:[\da-f-]{36}/i;

/**
 * Whether the receipt under our number is ours, and what differs. It has no `ref`: the record's id stands in the note,
 * which AutoCount may wrap in HTML of its own (or people may overwrite: then the content alone decides), the content in the
 * second number (cloud-api 16).
 */
export function comparePayment(answer: unknown, { key, recordId, digest, document }: Payment, settings: BookSettings): Compared {
  const parsed = storedPayment.safeParse(answer);
  if (!parsed.success || !sameText(parsed.data.master.docno, key)) return null;
  const { master, details } = parsed.data;
  const stored = sum(details.map((line) => line.amount)).toFixed(2);
  const marked = recordMark.exec(master.note)?.[0];
  const isSameContent = sameText(master.docno2, contentMarkOf(digest));
  const isSameRecord = marked !== undefined && sameText(marked, referenceOf(recordId));
  if (!isSameContent || (marked !== undefined && !isSameRecord)) {
    const head = `${master.docno} in AutoCount is a payment of ${master.docdate.slice(0, 10)} from ${master.dealwith} over ${stored} ${master.currencycode}`;
    return { kind: "foreign", docKey: master.dockey, description: foreignDescription(head, master.docno2, isSameRecord) };
  }
  return {
    kind: "mine",
    docKey: master.dockey,
    cancelled: master.cancelled ?? false,
    differences: [
      ...textDifference("lines", "1", String(details.length)),
      ...amountDifference("amount", document.amount, stored, settings.decimals.currency),
      ...textDifference("customer.code", document.customer.code ?? "", details[0]?.accno ?? ""),
      ...textDifference("currency", document.currency, master.currencycode),
      ...textDifference("date", document.date, master.docdate.slice(0, 10)),
    ],
  };
}

const storedKnockOff = z.object({
  master: z.object({
    knockoffkey: storedText,
    dockey: storedText,
    docno: z.string().min(1),
    accno: storedText,
    cancelled: z.boolean().nullish(),
  }),
  details: z.array(z.object({ docno: storedText, knockoffamount: storedNumber.nullish().transform((amount) => amount ?? "0") })),
});

/**
 * Whether the knock-off entry under our number is ours: it has no mark of its own, but it is this debtor's and settles
 * with this receipt, whose number is ours.
 */
export function compareKnockOff(answer: unknown, sent: KnockOff, settings: BookSettings): Compared {
  const parsed = storedKnockOff.safeParse(answer);
  if (!parsed.success || !sameText(parsed.data.master.docno, sent.key)) return null;
  const { master, details } = parsed.data;
  const docKey = master.knockoffkey || master.dockey || master.docno;
  const uses = (docNo: string) => details.filter((line) => sameText(line.docno, docNo));
  // Whether its lines show document numbers or only keys is not documented; without them its number and account speak for it.
  const isNamed = details.some((line) => line.docno !== "");
  if (!sameText(master.accno, sent.customerCode) || (isNamed && uses(sent.paymentNo).length === 0)) {
    return { kind: "foreign", docKey, description: `${master.docno} in AutoCount is a knock-off entry of ${master.accno}, not of receipt ${sent.paymentNo}.` };
  }
  return {
    kind: "mine",
    docKey,
    cancelled: master.cancelled ?? false,
    differences: (isNamed ? sent.settles : []).flatMap(({ docNo, amount }) => {
      const stored = sum(uses(docNo).map((line) => line.knockoffamount)).toFixed(2);
      return amountDifference(`settled ${docNo}`, amount, stored, settings.decimals.currency);
    }),
  };
}
