/** What the Web API calls each kind that it takes, in its addresses (other-apis C.2). */
export const webApiDocuments = { sales_order: "SalesOrder", delivery_order: "DeliveryOrder", invoice: "Invoice", credit_note: "CreditNote", purchase_order: "PurchaseOrder" } as const;
