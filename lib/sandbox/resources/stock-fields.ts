import { date, decimal, reference, required, text } from "#lib/sandbox/fields.ts";
import type { Field } from "#lib/sandbox/fields.ts";
import { Decimal, cents, decimalText } from "#lib/sandbox/decimal.ts";
import { decimalOf, filledText, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { columns } from "#lib/sandbox/view.ts";
import type { Column } from "#lib/sandbox/view.ts";
import type { Draft, LineFacts } from "./document-spec.ts";
import { NUMBERING, REMARKS } from "./trade-fields.ts";

/** What the documents that move stock have in common (the contract's section 15). */

export const STOCK_HEAD: readonly Field[] = [required(date("docDate")), ...NUMBERING, text("ref", 40), text("description", 80), text("note"), ...REMARKS];

export const STOCK_LINE: readonly Field[] = [
  required(reference("stockCode", "Stock")),
  text("description", 100),
  decimal("qty", "quantity", "0"),
  decimal("unitCost", "cost", "0"),
  text("furtherDescription"),
  reference("deptNo", "Department"),
];

export const STOCK_HEAD_COLUMNS: readonly Column[] = columns(
  "docKey", "docNo", "docDate", "ref", "description", "note", "remark1", "remark2", "remark3", "remark4",
);

export function isEmptyStockLine(line: Values): boolean {
  return filledText(line, "stockCode") === null && filledText(line, "description") === null && decimalOf(line, "qty").isZero();
}

/** The cost of the item as the book knows it. */
export function unitCostOf(_line: Values, { product }: LineFacts): string | null {
  return product && textOf(product.fields, "cost");
}

export function priceStockDocument({ master, lines }: Draft): Draft {
  const priced = lines.map((line): Values => {
    const subTotal = cents(decimalOf(line, "qty").times(decimalOf(line, "unitCost")));
    return { ...line, stockId: line["productId"] ?? null, subTotal: decimalText(subTotal) };
  });
  const total = priced.reduce((sum, line) => sum.plus(decimalOf(line, "subTotal")), new Decimal(0));
  return { master: { ...master, total: decimalText(total) }, lines: priced };
}
