import { ambiguousCustomer } from "./ambiguous-customer.ts";
import { ambiguousSku } from "./ambiguous-sku.ts";
import { burst } from "./burst.ts";
import { cancelledAfterPosting } from "./cancelled-after-posting.ts";
import { cancelledAtSource } from "./cancelled-at-source.ts";
import { changedAfterApproval } from "./changed-after-approval.ts";
import { closedPeriod } from "./closed-period.ts";
import { codeMissing } from "./code-missing.ts";
import { creditLimit } from "./credit-limit.ts";
import { currencyUnknown } from "./currency-unknown.ts";
import { customerDiffers } from "./customer-differs.ts";
import { deliveryWithoutOrder } from "./delivery-without-order.ts";
import { discountLimit } from "./discount-limit.ts";
import { duplicateExact } from "./duplicate-exact.ts";
import { duplicateLikely } from "./duplicate-likely.ts";
import { einvoiceBuyer } from "./einvoice-buyer.ts";
import { einvoiceClassification } from "./einvoice-classification.ts";
import { einvoiceConsolidation } from "./einvoice-consolidation.ts";
import { einvoiceDebtor } from "./einvoice-debtor.ts";
import { einvoiceDoubt } from "./einvoice-doubt.ts";
import { einvoiceOriginal } from "./einvoice-original.ts";
import { einvoiceSupplier } from "./einvoice-supplier.ts";
import { fieldTooLong } from "./field-too-long.ts";
import { futureDate } from "./future-date.ts";
import { heldByHand } from "./held-by-hand.ts";
import { inactiveCustomer } from "./inactive-customer.ts";
import { inactiveItem } from "./inactive-item.ts";
import { ledgerCannotStore } from "./ledger-cannot-store.ts";
import { ledgerRefused } from "./ledger-refused.ts";
import { lineMismatch } from "./line-mismatch.ts";
import { missingSku } from "./missing-sku.ts";
import { negativeAmount } from "./negative-amount.ts";
import { negativeStock } from "./negative-stock.ts";
import { newCustomer } from "./new-customer.ts";
import { newSupplier } from "./new-supplier.ts";
import { notObeyed } from "./not-obeyed.ts";
import { notSupported } from "./not-supported.ts";
import { outOfOrder } from "./out-of-order.ts";
import { outsideFiscalYear } from "./outside-fiscal-year.ts";
import { overDelivery } from "./over-delivery.ts";
import { ownerConflict } from "./owner-conflict.ts";
import { partialDelivery } from "./partial-delivery.ts";
import { priceMismatch } from "./price-mismatch.ts";
import { rateMissing } from "./rate-missing.ts";
import { returnExceedsSold } from "./return-exceeds-sold.ts";
import { returnWithoutInvoice } from "./return-without-invoice.ts";
import { roundingSen } from "./rounding-sen.ts";
import type { Rule } from "./rule.ts";
import { sameLocation } from "./same-location.ts";
import { selfBilled } from "./self-billed.ts";
import { staleRecord } from "./stale-record.ts";
import { taxCodeMissing } from "./tax-code-missing.ts";
import { taxMismatch } from "./tax-mismatch.ts";
import { totalMismatch } from "./total-mismatch.ts";
import { unknownLocation } from "./unknown-location.ts";
import { unknownUom } from "./unknown-uom.ts";
import { zeroTotal } from "./zero-total.ts";

/** Every hold rule, in the order in which findings are shown: what ends a record first, then who and what, then money, then dates. */
export const rules: readonly Rule[] = [
  heldByHand,
  ledgerRefused,
  cancelledAtSource,
  duplicateExact,
  duplicateLikely,
  notSupported,
  ownerConflict,
  burst,
  changedAfterApproval,
  returnWithoutInvoice,
  deliveryWithoutOrder,
  cancelledAfterPosting,
  missingSku,
  ambiguousSku,
  inactiveItem,
  unknownUom,
  newCustomer,
  ambiguousCustomer,
  inactiveCustomer,
  creditLimit,
  newSupplier,
  codeMissing,
  unknownLocation,
  sameLocation,
  negativeStock,
  partialDelivery,
  overDelivery,
  returnExceedsSold,
  totalMismatch,
  lineMismatch,
  negativeAmount,
  zeroTotal,
  priceMismatch,
  discountLimit,
  roundingSen,
  taxCodeMissing,
  taxMismatch,
  currencyUnknown,
  rateMissing,
  einvoiceBuyer,
  einvoiceDebtor,
  einvoiceClassification,
  einvoiceConsolidation,
  einvoiceOriginal,
  einvoiceSupplier,
  einvoiceDoubt,
  outsideFiscalYear,
  closedPeriod,
  futureDate,
  staleRecord,
  outOfOrder,
  fieldTooLong,
  ledgerCannotStore,
  customerDiffers,
  selfBilled,
  notObeyed,
];
