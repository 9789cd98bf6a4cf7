const titles: Readonly<Record<string, string>> = {
  invoice: "Invoices", creditNote: "Credit notes", quotation: "Quotations", salesOrder: "Sales orders", deliveryOrder: "Delivery orders",
  purchaseOrder: "Purchase orders", stockAdjustment: "Stock adjustments", stockTransfer: "Stock transfers", payment: "Receipts and payments", knockOffEntry: "Knock-offs",
};

/** A kind of document as a tab names it. */
export function kindTitle(kind: string): string {
  return titles[kind] ?? kind;
}

/** One of them: "Invoice". */
export function kindName(kind: string): string {
  return kind === "payment" ? "Receipt" : kindTitle(kind).replace(/s$/, "");
}
