import { z } from "zod";
import { decimal, isZero, toAmount } from "#lib/canonical/money.ts";
import type { BookSettings } from "./book-settings.ts";
import { compareLines } from "./compare-lines.ts";
import { contentMarkOf, referenceOf } from "./document-marks.ts";
import { expectedTotals } from "./line-amounts.ts";
import { amountDifference, earliestMoment, foreignDescription, sameText, storedNumber, storedText, textDifference } from "./stored-fields.ts";
import type { Compared } from "./stored-fields.ts";
import { partyOf } from "./sent-trade.ts";
import type { SentTrade } from "./sent-trade.ts";
import { expectedLineCount } from "./trade-lines.ts";
import type { TradeProduct } from "./trade-product.ts";

const storedTrade = z.object({
  master: z.object({
    dockey: z.string().min(1),
    docno: z.string().min(1),
    docdate: z.string(),
    debtorcode: storedText,
    debtorname: storedText,
    creditorcode: storedText,
    creditorname: storedText,
    ref: storedText,
    remark4: storedText,
    currencycode: storedText,
    cancelled: z.boolean().nullish(),
    finaltotal: storedNumber.nullish(),
    tax: storedNumber.nullish(),
    ourinvoiceno: storedText,
    einvoicestatus: storedText,
    einvoicevalidateddatetime: storedText,
    // The desktop product's name of it (other-apis G.3).
    validateddatetime: storedText,
    outstandingamount: storedNumber.nullish(),
  }),
  details: z.array(z.unknown()),
});
type StoredTrade = z.infer<typeof storedTrade>["master"];

/**
 * Whether what is stored under our number is ours, by record id and content mark, and what differs from what was sent
 * (cloud-api 26.4): for everything with priced lines. Amounts are compared at the book's scale. Cancelled means voided:
 * the number stays taken.
 */
export function compareTrade(answer: unknown, sent: SentTrade, settings: BookSettings, product: TradeProduct): Compared {
  const parsed = storedTrade.safeParse(answer);
  if (!parsed.success || !sameText(parsed.data.master.docno, sent.key)) return null;
  const { master, details } = parsed.data;
  if (product.showsTotals(sent) && (!master.finaltotal || !master.tax)) return null;
  const reference = referenceOf(sent.recordId);
  const isSameRecord = sameText(master.ref, reference);
  if (!isSameRecord || !sameText(master.remark4, contentMarkOf(sent.digest))) {
    return { kind: "foreign", docKey: master.dockey, description: foreignDescription(headOf(master, sent, product), master.ref, isSameRecord) };
  }
  const { document } = sent;
  const transfers = ("transfers" in sent ? sent.transfers : null) ?? [];
  const moved = document.lines.filter((line) => transfers.some((transfer) => transfer.lineId === line.id));
  // A delivery need not name prices: what is transferred brings its source's then, and there is nothing to compare.
  const isPriced = moved.every((line) => !isZero(line.unitPrice));
  const lines = expectedLineCount({ ...document, lines: document.lines.filter((line) => !moved.includes(line)) }) + transfers.length;
  const expected = expectedTotals(document, settings);
  const isPurchase = sent.kind === "purchase_order";
  return {
    kind: "mine",
    docKey: master.dockey,
    cancelled: master.cancelled ?? false,
    ...(master.einvoicestatus !== "" && { eInvoice: master.einvoicestatus }),
    ...validation(master.einvoicevalidateddatetime || master.validateddatetime),
    ...(sent.kind === "invoice" && master.outstandingamount && { outstanding: toAmount(master.outstandingamount) }),
    differences: [
      ...textDifference("lines", String(lines), String(details.length)),
      ...compareLines(details, sent, settings, product),
      ...(isPriced ? amountDifference("total", expected.total, master.finaltotal ?? expected.total, settings.decimals.currency) : []),
      ...(isPriced ? amountDifference("tax", expected.tax, master.tax ?? expected.tax, settings.decimals.currency) : []),
      ...textDifference(isPurchase ? "supplier.code" : "customer.code", partyOf(document).code ?? "", isPurchase ? master.creditorcode : master.debtorcode),
      ...textDifference("currency", document.currency, master.currencycode),
      ...textDifference("date", document.date, master.docdate.slice(0, 10)),
      ...textDifference("reference", reference, master.ref),
      ...(sent.kind === "credit_note" && sent.invoiceNo !== null ? textDifference("invoiceNo", sent.invoiceNo, master.ourinvoiceno) : []),
    ],
  };
}

/** When the e-invoice was validated; nothing where no moment is said. */
function validation(stamp: string): { eInvoiceValidatedAt?: string } {
  const at = earliestMoment(stamp);
  return at === null ? {} : { eInvoiceValidatedAt: at };
}

function headOf(master: StoredTrade, { kind }: SentTrade, { nouns }: TradeProduct): string {
  const { docno, docdate, finaltotal, currencycode } = master;
  const [name, code] = kind === "purchase_order" ? [master.creditorname, master.creditorcode] : [master.debtorname, master.debtorcode];
  const total = finaltotal ? ` over ${decimal(finaltotal).toFixed(2)} ${currencycode}` : "";
  return `${docno} in AutoCount is ${withArticle(nouns[kind])} of ${docdate.slice(0, 10)} to ${name} (${code})${total}`;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
