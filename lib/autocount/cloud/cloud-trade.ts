import { tooLongMessage } from "../say-problem.ts";
import type { TradeProduct } from "../trade-product.ts";
import { cloudFieldLimits } from "./field-limits.ts";

const MAX_ADDRESS = 200;

/** Documents with priced lines as AutoCount Cloud Accounting has them (cloud-api 11 to 14). */
export const cloudTrade: TradeProduct = {
  name: "AutoCount Cloud",
  nouns: { invoice: "invoice", credit_note: "credit note", purchase_order: "purchase order", sales_order: "quotation", delivery_order: "delivery order" },
  limits: cloudFieldLimits,
  addressProblem: (address, label, own) =>
    address.length <= MAX_ADDRESS || own.length > MAX_ADDRESS
      ? null
      : { message: tooLongMessage(`${label} address with postcode and country`, address.length, MAX_ADDRESS), limit: MAX_ADDRESS },
  linesHaveLocations: false,
  takesTaxAdjustments: true,
  // Of quotations and purchase orders the reference does not say that they show totals (cloud-api 13, 14).
  showsTotals: ({ kind }) => kind === "invoice" || kind === "credit_note",
};
