import { reference, required, text } from "#lib/sandbox/fields.ts";
import { badRequest } from "#lib/sandbox/refusal.ts";
import { decimalOf, textOf } from "#lib/sandbox/values.ts";
import { amounts, columns } from "#lib/sandbox/view.ts";
import type { DocumentSpec } from "./document-spec.ts";
import { STOCK_HEAD, STOCK_HEAD_COLUMNS, STOCK_LINE, isEmptyStockLine, priceStockDocument, unitCostOf } from "./stock-fields.ts";
import { STATUS_COLUMNS } from "./trade-fields.ts";

/** Goods from one location to another, as in the contract's section 15. The wording of its own refusals is ours. */
export const stockTransfer: DocumentSpec = {
  path: "stockTransfer",
  ledgerName: "stockTransfers",
  docType: "ST",
  master: [
    ...STOCK_HEAD, required(reference("fromLocation", "Location")), required(reference("toLocation", "Location")), text("reason", 80), text("authorisedBy", 30),
  ],
  detail: STOCK_LINE,
  itemField: "stockCode",
  party: null,
  autoFill: { unitCost: unitCostOf },
  isDropped: isEmptyStockLine,
  check: (master, lines) => {
    if (textOf(master, "fromLocation") === textOf(master, "toLocation")) throw badRequest("FromLocation and ToLocation must be different.");
    if (lines.some((line) => !decimalOf(line, "qty").greaterThan(0))) throw badRequest("The field Qty must be positive.");
  },
  price: priceStockDocument,
  moves: ({ master, lines }) =>
    lines.flatMap((line) => {
      const [stockCode, qty] = [textOf(line, "stockCode") ?? "", decimalOf(line, "qty")];
      return [
        { stockCode, location: textOf(master, "fromLocation") ?? "", qty: qty.negated() },
        { stockCode, location: textOf(master, "toLocation") ?? "", qty },
      ];
    }),
  masterView: [...STOCK_HEAD_COLUMNS, ...columns("fromLocation", "toLocation", "reason", "authorisedBy"), ...STATUS_COLUMNS, ...amounts(2, "total")],
  detailView: [
    ...columns("docKey", "dtlKey", "inDtlKey", "seq", "stockId", "stockCode", "description", "furtherDescription"),
    ...amounts(8, "qty", "unitCost"),
    ...amounts(2, "subTotal"),
    ...columns("deptNo"),
  ],
};
