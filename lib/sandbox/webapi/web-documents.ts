import type { DocumentSpec } from "#lib/sandbox/resources/document-spec.ts";
import { creditNote } from "#lib/sandbox/resources/credit-note.ts";
import { deliveryOrder } from "#lib/sandbox/resources/delivery-order.ts";
import { invoice } from "#lib/sandbox/resources/invoice.ts";
import { purchaseOrder } from "#lib/sandbox/resources/purchase-order.ts";
import { salesOrder } from "#lib/sandbox/resources/sales-order.ts";
import { webText } from "./web-fields.ts";
import type { WebField } from "./web-fields.ts";

/** One kind of document of the Web API (other-apis C.2) over the books that the Cloud face keeps too. */
export interface WebDocument {
  readonly name: string;
  /** Its code as a source of transfers (other-apis C.4, F.6). */
  readonly code: "SO" | "DO" | "IV" | "CN" | "PO";
  readonly spec: DocumentSpec;
  readonly party: "debtor" | "creditor";
  readonly master: readonly WebField[];
  readonly detail: readonly WebField[];
  /** Source documents that its lines may be transferred from. */
  readonly transfersFrom: readonly ("SO" | "DO")[];
}

const ADDRESSES: readonly WebField[] = ["InvAddr", "DeliverAddr"].flatMap((prefix) => [1, 2, 3, 4].map((n) => webText(`${prefix}${n}`, `${prefix}${n}`, 40)));

const HEAD: readonly WebField[] = [
  webText("DocNo", "docNo", 30),
  { web: "DocDate", field: "docDate", type: "date" },
  webText("DisplayTerm", "creditTerm", 30),
  webText("CurrencyCode", "currencyCode", 5),
  { web: "CurrencyRate", field: "currencyRate", type: "decimal", scale: "currencyRate" },
  webText("Ref", "ref", 40),
  webText("Description", "description", 80),
  webText("Remark1", "remark1", 40), webText("Remark2", "remark2", 40), webText("Remark3", "remark3", 40), webText("Remark4", "remark4", 40),
  ...ADDRESSES,
  webText("Attention", "attention", 40),
  webText("Phone1", "phone1", 25),
  webText("Fax1", "fax1", 25),
  webText("EmailAddress", "email", 200),
  webText("Note", "note"),
  { web: "InclusiveTax", field: "inclusiveTax", type: "boolean" },
];

const SALE: readonly WebField[] = [
  ...HEAD, webText("DebtorCode", "debtorCode", 12), webText("DebtorName", "debtorName", 100), webText("SalesLocation", "salesLocation", 8), webText("SalesAgent", "salesAgent", 12),
];

const LINE: readonly WebField[] = [
  webText("ItemCode", "productCode", 30),
  webText("AccNo", "accNo", 12),
  webText("UOM", "unit", 8),
  webText("UserUOM", "userUnit", 8),
  webText("Location", "location", 8),
  webText("Description", "description", 100),
  { web: "Qty", field: "qty", type: "decimal", scale: "quantity" },
  { web: "UnitPrice", field: "unitPrice", type: "decimal", scale: "salesUnitPrice" },
  webText("Discount", "discount", 20),
  webText("TaxCode", "taxCode", 14),
  webText("YourPONo", "yourPONo", 25),
];

const E_INVOICE: readonly WebField[] = [webText("Classification", "classificationCode", 3), webText("OriginCountryCode", "originCountryCode", 3)];

const sale = (name: string, code: WebDocument["code"], spec: DocumentSpec, more: Partial<WebDocument> = {}): WebDocument => ({
  name, code, spec, party: "debtor", master: SALE, detail: LINE, transfersFrom: [], ...more,
});

export const WEB_DOCUMENTS: readonly WebDocument[] = [
  sale("SalesOrder", "SO", salesOrder),
  sale("DeliveryOrder", "DO", deliveryOrder, { transfersFrom: ["SO"] }),
  sale("Invoice", "IV", invoice, { detail: [...LINE, ...E_INVOICE], transfersFrom: ["DO"] }),
  sale("CreditNote", "CN", creditNote, {
    master: [...SALE, webText("CNType", "cnType", 12), webText("OurInvoiceNo", "ourInvoiceNo", 100), webText("Reason", "reason", 80)],
    detail: [...LINE, { web: "GoodsReturn", field: "goodsReturn", type: "boolean" }],
  }),
  sale("PurchaseOrder", "PO", purchaseOrder, {
    party: "creditor",
    master: [...HEAD, webText("CreditorCode", "creditorCode", 12), webText("CreditorName", "creditorName", 100), webText("PurchaseLocation", "purchaseLocation", 8)],
    detail: [...LINE, { web: "DeliveryDate", field: "deliveryDate", type: "date" }],
  }),
];

/** What an answer shows beyond what a body takes. The names of the figures are AutoCount's own columns. */
export const MASTER_FIGURES: readonly WebField[] = [
  { web: "Total", field: "totalExTax", type: "decimal", scale: "currencyAmount" },
  { web: "Tax", field: "tax", type: "decimal", scale: "currencyAmount" },
  { web: "NetTotal", field: "netTotal", type: "decimal", scale: "currencyAmount" },
  { web: "FinalTotal", field: "finalTotal", type: "decimal", scale: "currencyAmount" },
  webText("LastModified", "lastModified"),
];
export const LINE_FIGURES: readonly WebField[] = [
  { web: "TaxRate", field: "taxRate", type: "decimal" },
  { web: "Tax", field: "tax", type: "decimal", scale: "currencyAmount" },
  { web: "SubTotal", field: "subTotal", type: "decimal", scale: "currencyAmount" },
];
