/** How its e-invoice is issued: to the buyer, in the month's consolidated one, or not by this company. */
export const eInvoiceIssues = ["individual", "consolidated", "none"] as const;
