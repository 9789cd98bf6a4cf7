import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { BOLT, TERATAI, aLine, anInvoice, startTestSandbox } from "./sandbox-harness.ts";
import type { TestSandbox } from "./sandbox-harness.ts";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox({
    fiscalYears: [{ from: "2026-01-01", to: "2026-12-31" }],
    debtors: [TERATAI, { ...TERATAI, accNo: "300-S001", companyName: "Sleeping", isActive: false }],
    products: [BOLT, { ...BOLT, productCode: "OLD", status: "I" }],
  });
});
beforeEach(() => sandbox.admin("POST", "/reset"));
afterAll(() => sandbox.running.close());

async function refusalOf(body: unknown): Promise<string | undefined> {
  const answer = await sandbox.send("POST", "/42/invoice", body);
  expect(answer.status).toBe(400);
  expect(await sandbox.invoices()).toEqual([]);
  return answer.message;
}

describe("required fields", () => {
  test("all that is missing stands in one message, header first, in PascalCase", async () => {
    expect(await refusalOf({ master: {}, details: [{ description: "Bolt", qty: 1 }, { description: "Nut" }] })).toBe(
      "The CreditTerm field is required. The DebtorCode field is required. The DebtorName field is required. " +
        "The DocDate field is required. The SalesLocation field is required. The AccNo field is required.",
    );
  });

  test("blank and null count as missing", async () => {
    expect(await refusalOf(anInvoice({ debtorName: "  ", salesLocation: null }))).toBe(
      "The DebtorName field is required. The SalesLocation field is required.",
    );
  });

  test("a body without lines is refused", async () => {
    expect(await refusalOf({ master: anInvoice().master })).toBe("The Details field is required.");
  });

  test("an empty body has no master", async () => {
    expect(await refusalOf({})).toBe("The Master field is required.");
    expect(await refusalOf({ master: null, details: [] })).toBe("The Master field is required.");
  });

  test("keys are read in any case", async () => {
    const { master, details } = anInvoice();
    const shout = (object: Record<string, unknown>) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key.toUpperCase(), value]));
    const answer = await sandbox.send("POST", "/42/INVOICE", { Master: shout(master), DETAILS: details.map(shout) });
    expect(answer.status).toBe(201);
  });
});

describe("references", () => {
  test.each([
    [{ creditTerm: "COD" }, "CreditTerm : CreditTerm (CreditTermKey = COD) not exists."],
    [{ creditTerm: "c.o.d." }, "CreditTerm : CreditTerm (CreditTermKey = c.o.d.) not exists."],
    [{ debtorCode: "300-X999" }, "DebtorCode : Debtor (DebtorKey = 300-X999) not exists."],
    [{ salesLocation: "MOON" }, "SalesLocation : Location (LocationKey = MOON) not exists."],
    [{ salesAgent: "NOBODY" }, "SalesAgent : SalesAgent (SalesAgentKey = NOBODY) not exists."],
    [{ paymentMethod: "SHELLS" }, "PaymentMethod : PaymentMethod (PaymentMethodKey = SHELLS) not exists."],
    [{ docNo: null, docNoFormatName: "None" }, "DocNoFormatName : DocNoFormat (DocNoFormatKey = None) not exists."],
    [{ debtorCode: "300-S001" }, "Debtor (300-S001) is inactive."],
  ])("the header's %j is refused", async (master, message) => {
    expect(await refusalOf(anInvoice(master))).toBe(message);
  });

  test.each([
    [{ taxCode: "S-99" }, "TaxCode : TaxCode (TaxCodeKey = S-99) not exists."],
    [{ productCode: "BOLT-M9" }, "ProductCode : Product (ProductKey = BOLT-M9) not exists."],
    [{ accNo: "599-0000" }, "AccNo : Account (AccountKey = 599-0000) not exists."],
    [{ deptNo: "OPERA" }, "DeptNo : Department (DepartmentKey = OPERA) not exists."],
    [{ productVariant: "BLUE" }, "ProductVariant : ProductVariant (ProductVariantKey = BLUE) not exists."],
    [{ productCode: "OLD" }, "Product (OLD) is inactive."],
  ])("the line's %j is refused", async (line, message) => {
    expect(await refusalOf(anInvoice({}, [aLine(), aLine(line)]))).toBe(message);
  });
});

