import { describe, expect, it } from "vitest";
import { aCarrier, aCreditNote, aDocument, aLine, aPurchaseOrder } from "#lib/canonical/document-builder.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { duplicateKey } from "#lib/duplicates/match-key.ts";
import { recordColumns } from "./record-columns.ts";

const placed = { externalId: "5001", orderId: "5001", parentId: null };
const columnsOf = (over: Partial<SalesDocumentInput>) => recordColumns({ kind: "invoice", document: aDocument(over) }, placed);

describe("What queues know of a document", () => {
  it("is taken from the document", () => {
    const document = aDocument();
    expect(recordColumns({ kind: "invoice", document }, placed)).toEqual({
      docNumber: "#1001", docDate: "2026-03-02", partyName: "Aminah Binti Osman", partyCode: "300-A001", currency: "MYR", total: "20.00",
      eInvoice: "none", consolidateBy: "9999-12-31", submitBy: "9999-12-31T00:00:00Z",
      searchText: "#1001 5001 aminah binti osman aminah@example.com 300-a001 tea", duplicateKey: duplicateKey({ kind: "invoice", document }), orderId: "5001", parentId: null,
    });
  });

  it("is searched by every SKU and item code, each once, and by nothing that is empty", () => {
    const lines = [aLine({ sku: "TB", itemCode: "KR-1" }), aLine({ id: "2", sku: null, itemCode: null }), aLine({ id: "3", sku: "TB", itemCode: "" })];
    expect(columnsOf({ lines, customer: {}, reference: "PO 7" }).searchText).toBe("#1001 5001 po 7 tb kr-1");
  });

  it("stays within what the index can hold, number and buyer first", () => {
    const lines = Array.from({ length: 1000 }, (_, index) => aLine({ id: String(index), sku: `LONG-SKU-NUMBER-${index}` }));
    const { searchText } = columnsOf({ lines });
    expect(searchText).toHaveLength(4000);
    expect(searchText).toMatch(/^#1001 5001 aminah/);
  });

  it("has the last day of the consolidated e-invoice where it goes into one, and no clock elsewhere", () => {
    const columns = (eInvoice: "individual" | "consolidated") => recordColumns({ kind: "invoice", document: aDocument() }, { ...placed, eInvoice });
    expect(columns("consolidated")).toMatchObject({ eInvoice: "consolidated", consolidateBy: "2026-04-07", submitBy: "9999-12-31T00:00:00Z" });
    expect(columns("individual")).toMatchObject({ eInvoice: "individual", consolidateBy: "9999-12-31", submitBy: "2026-03-04T16:00:00.000Z" });
  });

  it("has no buyer for a sale that names none", () => {
    expect(columnsOf({ customer: {} })).toMatchObject({ partyName: "", partyCode: null, duplicateKey: null });
  });

  it("names the account where a walk-in sale names nobody", () => {
    expect(recordColumns({ kind: "invoice", document: aDocument({ customer: { code: "300-C001" } }) }, { ...placed, accountName: "Cash Sales" })).toMatchObject({
      partyName: "Cash Sales", partyCode: "300-C001",
    });
  });

  it("is the supplier of a purchase", () => {
    expect(recordColumns({ kind: "purchase_order", document: aPurchaseOrder() }, placed)).toMatchObject({ partyName: "Boh Plantations", partyCode: "400-B001", total: "20.00" });
  });

  it("finds a credit note by the number of its order", () => {
    const { searchText } = recordColumns({ kind: "credit_note", document: aCreditNote() }, { ...placed, externalId: "r-1" });
    expect(searchText.split(" ")).toEqual(expect.arrayContaining(["cn-1", "r-1", "#1001"]));
  });

  it.each([["stock_adjustment", "HQ"], ["stock_transfer", "HQ → PG"]] as const)("has no amount of a %s, its places where others have a party, and is searched by its goods", (kind, places) => {
    const columns = recordColumns(aCarrier(kind), placed);
    expect(columns).toMatchObject({ currency: "", total: "0", partyName: places, partyCode: null, duplicateKey: null });
    expect(columns.searchText).toContain("tea");
  });

  it.each([["customer", "Tan Hardware Sdn Bhd", "300-T001"], ["supplier", "Cameron Packaging", "400-C001"], ["item", "Coffee", "COFFEE"]] as const)("is the name and code of a %s", (kind, name, code) => {
    expect(recordColumns(aCarrier(kind), placed)).toMatchObject({ partyName: name, partyCode: code, currency: "", total: "0" });
  });
});
