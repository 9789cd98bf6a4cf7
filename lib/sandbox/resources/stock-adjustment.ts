import { reference, required } from "#lib/sandbox/fields.ts";
import { decimalOf, textOf } from "#lib/sandbox/values.ts";
import { amounts, columns } from "#lib/sandbox/view.ts";
import type { DocumentSpec } from "./document-spec.ts";
import { STOCK_HEAD, STOCK_HEAD_COLUMNS, STOCK_LINE, isEmptyStockLine, priceStockDocument, unitCostOf } from "./stock-fields.ts";
import { STATUS_COLUMNS } from "./trade-fields.ts";

/** More or less of something at a location, as in the contract's section 15: `qty` is the change, with its sign. */
export const stockAdjustment: DocumentSpec = {
  path: "stockAdjustment",
  ledgerName: "stockAdjustments",
  docType: "SA",
  master: STOCK_HEAD,
  detail: [...STOCK_LINE, required(reference("location", "Location"))],
  itemField: "stockCode",
  party: null,
  autoFill: { unitCost: unitCostOf },
  isDropped: isEmptyStockLine,
  price: priceStockDocument,
  moves: ({ lines }) =>
    lines.map((line) => ({ stockCode: textOf(line, "stockCode") ?? "", location: textOf(line, "location") ?? "", qty: decimalOf(line, "qty") })),
  masterView: [...STOCK_HEAD_COLUMNS, ...STATUS_COLUMNS, ...amounts(2, "total")],
  detailView: [
    ...columns("docKey", "dtlKey", "seq", "stockId", "stockCode", "location", "description", "furtherDescription"),
    ...amounts(8, "qty", "unitCost"),
    ...amounts(2, "subTotal"),
    ...columns("deptNo"),
  ],
};
