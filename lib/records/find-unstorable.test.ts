import { describe, expect, it } from "vitest";
import { aDocument, aLine, anItem, aTransfer } from "#lib/canonical/document-builder.ts";
import type { OfKind } from "#lib/canonical/document.ts";
import { evaluate, stops } from "#lib/rules/evaluate.ts";
import { aFacts, anAccount, aSubject } from "#lib/rules/test-rule.ts";
import { describeLedger } from "#lib/wiring.ts";
import { findUnstorable } from "./find-unstorable.ts";

const accounts = aFacts();
const cloud = describeLedger("autocount-cloud", {});
const desktop = describeLedger("autocount-webapi", {});

function said(one: OfKind, ledger: typeof cloud | null = cloud, known: Pick<typeof accounts, "customers" | "suppliers"> = accounts): string[] {
  return (findUnstorable([{ ...one, recordId: "record-2" }], ledger, known).get("record-2") ?? []).map(({ path, message }) => `${path}: ${message}`);
}

describe("What a connection could not store of a document that nobody has approved yet", () => {
  it("is nothing of a usual one, though it has no number in the book yet", () => {
    expect([said({ kind: "invoice", document: aDocument() }), said({ kind: "stock_transfer", document: aTransfer() }), said({ kind: "item", document: anItem() })]).toEqual([[], [], []]);
  });

  it("is everything at once", () => {
    const document = aDocument({ currency: "SGD", currencyRate: "3.4", customer: { code: "300-A001", name: "Aminah", address: "A".repeat(195), postcode: "50480" }, lines: [aLine({ location: "HQ", quantity: "2.123456789", unitPrice: "10", amount: "21.23" }), aLine({ id: "2", location: "PG" })], total: "41.23" });
    expect(said({ kind: "invoice", document })).toEqual([
      expect.stringMatching(/^customer\.address: Customer address with postcode and country has 201 characters/),
      "currency: The connection is not set up for SGD; its book is kept in MYR.",
      expect.stringMatching(/^lines\.0\.quantity: Line 1: the book keeps 8 decimals/),
      expect.stringMatching(/^lines\.0\.location: Line 1: AutoCount Cloud keeps one location per document/),
      expect.stringMatching(/^lines\.1\.location: Line 2: AutoCount Cloud keeps one location per document/),
    ]);
  });

  it("is told of an order by what it is booked as", () => {
    expect(said({ kind: "sales_order", document: aDocument({ lines: [aLine({ location: "HQ" }), aLine({ id: "2", location: "PG" })], total: "40.00" }) })).toHaveLength(2);
  });

  it("is nothing where no connection is set, or where it does not take such documents anyway", () => {
    const document = aDocument({ currency: "SGD", currencyRate: "3.4" });
    expect([said({ kind: "invoice", document }, null), said({ kind: "delivery_order", document }), said({ kind: "item", document: anItem() }, desktop)]).toEqual([[], [], []]);
  });

  it("leaves out the name of a buyer whom the sale does not name: it comes with the debtor", () => {
    const nameless = { kind: "invoice" as const, document: aDocument({ customer: { code: "300-A001", name: "" } }) };
    expect(said(nameless)).toEqual([]);
    expect(said(nameless, cloud, { ...accounts, customers: new Map() })).toEqual([]);
    expect(said(nameless, cloud, { ...accounts, customers: new Map([["300-A001", anAccount({ name: "" })]]) })).toEqual(["customer.name: AutoCount needs a customer name on every invoice."]);
  });

  it("leaves out the lines that may be taken over from an order or a delivery in the book, and not those of an order", () => {
    const document = aDocument({ currency: "SGD", currencyRate: "3.4", lines: [aLine({ quantity: "2.123456789", amount: "21.23" })], total: "21.23" });
    expect(said({ kind: "invoice", document }, desktop)).toEqual(["currency: The connection is not set up for SGD; its book is kept in MYR."]);
    expect(said({ kind: "sales_order", document }, desktop)).toHaveLength(2);
  });
});

it("Where another rule stops a record for the same place already, it is not said twice", () => {
  const document = aDocument({ customer: { code: null, name: "Tan" }, currency: "SGD", currencyRate: null, lines: [aLine({ tax: "1.00" })], tax: "1.00", total: "21.00" });
  const unstorable = findUnstorable([{ kind: "invoice", document, recordId: "record-2" }], cloud, accounts);
  expect(unstorable.get("record-2")?.map(({ path }) => path)).toEqual(["customer.code", "currency", "currencyRate", "lines.0.taxCode"]);
  const findings = evaluate(aSubject({ document }), aFacts({ unstorable }));
  expect(findings.filter(stops).map(({ rule, fields }) => [rule, ...fields])).toEqual([
    ["new-customer", "customer.code"], ["tax-code-missing", "lines.0.taxCode"], ["rate-missing", "currencyRate"], ["ledger-cannot-store", "currency"],
  ]);
});
