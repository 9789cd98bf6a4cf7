import fc from "fast-check";
import { salesDocument } from "#lib/canonical/sales.ts";
import type { DocumentLine } from "#lib/canonical/document-line.ts";
import type { SalesDocument, SalesDocumentInput } from "#lib/canonical/sales.ts";
import { decimal, sum, toSen } from "#lib/canonical/money.ts";
import { ledgerSamples } from "#lib/posting/ledger-samples.ts";
import type { LedgerDocumentOf } from "#lib/posting/ledger.ts";
import { bookUnderTest } from "./sandbox-book.ts";

/** Documents of every kind, of the book that `openSandboxBook` makes. */
export const samples = ledgerSamples(bookUnderTest);

type Invoice = LedgerDocumentOf<"invoice">;
type InvoiceHead = Partial<Pick<Invoice, "key" | "recordId" | "digest">>;

/** Invoices for tests: one plain, and any number of random ones whose amounts agree with each other. */
export function anInvoice(document: Partial<SalesDocumentInput> = {}, head: InvoiceHead = {}): Invoice {
  return {
    kind: "invoice",
    creditTerm: null,
    key: "HP-IV-000001",
    recordId: "7f3c1e90-5b1d-4c55-9f0e-2f6a3b8c9d10",
    digest: "9b2d44c1a0ffee00112233445566778899aabbccddeeff00112233445566778899",
    ...head,
    document: aDocument(document),
  };
}

export function aDocument(document: Partial<SalesDocumentInput> = {}): SalesDocument {
  return salesDocument.parse({
    number: "#1001",
    date: "2026-02-03",
    currency: "MYR",
    customer: { code: "300-T004", name: "Teratai Hardware Sdn Bhd" },
    lines: [aLine()],
    total: "30.00",
    ...document,
  });
}

export function aLine(line: Partial<SalesDocumentInput["lines"][number]> = {}): SalesDocumentInput["lines"][number] {
  const bolts = { id: "1", itemCode: "BOLT-M8", description: "Bolt M8 x 40", uom: "pcs" };
  return { ...bolts, quantity: "20", unitPrice: "1.50", amount: "30.00", ...line };
}

const rates = ["5", "6", "8", "10"] as const;

const lineParts = fc.record({
  kind: fc.constantFrom<DocumentLine["kind"]>("item", "shipping", "fee", "tip", "duty", "gift_card"),
  /** Thousandths. */
  quantity: fc.integer({ min: 1, max: 500_000 }),
  /** Hundredths of a sen. */
  unitPrice: fc.integer({ min: 0, max: 20_000_000 }),
  /** Share of the line that is taken off, in ten-thousandths. */
  discount: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
  rate: fc.option(fc.constantFrom(...rates)),
  /** How far the source's own tax rounding is from AutoCount's, in sen. */
  taxRounding: fc.integer({ min: -3, max: 3 }),
});

/** Documents whose line amounts, taxes, rounding and total agree to the sen, with tax inside or on top. */
export const consistentDocuments: fc.Arbitrary<SalesDocument> = fc
  .record({
    taxInclusive: fc.boolean(),
    parts: fc.array(lineParts, { minLength: 1, maxLength: 12 }),
    rounding: fc.integer({ min: -2, max: 2 }),
  })
  .map(({ taxInclusive, parts, rounding }) => {
    const lines = parts.map((part, index) => {
      const quantity = decimal(String(part.quantity)).div(1000);
      const unitPrice = decimal(String(part.unitPrice)).div(10_000);
      const gross = quantity.times(unitPrice);
      const discount = decimal(toSen(gross.times(part.discount).div(10_000)));
      const amount = decimal(toSen(gross.minus(discount)));
      const rate = decimal(part.rate ?? "0");
      const share = amount.times(rate).div(taxInclusive ? rate.plus(100) : 100);
      const tax = part.rate === null ? decimal("0") : decimal(toSen(share)).plus(decimal(String(part.taxRounding)).div(100));
      return {
        id: String(index + 1),
        kind: part.kind,
        description: `Line ${index + 1}`,
        quantity: quantity.toFixed(),
        unitPrice: unitPrice.toFixed(),
        discount: discount.toFixed(2),
        amount: amount.toFixed(2),
        tax: tax.toFixed(2),
        taxRate: part.rate,
      };
    });
    const roundingText = decimal(String(rounding)).div(100).toFixed(2);
    const tax = sum(lines.map((line) => line.tax));
    const net = sum(lines.map((line) => line.amount)).plus(roundingText);
    return aDocument({
      taxInclusive,
      lines,
      rounding: roundingText,
      tax: tax.toFixed(2),
      total: (taxInclusive ? net : net.plus(tax)).toFixed(2),
    });
  });