describe("types and lengths", () => {
  test.each([
    [{}, { qty: "20" }, "The JSON value could not be converted to System.Decimal. Path: $.details[0].qty."],
    [{}, { unitPrice: "1.50" }, "The JSON value could not be converted to System.Decimal. Path: $.details[0].unitPrice."],
    [{}, { qty: 1e30 }, "The JSON value could not be converted to System.Decimal. Path: $.details[0].qty."],
    [{ currencyRate: "1" }, {}, "The JSON value could not be converted to System.Decimal. Path: $.master.currencyRate."],
    [{ ref: 121 }, {}, "The JSON value could not be converted to System.String. Path: $.master.ref."],
    [{ inclusiveTax: "true" }, {}, "The JSON value could not be converted to System.Boolean. Path: $.master.inclusiveTax."],
    [{ docDate: "03/02/2026" }, {}, "The JSON value could not be converted to System.DateTime. Path: $.master.docDate."],
    [{ docDate: "2026-02-30" }, {}, "The JSON value could not be converted to System.DateTime. Path: $.master.docDate."],
  ])("%j %j is of the wrong type", async (master, line, message) => {
    expect(await refusalOf(anInvoice(master, [aLine(line)]))).toBe(message);
  });

  test.each([
    [{ ref: "x".repeat(41) }, {}, "The field Ref must be a string with a maximum length of 40."],
    [{ docNo: "x".repeat(51) }, {}, "The field DocNo must be a string with a maximum length of 50."],
    [{ address: "x".repeat(201) }, {}, "The field Address must be a string with a maximum length of 200."],
    [{}, { description: "x".repeat(101) }, "The field Description must be a string with a maximum length of 100."],
    [{}, { discount: "1%+".repeat(7) }, "The field Discount must be a string with a maximum length of 20."],
    [{}, { qty: -1 }, "The field Qty must be positive."],
    [{}, { discount: "ten" }, "Discount 'ten' is not valid."],
  ])("%j %j is refused", async (master, line, message) => {
    expect(await refusalOf(anInvoice(master, [aLine(line)]))).toBe(message);
  });

  test("texts of exactly the longest length are taken", async () => {
    const master = { ref: "x".repeat(40), docNo: "9".repeat(50), debtorName: "x".repeat(100), remark4: "x".repeat(40) };
    expect((await sandbox.send("POST", "/42/invoice", anInvoice(master))).status).toBe(201);
  });

  test("a body that is no JSON, or not declared as JSON, is refused", async () => {
    expect((await sandbox.send("POST", "/42/invoice", '{"master":')).status).toBe(400);
    const undeclared = await fetch(`${sandbox.running.url}/42/invoice`, {
      method: "POST",
      headers: { "Key-ID": "test-key", "API-Key": "test-secret", "content-type": "text/plain" },
      body: JSON.stringify(anInvoice()),
    });
    expect(undeclared.status).toBe(415);
  });
});

describe("dates and numbers", () => {
  test("a document date outside every fiscal year is refused", async () => {
    expect(await refusalOf(anInvoice({ docDate: "2027-01-01" }))).toBe("DocDate (2027-01-01) is not within any fiscal year.");
  });

  test("both ends of a fiscal year are inside", async () => {
    for (const docDate of ["2026-01-01", "2026-12-31T23:59:59"]) {
      expect((await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: docDate, docDate }))).status).toBe(201);
    }
  });

  test("a tax date before the document date is refused, the same day is not", async () => {
    expect(await refusalOf(anInvoice({ taxDate: "2026-02-02" }))).toBe("TaxDate cannot be earlier than DocDate.");
    expect((await sandbox.send("POST", "/42/invoice", anInvoice({ taxDate: "2026-02-03" }))).status).toBe(201);
  });

  test("a number that exists is refused, also in another case or with outer spaces", async () => {
    await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: "HP-1" }));
    for (const docNo of ["HP-1", "hp-1", " HP-1 "]) {
      const again = await sandbox.send("POST", "/42/invoice", anInvoice({ docNo }));
      expect(again.message).toBe(`Duplicate document number: ${docNo.trim()}`);
    }
    expect(await sandbox.invoices()).toHaveLength(1);
  });

  test("a payment needs its method", async () => {
    expect(await refusalOf(anInvoice({ paymentAmt: 10 }))).toBe("The PaymentMethod field is required.");
  });
});

describe("automatic filling", () => {
  test("without an account and without auto-fill the account is a missing field", async () => {
    expect(await refusalOf(anInvoice({}, [aLine({ accNo: null })]))).toBe("The AccNo field is required.");
  });

  test("auto-fill that finds no account says so in its own words", async () => {
    const body = { ...anInvoice({}, [aLine({ accNo: null })]), autoFillOption: { accNo: true } };
    expect(await refusalOf(body)).toBe("AccNo is required.");
  });

  test("what is set up in the book overwrites what was sent", async () => {
    const grouped = { ...BOLT, productCode: "GROUPED", postingGroup: "GENERAL", supplyTaxCode: "S-5" };
    expect((await sandbox.send("POST", "/42/product", { product: grouped })).status).toBe(201);
    const line = aLine({ productCode: "GROUPED", accNo: "500-1000", taxCode: "S-10" });
    const filled = { ...anInvoice({}, [line]), autoFillOption: { accNo: true, taxCode: true } };
    expect((await sandbox.send("POST", "/42/invoice", filled)).status).toBe(201);
    expect((await sandbox.invoices())[0]?.details).toMatchObject([{ accNo: "500-0000", taxCode: "S-5", tax: 1.5 }]);
  });

  test("an account that was sent stays where the book has none set up", async () => {
    const body = { ...anInvoice(), autoFillOption: { accNo: true } };
    expect((await sandbox.send("POST", "/42/invoice", body)).status).toBe(201);
    expect((await sandbox.invoices())[0]?.details).toMatchObject([{ accNo: "500-0000" }]);
  });
});
