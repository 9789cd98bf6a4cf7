import { cancelledAtSource } from "./cancelled-at-source.ts";
import { currencyUnknown } from "./currency-unknown.ts";
import { duplicateExact } from "./duplicate-exact.ts";
import { fieldTooLong } from "./field-too-long.ts";
import { ledgerRefused } from "./ledger-refused.ts";
import { lineMismatch } from "./line-mismatch.ts";
import { missingSku } from "./missing-sku.ts";
import { newCustomer } from "./new-customer.ts";
import { notSupported } from "./not-supported.ts";
import { partialDelivery } from "./partial-delivery.ts";
import { rateMissing } from "./rate-missing.ts";
import type { Rule } from "./rule.ts";
import { taxCodeMissing } from "./tax-code-missing.ts";
import { totalMismatch } from "./total-mismatch.ts";

/** Every hold rule, in the order in which findings are shown: what ends a record first, then who and what, then money. */
export const rules: readonly Rule[] = [
  ledgerRefused,
  cancelledAtSource,
  duplicateExact,
  notSupported,
  missingSku,
  newCustomer,
  partialDelivery,
  totalMismatch,
  lineMismatch,
  taxCodeMissing,
  currencyUnknown,
  rateMissing,
  fieldTooLong,
];
