import type { DocumentInputOf, DocumentOf } from "./document.ts";
import type { Kind } from "./kinds.ts";
import { type ItemMaster, itemMaster, type ItemMasterInput, type PartyMaster, partyMaster, type PartyMasterInput } from "./masters.ts";
import { payment, type PaymentDocument, type PaymentDocumentInput } from "./payment.ts";
import { purchaseOrder, type PurchaseDocument, type PurchaseDocumentInput } from "./purchase.ts";
import { salesDocument, type SalesDocument, type SalesDocumentInput } from "./sales.ts";
import {
  stockAdjustment, stockTransfer, type StockAdjustment, type StockAdjustmentInput, type StockTransfer, type StockTransferInput,
} from "./stock.ts";

// Documents that no rule has anything to say about, where the facts are those of `aFacts`; for tests and demo data.

type LineInput = SalesDocumentInput["lines"][number];
type StockLineInput = StockTransferInput["lines"][number];

/** A line of two units at RM 10.00 that needs nothing else. */
export function aLine(over: Partial<LineInput> = {}): LineInput {
  return { id: "1", sku: "TEA", itemCode: "TEA", description: "Tea", quantity: "2", unitPrice: "10.00", amount: "20.00", ...over };
}

/** A line of two units of a stock document. */
export function aStockLine(over: Partial<StockLineInput> = {}): StockLineInput {
  return { id: "1", sku: "TEA", itemCode: "TEA", description: "Tea", quantity: "2", ...over };
}

const inRinggit = { number: "#1001", date: "2026-03-02", currency: "MYR" };
const aminah = { code: "300-A001", sourceId: "71", name: "Aminah Binti Osman", email: "aminah@example.com" };

/** An invoice over RM 20.00 of a known debtor. */
export function aDocument(over: Partial<SalesDocumentInput> = {}): SalesDocument {
  return salesDocument.parse({ ...inRinggit, customer: aminah, lines: [aLine()], total: "20.00", isPaid: true, ...over });
}

/** A credit note over one of the two units of the order "5001", which is `aDocument`. */
export function aCreditNote(over: Partial<SalesDocumentInput> = {}): SalesDocument {
  const references = [{ externalId: "5001", number: "#1001" }];
  return aDocument({ number: "CN-1", references, lines: [aLine({ quantity: "1", amount: "10.00" })], total: "10.00", reason: "Damaged", goodsReturned: true, ...over });
}

/** A delivery of all of the order "5001" that came by itself, as from a warehouse. */
export function aDelivery(over: Partial<SalesDocumentInput> = {}): SalesDocument {
  return aDocument({ number: "DO-1", references: [{ externalId: "5001", number: "#1001" }], ...over });
}

/** An order of RM 20.00 at a known creditor. */
export function aPurchaseOrder(over: Partial<PurchaseDocumentInput> = {}): PurchaseDocument {
  return purchaseOrder.parse({ ...inRinggit, number: "PO-88", supplier: { code: "400-B001", name: "Boh Plantations" }, lines: [aLine()], total: "20.00", ...over });
}

/** Two units too few at the head office. */
export function anAdjustment(over: Partial<StockAdjustmentInput> = {}): StockAdjustment {
  return stockAdjustment.parse({ number: "ADJ-1", date: "2026-03-02", location: "HQ", reason: "Stock count", lines: [aStockLine({ quantity: "-2" })], ...over });
}

/** Two units from the head office to Penang. */
export function aTransfer(over: Partial<StockTransferInput> = {}): StockTransfer {
  return stockTransfer.parse({ number: "TR-1", date: "2026-03-02", fromLocation: "HQ", toLocation: "PG", lines: [aStockLine()], ...over });
}

/** A new debtor, its code already chosen. */
export function aCustomer(over: Partial<PartyMasterInput> = {}): PartyMaster {
  return partyMaster.parse({ number: "C-17", date: "2026-03-02", code: "300-T001", sourceId: "17", name: "Tan Hardware Sdn Bhd", ...over });
}

/** A new creditor, its code already chosen. */
export function aSupplier(over: Partial<PartyMasterInput> = {}): PartyMaster {
  return partyMaster.parse({ number: "S-3", date: "2026-03-02", code: "400-C001", name: "Cameron Packaging", ...over });
}

/** A new item, its code already chosen. */
export function anItem(over: Partial<ItemMasterInput> = {}): ItemMaster {
  return itemMaster.parse({ number: "COFFEE", date: "2026-03-02", code: "COFFEE", sku: "COFFEE", name: "Coffee", uom: "UNIT", price: "12.00", ...over });
}

/** RM 20.00 of a known debtor for the order "5001". */
export function aPayment(over: Partial<PaymentDocumentInput> = {}): PaymentDocument {
  return payment.parse({ ...inRinggit, number: "OR-1", customer: aminah, amount: "20.00", method: "fpx", settles: [{ externalId: "5001", number: "#1001", amount: "20.00" }], ...over });
}

const builders: { [K in Kind]: (over?: Partial<DocumentInputOf<K>>) => DocumentOf<K> } = {
  sales_order: aDocument,
  invoice: aDocument,
  delivery_order: aDelivery,
  credit_note: aCreditNote,
  purchase_order: aPurchaseOrder,
  stock_adjustment: anAdjustment,
  stock_transfer: aTransfer,
  customer: aCustomer,
  supplier: aSupplier,
  item: anItem,
  payment: aPayment,
};

/** A usual document of a kind, with its kind. */
export function aCarrier<K extends Kind>(kind: K, over: Partial<DocumentInputOf<K>> = {}): { kind: K; document: DocumentOf<K> } {
  const build = builders[kind] as (over: Partial<DocumentInputOf<K>>) => DocumentOf<K>;
  return { kind, document: build(over) };
}
