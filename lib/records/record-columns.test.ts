import { describe, expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { duplicateKey } from "#lib/duplicates/match-key.ts";
import { recordColumns } from "./record-columns.ts";

describe("What queues know of a document", () => {
  it("is taken from the document", () => {
    const document = aDocument();
    expect(recordColumns(document, "5001")).toEqual({
      docNumber: "#1001", docDate: "2026-03-02", partyName: "Aminah Binti Osman", partyCode: "300-A001", currency: "MYR", total: "20.00",
      searchText: "#1001 5001 aminah binti osman aminah@example.com 300-a001 tea", duplicateKey: duplicateKey(document),
    });
  });

  it("is searched by every SKU and item code, each once, and by nothing that is empty", () => {
    const lines = [aLine({ sku: "TB", itemCode: "KR-1" }), aLine({ id: "2", sku: null, itemCode: null }), aLine({ id: "3", sku: "TB", itemCode: "" })];
    expect(recordColumns(aDocument({ lines, customer: {}, reference: "PO 7" }), "5001").searchText).toBe("#1001 5001 po 7 tb kr-1");
  });

  it("stays within what the index can hold, number and buyer first", () => {
    const lines = Array.from({ length: 1000 }, (_, index) => aLine({ id: String(index), sku: `LONG-SKU-NUMBER-${index}` }));
    const { searchText } = recordColumns(aDocument({ lines }), "5001");
    expect(searchText).toHaveLength(4000);
    expect(searchText).toMatch(/^#1001 5001 aminah/);
  });

  it("has no buyer for a sale that names none", () => {
    expect(recordColumns(aDocument({ customer: {} }), "5001")).toMatchObject({ partyName: "", partyCode: null, duplicateKey: null });
  });
});
