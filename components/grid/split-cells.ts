import { isDecimalText, isZero, toAmount } from "#lib/canonical/money.ts";
import { type Divisible, splitLine } from "#lib/canonical/split-line.ts";
import { computeLineAmount } from "#lib/canonical/totals.ts";
import type { GridRow } from "./grid-column.ts";
import { tidyValue } from "./tidy-value.ts";

type Cells = GridRow["values"];

/** Whether the cells of a line say a quantity that can be divided. */
export function hasQuantity(cells: Cells): boolean {
  const quantity = numberIn(cells, "quantity");
  return quantity !== null && !isZero(quantity);
}

/** The cells of a line in two, `away` of its quantity in the second, as `splitLine` divides it; null where that is no part of it. */
export function splitCells(cells: Cells, away: string): readonly [Cells, Cells] | null {
  const quantity = numberIn(cells, "quantity");
  if (quantity === null || isZero(quantity) || !isDecimalText(away)) return null;
  const parts = splitLine({ quantity, ...pricesIn(cells, quantity) }, away);
  if (parts === null) return null;
  const [first, second] = parts.map((part) => ({ ...cells, ...changedCells(cells, part) }));
  return first === undefined || second === undefined ? null : [first, second];
}

/** Price, discount, tax and amount as far as they stand there; without a price there is nothing to divide but the quantity. */
function pricesIn(cells: Cells, quantity: string): Partial<Divisible> {
  const unitPrice = numberIn(cells, "unitPrice");
  const discount = isEmpty(cells.discount) ? "0.00" : numberIn(cells, "discount");
  if (unitPrice === null || discount === null) return {};
  const amount = numberIn(cells, "amount") ?? toAmount(computeLineAmount({ quantity, unitPrice, discount }));
  const tax = numberIn(cells, "tax");
  return { unitPrice, discount, amount, ...(tax === null ? {} : { tax }) };
}

/** What of the parts stands in a cell of its own; what was empty and comes to nothing stays empty. */
function changedCells(cells: Cells, part: Divisible): Cells {
  const written = Object.entries(part).filter(([name, value]) => cells[name] !== undefined && !(isEmpty(cells[name]) && isZero(value)));
  return Object.fromEntries(written);
}

function numberIn(cells: Cells, name: string): string | null {
  const text = tidyValue("amount", cells[name] ?? "");
  return isDecimalText(text) ? text : null;
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}
