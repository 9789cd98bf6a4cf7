import { invoice, type SalesDocument, type SalesDocumentInput } from "./document.ts";

type LineInput = SalesDocumentInput["lines"][number];

/** A line of two units at RM 10.00 that needs nothing else; for tests and demo data. */
export function aLine(over: Partial<LineInput> = {}): LineInput {
  return { id: "1", sku: "TEA", itemCode: "TEA", description: "Tea", quantity: "2", unitPrice: "10.00", amount: "20.00", ...over };
}

/** An invoice over RM 20.00 of a known debtor, that no rule has anything to say about; for tests and demo data. */
export function aDocument(over: Partial<SalesDocumentInput> = {}): SalesDocument {
  return invoice.parse({
    number: "#1001",
    date: "2026-03-02",
    currency: "MYR",
    customer: { code: "300-A001", sourceId: "71", name: "Aminah Binti Osman", email: "aminah@example.com" },
    lines: [aLine()],
    total: "20.00",
    isPaid: true,
    ...over,
  });
}
