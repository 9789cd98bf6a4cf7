import type { DocumentLine } from "#lib/canonical/document-line.ts";
import { isZero } from "#lib/canonical/money.ts";
import type { BookSettings } from "../book-settings.ts";
import { jsonNumber } from "../json.ts";
import type { JsonNumber } from "../json.ts";
import { orNull } from "../text.ts";
import { lineAmounts } from "../line-amounts.ts";
import { descriptionOf } from "../trade-lines.ts";
import type { LinePurpose, TradeDocument } from "../trade-lines.ts";

/** What every priced line has, of a sale, a return or a purchase (cloud-api 11.2, 12, 13, 14). */
export type TradeLineBody = {
  productCode: string | null;
  description: string;
  qty: JsonNumber;
  unit: string | null;
  unitPrice: JsonNumber;
  discount: string | null;
  taxCode: string | null;
  taxAdjustment: JsonNumber | null;
};

/** The lines to send, each with what its kind of document adds to it. */
export function tradeLines<More extends object>(
  document: TradeDocument,
  settings: BookSettings,
  more: (purpose: LinePurpose) => More,
): (More & TradeLineBody)[] {
  const lines = document.lines.map((line) => ({ ...more({ line, accountOf: line.kind }), ...lineBody(line, document, settings) }));
  if (isZero(document.rounding)) return lines;
  return [...lines, { ...more({ line: null, accountOf: "rounding" }), ...roundingLine(document.rounding, settings) }];
}

/** What a sold line says for its e-invoice (cloud-api 24); left out where nothing is said, which leaves AutoCount's own. */
export type EInvoiceLineBody = { classificationCode: string | null; unitType: string | null };

export function eInvoiceLine({ line }: LinePurpose): EInvoiceLineBody {
  return { classificationCode: orNull(line?.classification ?? null), unitType: orNull(line?.unitCode ?? null) };
}

function lineBody(line: DocumentLine, document: TradeDocument, settings: BookSettings): TradeLineBody {
  const { decimals } = settings;
  const amounts = lineAmounts(line, document.taxInclusive, settings);
  return {
    productCode: orNull(line.itemCode),
    description: descriptionOf(line),
    qty: jsonNumber(line.quantity, decimals.quantity),
    unit: orNull(line.uom),
    unitPrice: jsonNumber(line.unitPrice, decimals.unitPrice),
    discount: isZero(amounts.discount) ? null : amounts.discount,
    taxCode: amounts.taxCode,
    taxAdjustment: isZero(amounts.taxAdjustment) ? null : jsonNumber(amounts.taxAdjustment, decimals.currency),
  };
}

function roundingLine(rounding: string, settings: BookSettings): TradeLineBody {
  return {
    productCode: null,
    description: "Rounding",
    qty: jsonNumber("1", settings.decimals.quantity),
    unit: null,
    unitPrice: jsonNumber(rounding, settings.decimals.currency),
    discount: null,
    taxCode: null,
    taxAdjustment: null,
  };
}
