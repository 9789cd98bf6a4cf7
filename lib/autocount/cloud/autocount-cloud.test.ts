import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { kinds } from "#lib/canonical/kinds.ts";
import { ledgerContract } from "#lib/posting/ledger-contract.ts";
import type { LedgerCall } from "#lib/posting/ledger.ts";
import { ledgerKindsContract } from "#lib/posting/ledger-kinds-contract.ts";
import { startSandbox } from "#lib/sandbox/server.ts";
import { createAutoCountCloud } from "./autocount-cloud.ts";
import { bookSettings, type BookSettings } from "../book-settings.ts";
import { aLine, anInvoice, consistentDocuments, samples } from "../sample-invoices.ts";
import { API_KEY, aDeadAddress, openSandboxBook } from "../sandbox-book.ts";
import { sandboxUnderTest } from "../sandbox-under-test.ts";

const sandbox = await startSandbox({ port: 0 });
afterAll(() => sandbox.close());
const book = await openSandboxBook(sandbox.url);
const deadAddress = await aDeadAddress();

const underTest = (settings: Partial<BookSettings> = {}) =>
  sandboxUnderTest(book, ({ timeoutMs = 5_000, access, onCall = () => undefined } = {}) => {
    const connection = book.connection({
      timeoutMs,
      settings: bookSettings.parse(settings),
      ...(access === "wrong-key" && { apiKey: "another-key" }),
      ...(access === "nobody-listens" && { baseUrl: deadAddress }),
    });
    return createAutoCountCloud(connection, onCall);
  });

ledgerContract("AutoCount Cloud", async () => underTest());
const everyKind = [
  "invoice", "credit_note", "purchase_order", "stock_adjustment", "stock_transfer", "payment", "customer", "supplier", "item",
] as const;
ledgerKindsContract("AutoCount Cloud", async () => underTest(), everyKind);
ledgerKindsContract("A book that keeps orders as quotations", async () => underTest({ ordersAsQuotations: true }), ["sales_order"], 700);

describe("AutoCount Cloud beside the contract", () => {
  const open = (calls: LedgerCall[] = []) => createAutoCountCloud(book.connection(), (call) => calls.push(call));

  it("takes every kind but sales and delivery orders", async () => {
    const ledger = open();
    expect(kinds.filter((kind) => !ledger.takes(kind))).toEqual(["sales_order", "delivery_order"]);
    const order = { ...anInvoice(), kind: "sales_order" } as const;
    await expect(ledger.find(order)).rejects.toThrow("no sales orders");
    await expect(ledger.send(order)).rejects.toThrow("no sales orders");
  });

  it("stores lines with their accounts, quantities, tax codes and marks", async () => {
    const invoice = anInvoice(
      {
        reference: "PO-8841",
        lines: [aLine({ discount: "3.00", amount: "27.00", tax: "2.17", taxRate: "8" }), aLine({ id: "2", kind: "shipping", itemCode: null, quantity: "1", uom: null, unitPrice: "5.90", amount: "5.90" })],
        rounding: "-0.02",
        total: "35.05",
      },
      { key: "HP-IV-900001" },
    );
    expect(await open().send(invoice)).toEqual({ kind: "stored" });
    const stored = (await (await book.api("GET", "invoice?docNo=HP-IV-900001")).json()) as { master: object; details: object[] };
    expect(stored.master).toMatchObject({ ref: `HP:${invoice.recordId}`, remark1: "#1001", remark4: "sha:9b2d44c1a0ffee00", status: "Approved", finalTotal: 35.05, tax: 2.17 });
    expect(stored.details).toMatchObject([
      { accNo: "500-0000", productCode: "BOLT-M8", qty: 20, unit: "pcs", unitPrice: 1.5, discountAmt: 3, taxCode: "SV-8", tax: 2.17, taxAdjustment: 0.01, yourPONo: "PO-8841" },
      { accNo: "540-0000", productCode: null, subTotal: 5.9, taxCode: null },
      { accNo: "530-0000", description: "Rounding", subTotal: -0.02 },
    ]);
  });

  it("is read back without a difference, whatever the document", async () => {
    const ledger = open();
    let serial = 910_000;
    await fc.assert(
      fc.asyncProperty(consistentDocuments, async (document) => {
        const invoice = { ...anInvoice({}, { key: `HP-IV-${(serial += 1)}` }), document };
        expect(await ledger.send(invoice)).toEqual({ kind: "stored" });
        expect(await ledger.find(invoice)).toMatchObject({ kind: "mine", differences: [] });
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it("sees where AutoCount rounds to other decimals than the connection says", async () => {
    await book.change({ decimals: { salesUnitPrice: 2 } });
    const invoice = anInvoice({ lines: [aLine({ quantity: "1000", unitPrice: "0.125", amount: "125.00" })], total: "125.00" }, { key: "HP-IV-900002" });
    expect(await open().send(invoice)).toEqual({ kind: "stored" });
    expect(await open().find(invoice)).toMatchObject({ kind: "mine", differences: [{ field: "total", sent: "125.00", stored: "130.00" }] });
    // The same connection, told the truth, would not have sent it.
    const told = createAutoCountCloud(book.connection({ settings: bookSettings.parse({ decimals: { unitPrice: 2 } }) }), () => undefined);
    expect(told.problems(invoice)).toMatchObject([{ field: "lines[0].amount" }]);
    await book.change({ decimals: {} });
  });

  it("finds a code whatever characters it has", async () => {
    const code = "A/B #1 &C+100%";
    const item = samples.item(code);
    expect(await open().find(item)).toEqual({ kind: "absent" });
    expect(await open().send(item)).toEqual({ kind: "stored" });
    expect(await open().find(item)).toMatchObject({ kind: "mine", differences: [] });
  });

  it("passes on AutoCount's own words", async () => {
    const ledger = createAutoCountCloud(book.connection({ settings: bookSettings.parse({ creditTerm: "COD" }) }), () => undefined);
    expect(await ledger.send(anInvoice({}, { key: "HP-IV-900003" }))).toEqual({
      kind: "refused",
      reason: "CreditTerm : CreditTerm (CreditTermKey = COD) not exists.",
    });
  });

  it("keeps of an answer what a history can hold", async () => {
    const calls: LedgerCall[] = [];
    await book.admin("POST", "faults", { fault: "refuse-400", message: `${API_KEY} \u0000 ${"ü".repeat(5_000)}` });
    const outcome = await open(calls).send(anInvoice({}, { key: "HP-IV-900004" }));
    expect(outcome).toMatchObject({ kind: "refused", reason: expect.not.stringContaining(API_KEY) as string });
    const answer = calls[0]?.answer ?? "";
    expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(4_096);
    expect(Buffer.byteLength(answer)).toBeGreaterThan(4_090);
    expect(answer).not.toContain(API_KEY);
    expect(answer).not.toContain("\0");
  });
});
