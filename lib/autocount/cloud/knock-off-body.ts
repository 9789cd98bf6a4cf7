import type { KnockOff } from "#lib/posting/ledger.ts";
import { sum } from "#lib/canonical/money.ts";
import type { BookSettings } from "../book-settings.ts";
import { jsonNumber } from "../json.ts";
import type { JsonNumber } from "../json.ts";

/** `POST /knockOffEntry` (cloud-api 17): debits (invoices) positive, credits (the receipt) negative, together nothing. */
export type KnockOffBody = {
  master: { docNo: string; docDate: string; accNo: string };
  details: { docType: "IV" | "OR"; docNo: string; knockOffAmount: JsonNumber }[];
  saveApprove: true;
};

/** The create call that settles invoices with a receipt. */
export function knockOffBody(knockOff: KnockOff, settings: BookSettings): KnockOffBody {
  const scale = settings.decimals.currency;
  const settled = sum(knockOff.settles.map((settlement) => settlement.amount));
  return {
    master: { docNo: knockOff.key, docDate: knockOff.date, accNo: knockOff.customerCode },
    details: [
      ...knockOff.settles.map(({ docNo, amount }) => ({ docType: "IV" as const, docNo, knockOffAmount: jsonNumber(amount, scale) })),
      { docType: "OR", docNo: knockOff.paymentNo, knockOffAmount: jsonNumber(settled.negated().toFixed(), scale) },
    ],
    saveApprove: true,
  };
}
