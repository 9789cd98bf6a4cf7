import { describe, expect, it } from "vitest";
import { bookSettings } from "../book-settings.ts";
import { readJson, writeJson } from "../json.ts";
import { compareKnockOff, comparePayment } from "./compare-payment.ts";
import { knockOffBody } from "./knock-off-body.ts";
import { paymentBody } from "./payment-body.ts";
import { publishedExample } from "../published-examples.ts";
import { samples } from "../sample-invoices.ts";
import { storageProblems } from "./storage-problems.ts";

const settings = bookSettings.parse({});
const sent = (body: object) => JSON.parse(writeJson(body)) as Record<string, unknown>;

describe("The receipt that is sent", () => {
  it("is on the debtor's code, with what the bank keeps, and carries record and content where a receipt has room for them", () => {
    expect(sent(paymentBody(samples.payment(1), settings))).toMatchObject({
      master: {
        docType: "OR", docNo: "HP-OR-000001", docNo2: "sha:aaaaaaaaaaaaaaaa", journalType: "BANK", currencyCode: "MYR", currencyRate: 1, description: "Payment PAY1",
        note: "Paid &lt;online&gt; &amp; late<br>HP:7f3c1e90-5b1d-4c55-9f0e-000000000001",
      },
      details: [{ accNo: "300-T004", amount: 30, furtherDescription: "fpx, transaction ch_1" }],
      paymentDetails: [{ paymentMethod: "BANK", paymentAmt: 30, paymentBy: "fpx", bankCharge: 0.6 }],
    });
  });

  it("goes to the book's method for how it was paid, whatever its case, and to the usual one for what the book does not know", () => {
    const journals = ["Cash ", "duitnow", null].map((method) => {
      const { master, paymentDetails } = paymentBody(samples.payment(2, { method }), settings);
      return [master.journalType, paymentDetails[0]?.paymentMethod];
    });
    expect(journals).toEqual([["CASH", "CASH"], ["BANK", "BANK"], ["BANK", "BANK"]]);
  });

  it("keeps whole how it was paid where the short field has no room for it", () => {
    const method = "Online banking through a gateway";
    const { details, paymentDetails } = paymentBody(samples.payment(3, { method }), settings);
    expect([paymentDetails[0]?.paymentBy, details[0]?.furtherDescription]).toEqual([null, `${method}, transaction ch_3`]);
  });

  it.each([
    ["over nothing", { amount: "0.00", fee: "0.00" }, ["amount"]],
    ["of parts of a sen", { amount: "30.001" }, ["amount"]],
    ["of nobody known", { customer: { name: "Walk-in" } }, ["customer.code"]],
    ["of which the bank keeps more than all", { fee: "31.00" }, ["fee"]],
    ["in a currency that the book does not have", { currency: "SGD" }, ["currency", "currencyRate"]],
  ])("is not sent %s", (_what, over, fields) => {
    expect(storageProblems(samples.payment(4, over), settings).map((problem) => problem.field)).toEqual(fields);
  });

  const example = publishedExample("cloud-payment-create.json");
  it.skipIf(example === null)("has only fields of the published example, and the note of the reference", () => {
    const { body } = readJson(example ?? "{}") as { body: { master: object; details: object[]; paymentdetails: object[] } };
    const { master, details, paymentDetails } = paymentBody(samples.payment(1), settings);
    const strange = (own: object, published: object) => Object.keys(own).filter((field) => !(field.toLowerCase() in published));
    expect([strange(master, body.master), strange(details[0] ?? {}, body.details[0] ?? {}), strange(paymentDetails[0] ?? {}, body.paymentdetails[0] ?? {})]).toEqual([
      ["note"], ["furtherDescription"], [],
    ]);
  });
});

