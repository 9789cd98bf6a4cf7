import type { Resource } from "#lib/sandbox/resource.ts";
import { creditNote } from "./credit-note.ts";
import { creditor } from "./creditor.ts";
import { debtor } from "./debtor.ts";
import { deliveryOrder } from "./delivery-order.ts";
import type { DocumentSpec } from "./document-spec.ts";
import { documentResource } from "./document.ts";
import { invoice } from "./invoice.ts";
import { knockOffDetails } from "./knock-off-details.ts";
import { knockOffEntry, outstandingTransactions } from "./knock-off-entry.ts";
import { partyResource } from "./party.ts";
import { payment } from "./payment.ts";
import { product } from "./product.ts";
import { purchaseOrder } from "./purchase-order.ts";
import { quotation } from "./quotation.ts";
import { readOnlyResources } from "./read-only.ts";
import { salesOrder } from "./sales-order.ts";
import { stockAdjustment } from "./stock-adjustment.ts";
import { stockTransfer } from "./stock-transfer.ts";
import { taxEntity } from "./tax-entity.ts";
import { updateStatus } from "./update-status.ts";

/** Every kind of document that the books are kept with. */
export const DOCUMENTS: readonly DocumentSpec[] = [
  invoice, creditNote, quotation, purchaseOrder, stockAdjustment, stockTransfer, payment, knockOffEntry, salesOrder, deliveryOrder,
];

/** What the desktop product alone has: in the books, but no path of the Cloud API. */
export const DESKTOP_RESOURCES: readonly Resource[] = [documentResource(salesOrder), documentResource(deliveryOrder)];

/** Every path of the Cloud API that this sandbox answers. A further document kind is a further line here. */
export const RESOURCES: readonly Resource[] = [
  documentResource(invoice, [knockOffDetails(invoice)]),
  documentResource(creditNote, [knockOffDetails(creditNote)]),
  documentResource(quotation, [updateStatus(quotation.path)]),
  documentResource(purchaseOrder, [updateStatus(purchaseOrder.path)]),
  documentResource(stockAdjustment),
  documentResource(stockTransfer),
  documentResource(payment, [knockOffDetails(payment)]),
  documentResource(knockOffEntry, [outstandingTransactions]),
  partyResource(debtor),
  partyResource(creditor),
  product,
  taxEntity,
  ...readOnlyResources,
];

/** Paths are matched without regard to case. */
export function findResource(path: string, resources: readonly Resource[] = RESOURCES): Resource | null {
  return resources.find((resource) => resource.path.toLowerCase() === path.toLowerCase()) ?? null;
}
