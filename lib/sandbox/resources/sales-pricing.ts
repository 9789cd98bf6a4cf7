import type { BookSettings } from "#lib/sandbox/books.ts";
import { Decimal, decimalText } from "#lib/sandbox/decimal.ts";
import { priceLine, totalsOf } from "#lib/sandbox/money.ts";
import type { PricedLine } from "#lib/sandbox/money.ts";
import { badRequest } from "#lib/sandbox/refusal.ts";
import { decimalOf, filledText, flagOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import type { Draft } from "./document-spec.ts";

/** Prices a document that has quantities, unit prices, discounts and tax codes: invoice, credit note, quotation, purchases. */
export function priceSalesDocument(draft: Draft, settings: BookSettings): Draft {
  const inclusiveTax = flagOf(draft.master, "inclusiveTax");
  const currencyRate = decimalOf(draft.master, "currencyRate");
  const priced = draft.lines.map((line) => priceOne(line, settings, inclusiveTax, currencyRate));
  const totals = totalsOf(priced.map(({ amounts }) => amounts), flagOf(draft.master, "isRoundAdj"));
  const outstanding = totals.finalTotal.minus(decimalOf(draft.master, "paymentAmt"));
  return {
    master: {
      ...draft.master,
      ...texts({ ...totals, outstandingAmount: outstanding }),
      // The real API shows the tax under the name exTax, and the total before tax under total.
      ...texts({ exTax: totals.tax, localExTax: totals.localTax, total: totals.totalExTax }),
    },
    lines: priced.map(({ line }) => line),
  };
}

function priceOne(
  line: Values,
  settings: BookSettings,
  inclusiveTax: boolean,
  currencyRate: Decimal,
): { line: Values; amounts: PricedLine } {
  const taxCode = filledText(line, "taxCode");
  const taxRate = settings.taxCodes.find((known) => known.taxCode === taxCode)?.rate ?? null;
  const amounts = priceLine(
    {
      qty: decimalOf(line, "qty"),
      unitPrice: decimalOf(line, "unitPrice"),
      discount: filledText(line, "discount"),
      taxRate: taxRate === null ? null : new Decimal(taxRate),
      taxAdjustment: decimalOf(line, "taxAdjustment"),
      localTaxAdjustment: decimalOf(line, "localTaxAdjustment"),
    },
    inclusiveTax,
    currencyRate,
  );
  if (amounts === null) throw badRequest(`Discount '${filledText(line, "discount")}' is not valid.`);
  const { isTaxed: _isTaxed, ...figures } = amounts;
  return { line: { ...line, taxRate, ...texts(figures) }, amounts };
}

function texts(figures: Readonly<Record<string, Decimal>>): Values {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, decimalText(figure)]));
}
