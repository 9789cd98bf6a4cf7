import type { TradeProduct } from "../trade-product.ts";
import { addressLines } from "./address-lines.ts";
import { webApiFieldLimits } from "./field-limits.ts";

/** Documents with priced lines as AutoCount Accounting has them (other-apis C.3, F.2). */
export const webTrade: TradeProduct = {
  name: "AutoCount",
  nouns: { invoice: "invoice", credit_note: "credit note", purchase_order: "purchase order", sales_order: "sales order", delivery_order: "delivery order" },
  limits: webApiFieldLimits,
  addressProblem: (address, label) =>
    addressLines(address) === null ? { message: `${label} address does not fit: AutoCount has four lines of 40 characters.`, limit: 160 } : null,
  linesHaveLocations: true,
  takesTaxAdjustments: false,
  // What GetRecord shows beyond what was sent is not in the facts (other-apis H): compared where it is there.
  showsTotals: () => false,
};
