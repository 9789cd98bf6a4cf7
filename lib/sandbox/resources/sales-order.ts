import type { DocumentSpec } from "./document-spec.ts";
import { quotation } from "./quotation.ts";
import { TRANSFER_COLUMNS } from "./transfer-effects.ts";

/**
 * Sales order of the desktop product: neither stock nor ledger (other-apis F.3). Fields as a quotation's, which is its
 * nearest in the other product; the Cloud face does not know it.
 */
export const salesOrder: DocumentSpec = {
  ...quotation,
  path: "salesOrder",
  ledgerName: "salesOrders",
  docType: "SO",
  detailView: [...quotation.detailView, ...TRANSFER_COLUMNS],
};
