import type { BookSettings } from "../book-settings.ts";
import { jsonNumber } from "../json.ts";
import type { JsonNumber } from "../json.ts";
import { addressOf, asHtml, orNull } from "../text.ts";
import { partyOf } from "../sent-trade.ts";
import type { SentTrade } from "../sent-trade.ts";
import { contentMarkOf, referenceOf } from "../document-marks.ts";

/** What the head of every document with priced lines has (cloud-api 11.1, 12, 13, 14). */
export type TradeHeadBody = {
  docNo: string;
  docDate: string;
  creditTerm: string;
  email: string | null;
  address: string | null;
  phone1: string | null;
  ref: string;
  description: string | null;
  note: string | null;
  remark1: string;
  remark4: string;
  currencyRate: JsonNumber;
  inclusiveTax: boolean;
  isRoundAdj: false;
};

export function tradeHead(sent: SentTrade, usualTerm: string, settings: BookSettings): TradeHeadBody {
  const { document } = sent;
  const party = partyOf(document);
  return {
    docNo: sent.key,
    docDate: document.date,
    creditTerm: sent.creditTerm ?? usualTerm,
    email: orNull(party.email),
    address: addressOf(party),
    phone1: orNull(party.phone),
    ref: referenceOf(sent.recordId),
    description: orNull(document.description),
    note: asHtml(document.note),
    remark1: document.number,
    remark4: contentMarkOf(sent.digest),
    currencyRate: jsonNumber(document.currencyRate ?? "1", settings.decimals.currencyRate),
    inclusiveTax: document.taxInclusive,
    // Its adjustment is AutoCount's own, to the nearest 5 sen of its own total. The shop has already rounded, perhaps by
    // another rule, and what the buyer paid is a fact: so the shop's rounding is a line with an account like any other.
    isRoundAdj: false,
  };
}
