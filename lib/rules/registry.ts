import { cancelledAtSource } from "./cancelled-at-source.ts";
import { codeMissing } from "./code-missing.ts";
import { currencyUnknown } from "./currency-unknown.ts";
import { customerDiffers } from "./customer-differs.ts";
import { deliveryWithoutOrder } from "./delivery-without-order.ts";
import { duplicateExact } from "./duplicate-exact.ts";
import { einvoiceBuyer } from "./einvoice-buyer.ts";
import { einvoiceClassification } from "./einvoice-classification.ts";
import { einvoiceConsolidation } from "./einvoice-consolidation.ts";
import { einvoiceDoubt } from "./einvoice-doubt.ts";
import { einvoiceOriginal } from "./einvoice-original.ts";
import { fieldTooLong } from "./field-too-long.ts";
import { ledgerRefused } from "./ledger-refused.ts";
import { lineMismatch } from "./line-mismatch.ts";
import { missingSku } from "./missing-sku.ts";
import { newCustomer } from "./new-customer.ts";
import { newSupplier } from "./new-supplier.ts";
import { notObeyed } from "./not-obeyed.ts";
import { notSupported } from "./not-supported.ts";
import { overDelivery } from "./over-delivery.ts";
import { ownerConflict } from "./owner-conflict.ts";
import { partialDelivery } from "./partial-delivery.ts";
import { rateMissing } from "./rate-missing.ts";
import { returnExceedsSold } from "./return-exceeds-sold.ts";
import { returnWithoutInvoice } from "./return-without-invoice.ts";
import type { Rule } from "./rule.ts";
import { sameLocation } from "./same-location.ts";
import { taxCodeMissing } from "./tax-code-missing.ts";
import { totalMismatch } from "./total-mismatch.ts";
import { unknownLocation } from "./unknown-location.ts";

/** Every hold rule, in the order in which findings are shown: what ends a record first, then who and what, then money. */
export const rules: readonly Rule[] = [
  ledgerRefused,
  cancelledAtSource,
  duplicateExact,
  notSupported,
  ownerConflict,
  returnWithoutInvoice,
  deliveryWithoutOrder,
  missingSku,
  newCustomer,
  newSupplier,
  codeMissing,
  unknownLocation,
  sameLocation,
  partialDelivery,
  overDelivery,
  returnExceedsSold,
  totalMismatch,
  lineMismatch,
  taxCodeMissing,
  currencyUnknown,
  rateMissing,
  einvoiceBuyer,
  einvoiceClassification,
  einvoiceConsolidation,
  einvoiceOriginal,
  einvoiceDoubt,
  fieldTooLong,
  customerDiffers,
  notObeyed,
];
