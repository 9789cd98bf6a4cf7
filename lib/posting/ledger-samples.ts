import { itemMaster, partyMaster, type ItemMasterInput, type PartyMasterInput } from "#lib/canonical/masters.ts";
import { purchaseOrder, type PurchaseDocumentInput } from "#lib/canonical/purchase.ts";
import { payment, type PaymentDocumentInput } from "#lib/canonical/payment.ts";
import { salesDocument, type SalesDocumentInput } from "#lib/canonical/sales.ts";
import { stockAdjustment, stockTransfer, type StockAdjustmentInput, type StockTransferInput } from "#lib/canonical/stock.ts";
import type { KnockOff, LedgerDocumentOf } from "./ledger.ts";

/** What exists in the book under test. */
export type BookUnderTest = {
  customer: { code: string; name: string };
  supplier: { code: string; name: string };
  itemCode: string;
  locations: { from: string; to: string };
};

const date = "2026-02-03";
const currency = "MYR";

/** Documents of every kind for the tests of ledgers: `n` makes each one's own number, record id, digest and code. */
export function ledgerSamples(book: BookUnderTest) {
  const marks = (n: number, prefix: string) => {
    const serial = String(n).padStart(6, "0");
    return { key: `HP-${prefix}-${serial}`, recordId: `7f3c1e90-5b1d-4c55-9f0e-000000${serial}`, digest: serial.padStart(64, "a") };
  };
  const goods = { id: "1", itemCode: book.itemCode, description: "Bolt M8 x 40" };
  const line = { ...goods, quantity: "20", unitPrice: "1.50", amount: "30.00" };
  const trade = (n: number) => ({ number: `#${n}`, date, currency, lines: [line], total: "30.00" });

  return {
    line,
    invoice: (n: number, over: Partial<SalesDocumentInput> = {}): LedgerDocumentOf<"invoice"> => ({
      kind: "invoice", ...marks(n, "IV"), creditTerm: null, document: salesDocument.parse({ ...trade(n), customer: book.customer, ...over }),
    }),
    salesOrder: (n: number, over: Partial<SalesDocumentInput> = {}): LedgerDocumentOf<"sales_order"> => ({
      kind: "sales_order", ...marks(n, "QT"), creditTerm: null, document: salesDocument.parse({ ...trade(n), customer: book.customer, ...over }),
    }),
    deliveryOrder: (n: number, over: Partial<SalesDocumentInput> = {}): LedgerDocumentOf<"delivery_order"> => ({
      kind: "delivery_order", ...marks(n, "DO"), creditTerm: null, document: salesDocument.parse({ ...trade(n), customer: book.customer, ...over }),
    }),
    creditNote: (n: number, invoiceNo: string | null = null, over: Partial<SalesDocumentInput> = {}): LedgerDocumentOf<"credit_note"> => ({
      kind: "credit_note", ...marks(n, "CN"), creditTerm: null, invoiceNo,
      document: salesDocument.parse({
        ...trade(n), customer: book.customer, reason: "Damaged on arrival", goodsReturned: true,
        lines: [{ ...line, quantity: "5", amount: "7.50" }, { id: "refund", kind: "fee", description: "Refund", quantity: "1", unitPrice: "2.00", amount: "2.00" }],
        total: "9.50", ...over,
      }),
    }),
    purchaseOrder: (n: number, over: Partial<PurchaseDocumentInput> = {}): LedgerDocumentOf<"purchase_order"> => ({
      kind: "purchase_order", ...marks(n, "PO"), creditTerm: null,
      document: purchaseOrder.parse({ ...trade(n), supplier: book.supplier, expectedDate: "2026-02-20", reference: "Q-77", ...over }),
    }),
    stockAdjustment: (n: number, over: Partial<StockAdjustmentInput> = {}): LedgerDocumentOf<"stock_adjustment"> => ({
      kind: "stock_adjustment", ...marks(n, "SA"),
      document: stockAdjustment.parse({
        number: `SA${n}`, date, reason: "Counted short", location: book.locations.from,
        lines: [{ ...goods, quantity: "-4" }, { ...goods, id: "2", quantity: "2.5", location: book.locations.to }], ...over,
      }),
    }),
    stockTransfer: (n: number, over: Partial<StockTransferInput> = {}): LedgerDocumentOf<"stock_transfer"> => ({
      kind: "stock_transfer", ...marks(n, "ST"),
      document: stockTransfer.parse({
        number: `ST${n}`, date, reason: "Refill", fromLocation: book.locations.from, toLocation: book.locations.to,
        lines: [{ ...goods, quantity: "50" }], ...over,
      }),
    }),
    payment: (n: number, over: Partial<PaymentDocumentInput> = {}): LedgerDocumentOf<"payment"> => ({
      kind: "payment", ...marks(n, "OR"),
      document: payment.parse({
        number: `PAY${n}`, date, currency, customer: book.customer, amount: "30.00", fee: "0.60", method: "fpx", transactionId: `ch_${n}`, note: "Paid <online> & late", ...over,
      }),
    }),
    knockOff: (paymentNo: string, settles: KnockOff["settles"]): KnockOff => ({
      kind: "knock_off", key: `${paymentNo}-KO`, paymentNo, customerCode: book.customer.code, date, settles,
    }),
    customer: (code: string, over: Partial<PartyMasterInput> = {}): LedgerDocumentOf<"customer"> => ({ kind: "customer", key: code, document: aParty(code, over) }),
    supplier: (code: string, over: Partial<PartyMasterInput> = {}): LedgerDocumentOf<"supplier"> => ({ kind: "supplier", key: code, document: aParty(code, over) }),
    item: (code: string, over: Partial<ItemMasterInput> = {}): LedgerDocumentOf<"item"> => ({
      kind: "item", key: code,
      document: itemMaster.parse({ number: code, date, code, name: `Bolt ${code}`, barcode: "9550000000017", uom: "pcs", price: "1.55", classification: "022", ...over }),
    }),
  };
}

function aParty(code: string, over: Partial<PartyMasterInput>) {
  const contact = { email: "akaun@example.com", phone: "03-0000 0000", address: "12 Jalan Contoh", postcode: "50000", city: "Kuala Lumpur" };
  return partyMaster.parse({ number: code, date, code, name: `Kedai Baru ${code}`, ...contact, registerNo: "202001000001", creditTerm: "C.O.D.", ...over });
}