describe("A receipt found under our number", () => {
  const payment = samples.payment(1);
  const stored = (master: object = {}, details: object[] = [{ accNo: "300-T004", amount: 30 }]) =>
    readJson(JSON.stringify({
      master: { docKey: 5, docNo: payment.key, docNo2: "sha:aaaaaaaaaaaaaaaa", docDate: "2026-02-03T00:00:00", currencyCode: "MYR", dealWith: "T", note: `<p>HP:${payment.recordId.toUpperCase()}</p>`, cancelled: false, ...master },
      details,
    }));
  const compare = (answer: unknown) => comparePayment(answer, payment, settings);

  it("is mine though AutoCount wraps the note in HTML of its own", () => {
    expect(compare(stored())).toEqual({ kind: "mine", docKey: "5", cancelled: false, differences: [] });
  });

  it.each([
    ["amount", {}, [{ accNo: "300-T004", amount: 29 }]],
    ["customer.code", {}, [{ accNo: "300-K002", amount: 30 }]],
    ["date", { docDate: "2026-02-04T00:00:00" }, undefined],
    ["currency", { currencyCode: "SGD" }, undefined],
  ])("shows a difference in %s", (field, master, details) => {
    expect(compare(stored(master, details))).toMatchObject({ kind: "mine", differences: [{ field }] });
  });

  it("is mine by its content where people have overwritten the note", () => {
    expect(compare(stored({ note: "Paid in two parts" }))).toMatchObject({ kind: "mine" });
  });

  it("is foreign with another record's mark, without any, and with another content", () => {
    expect(compare(stored({ note: "HP:00000000-0000-4000-8000-000000000000" }))).toMatchObject({ kind: "foreign", description: expect.stringContaining("not made from this record") as string });
    expect(compare(stored({ note: "Typed in by hand", docNo2: null }))).toMatchObject({ kind: "foreign", description: expect.stringContaining("not made from this record") as string });
    expect(compare(stored({ docNo2: "CHQ 77" }))).toMatchObject({ kind: "foreign", description: expect.stringContaining("other content") as string });
  });
});

describe("The knock-off entry that is sent", () => {
  const knockOff = samples.knockOff("HP-OR-000001", [{ docNo: "HP-IV-000001", amount: "20.10" }, { docNo: "HP-IV-000002", amount: "9.90" }]);

  it("settles each invoice with its part of the receipt, in balance", () => {
    expect(sent(knockOffBody(knockOff, settings))).toEqual({
      master: { docNo: "HP-OR-000001-KO", docDate: "2026-02-03", accNo: "300-T004" },
      details: [
        { docType: "IV", docNo: "HP-IV-000001", knockOffAmount: 20.1 },
        { docType: "IV", docNo: "HP-IV-000002", knockOffAmount: 9.9 },
        { docType: "OR", docNo: "HP-OR-000001", knockOffAmount: -30 },
      ],
      saveApprove: true,
    });
  });

  it("is not sent where it settles nothing", () => {
    expect(storageProblems({ ...knockOff, settles: [] }, settings)).toMatchObject([{ field: "settles" }]);
    expect(storageProblems({ ...knockOff, settles: [{ docNo: "HP-IV-000001", amount: "-1.00" }] }, settings)).toMatchObject([{ field: "settles[0].amount" }]);
  });
});

describe("A knock-off entry found under our number", () => {
  const knockOff = samples.knockOff("HP-OR-000001", [{ docNo: "HP-IV-000001", amount: "20.00" }]);
  const stored = (details: object[], master: object = {}) =>
    readJson(JSON.stringify({ master: { knockOffKey: 3, docNo: knockOff.key, accNo: "300-T004", ...master }, details }));
  const named = [{ docType: "IV", docNo: "HP-IV-000001", knockOffAmount: 20 }, { docType: "OR", docNo: "HP-OR-000001", knockOffAmount: -20 }];
  const compare = (answer: unknown) => compareKnockOff(answer, knockOff, settings);

  it("is mine by its receipt, with what it settles", () => {
    expect(compare(stored(named))).toEqual({ kind: "mine", docKey: "3", cancelled: false, differences: [] });
    expect(compare(stored([{ ...named[0], knockOffAmount: 19 }, named[1] ?? {}]))).toMatchObject({ kind: "mine", differences: [{ field: "settled HP-IV-000001", sent: "20.00", stored: "19.00" }] });
  });

  it("is mine by number and account where its lines show only keys", () => {
    expect(compare(stored([{ sourceType: "IV", sourceKey: 1 }, { sourceType: "OR", sourceKey: 2 }]))).toMatchObject({ kind: "mine", differences: [] });
  });

  it("is foreign for another account, and with another receipt", () => {
    expect(compare(stored(named, { accNo: "300-K002" }))).toMatchObject({ kind: "foreign" });
    expect(compare(stored([{ docType: "OR", docNo: "OR-000009", knockOffAmount: -20 }]))).toMatchObject({ kind: "foreign" });
  });
});
