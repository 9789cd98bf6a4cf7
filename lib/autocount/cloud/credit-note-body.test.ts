import { describe, expect, it } from "vitest";
import { bookSettings } from "../book-settings.ts";
import { readJson, writeJson } from "../json.ts";
import { creditNoteBody } from "./credit-note-body.ts";
import { publishedExample } from "../published-examples.ts";
import { samples } from "../sample-invoices.ts";

const settings = bookSettings.parse({ shippingAccount: "540-1000" });

describe("The credit note that is sent", () => {
  it("names its invoice and reason, and brings back the goods of item lines alone", () => {
    const body = creditNoteBody(samples.creditNote(1, "HP-IV-000007"), settings);
    expect(body.master).toMatchObject({ docNo: "HP-CN-000001", ourInvoiceNo: "HP-IV-000007", reason: "Damaged on arrival", salesLocation: "HQ", debtorCode: "300-T004" });
    expect(body.details).toMatchObject([
      { accNo: "510-0000", productCode: "BOLT-M8", goodsReturn: true },
      { accNo: "510-0000", productCode: null, description: "Refund", goodsReturn: false },
    ]);
    expect(body.autoFillOption).toEqual({ accNo: false, taxCode: false, tariffCode: false, unitCost: true });
  });

  it("brings nothing back where only money went, and books shipping where it was booked", () => {
    const lines = [{ ...samples.line }, { id: "2", kind: "shipping" as const, quantity: "1", unitPrice: "5.00", amount: "5.00" }];
    const body = creditNoteBody(samples.creditNote(2, null, { goodsReturned: false, lines, total: "35.00" }), settings);
    expect(body.details.map(({ accNo, goodsReturn }) => [accNo, goodsReturn])).toEqual([["510-0000", false], ["540-1000", false]]);
    expect(JSON.parse(writeJson(body))).not.toHaveProperty("master.ourInvoiceNo");
  });

  it("takes location and agent from the document, and the location from its lines where all name one", () => {
    const lines = [{ ...samples.line, location: "SHOP" }];
    expect(creditNoteBody(samples.creditNote(3, null, { lines, agent: "ONLINE" }), settings).master).toMatchObject({ salesLocation: "SHOP", salesAgent: "ONLINE" });
    expect(creditNoteBody(samples.creditNote(3, null, { lines, location: "PG" }), settings).master).toMatchObject({ salesLocation: "PG", salesAgent: null });
  });

  const example = publishedExample("cloud-credit-note-create.json");
  it.skipIf(example === null)("has only fields that the published example has, or that the reference names", () => {
    const named = new Set(["email", "address", "phone1", "description", "note", "remark1", "remark4", "salesAgent", "docno"]);
    const { body } = readJson(example ?? "{}") as { body: { master: object; details: object[] } };
    const known = new Set([...Object.keys(body.master), ...[...named].map((name) => name.toLowerCase())]);
    expect(Object.keys(creditNoteBody(samples.creditNote(1), settings).master).filter((field) => !known.has(field.toLowerCase()))).toEqual([]);
  });
});
