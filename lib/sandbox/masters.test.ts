import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { BOLT, TERATAI, startTestSandbox } from "./sandbox-harness.ts";
import type { TestSandbox } from "./sandbox-harness.ts";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(() => sandbox.admin("POST", "/reset"));
afterAll(() => sandbox.running.close());

const post = (path: string, body: unknown) => sandbox.send("POST", path, body);
const { accNo: _accNo, ...NAMELESS } = TERATAI;

describe("debtors", () => {
  test("an automatic code is prefix, first letter and running number, and nobody asks who it is", async () => {
    const codes = [];
    for (const companyName of ["Delima Jaya", "delima Jaya", "123 Teratai", "99"]) {
      const answer = await post("/42/debtor", { ...NAMELESS, companyName });
      expect(answer.status).toBe(201);
      codes.push(answer.headers.get("location")?.split("code=")[1]);
    }
    expect(codes).toEqual(["300-D001", "300-D002", "300-T005", "300-X001"]);
  });

  test.each([
    [{}, "The CompanyName field is required. The CreditTerm field is required. The CurrencyCode field is required."],
    [TERATAI, "AccNo (300-T004) already exists."],
    [{ ...TERATAI, accNo: "500-0000" }, "AccNo (500-0000) already exists."],
    [{ ...TERATAI, accNo: "300-T00000005" }, "The field AccNo must be a string with a maximum length of 12."],
    [{ ...NAMELESS, creditTerm: "COD" }, "CreditTerm : CreditTerm (CreditTermKey = COD) not exists."],
    [{ ...NAMELESS, currencyCode: "XXX" }, "CurrencyCode : Currency (CurrencyKey = XXX) not exists."],
    [{ ...NAMELESS, areaCode: "MARS" }, "AreaCode : Area (AreaKey = MARS) not exists."],
    [{ ...NAMELESS, parentAccNo: "500-0000" }, "ParentAccNo : Account (AccountKey = 500-0000) not exists."],
  ])("%j is refused", async (body, message) => {
    expect((await post("/42/debtor", body)).message).toBe(message);
  });

  test("an update changes what it names, erases what is blank, and cannot rename", async () => {
    await post("/42/debtor", { ...TERATAI, accNo: "300-T009", phone1: "03-1", attention: "Ali" });
    const updated = await sandbox.send("PUT", "/42/debtor?code=300-T009", { accNo: "300-X", phone1: "", isActive: false });
    expect(updated.status).toBe(204);
    const read = await sandbox.send("GET", "/42/DEBTOR?CODE=300-t009");
    expect(read.json).toMatchObject({ accNo: "300-T009", parentAccNo: "300-0000", phone1: "", attention: "Ali", isActive: false });
    expect((await sandbox.send("PUT", "/42/debtor?code=300-T009", { companyName: "" })).status).toBe(400);
    expect((await sandbox.send("PUT", "/42/debtor?code=NOPE", {})).status).toBe(404);
  });

  test("the listing has three columns, more on demand, drops unknown ones and inactive debtors on demand", async () => {
    await post("/42/debtor", { ...TERATAI, accNo: "300-S001", companyName: "Sleeping", isActive: false });
    const listing = await sandbox.send("GET", "/42/debtor/listing?page=1&field=CREDITTERM&field=nonsense");
    expect((listing.json as { data: unknown[] }).data).toEqual([
      { AccNo: "300-S001", CompanyName: "Sleeping", CurrencyCode: "MYR", CreditTerm: "C.O.D." },
      { AccNo: "300-T004", CompanyName: TERATAI.companyName, CurrencyCode: "MYR", CreditTerm: "C.O.D." },
    ]);
    const active = await sandbox.send("GET", "/42/debtor/listing?page=1&activeOnly=true");
    expect(active.json).toEqual({
      data: [{ AccNo: "300-T004", CompanyName: TERATAI.companyName, CurrencyCode: "MYR" }],
      totalCount: { "#": "1" },
    });
  });

  test("of two equal creates with a code of their own exactly one is stored", async () => {
    const body = { ...TERATAI, accNo: "300-T777" };
    const answers = await Promise.all([post("/42/debtor", body), post("/42/debtor", body)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 400]);
  });
});

describe("products", () => {
  test.each([
    [{}, "The Product field is required."],
    [{ product: {} }, "The ProductCode field is required. The ProductName field is required. The ProductType field is required. The Status field is required."],
    [{ product: BOLT }, "ProductCode (BOLT-M8) already exists."],
    [{ product: { ...BOLT, productCode: "X".repeat(21) } }, "The field ProductCode must be a string with a maximum length of 20."],
    [{ product: { ...BOLT, productCode: "N", price: "1.50" } }, "The JSON value could not be converted to System.Decimal. Path: $.product.price."],
    [{ product: { ...BOLT, productCode: "N", supplyTaxCode: "GST" } }, "SupplyTaxCode : TaxCode (TaxCodeKey = GST) not exists."],
    [{ product: { ...BOLT, productCode: "N", variant1Name: "Colour" } }, "The ProductVariant1Options field is required."],
  ])("%j is refused", async (body, message) => {
    expect((await post("/42/product", body)).message).toBe(message);
  });

  test("variants get stock codes joined from their options, and can be sold by them", async () => {
    const body = {
      product: { ...BOLT, productCode: "SHIRT", variant1Name: "Colour" },
      productVariant1Options: [{ variantOption: "Blue" }, { variantOption: "Red" }],
      productVariants: [{ productVariant1OptionName: "Blue", price: 5 }, { productVariant1OptionName: "Red", price: 6, stockCode: "SH-R" }],
    };
    expect((await post("/42/product", body)).status).toBe(201);
    const read = JSON.parse((await sandbox.send("GET", "/42/product?code=SHIRT")).text);
    expect(read.productVariants).toMatchObject([{ stockCode: "SHIRT-Blue", price: 5 }, { stockCode: "SH-R", price: 6 }]);

    const line = { accNo: "500-0000", productCode: "SHIRT", productVariant: "SH-R", description: "Shirt", qty: 1, unitPrice: 6 };
    const master = { docNo: "V-1", docDate: "2026-02-03", debtorCode: "300-T004", debtorName: "T", creditTerm: "C.O.D.", salesLocation: "HQ" };
    expect((await post("/42/invoice", { master, details: [line] })).status).toBe(201);
    const [invoice] = await sandbox.invoices();
    expect(invoice?.details[0]).toMatchObject({ productVariantId: read.productVariants[1].productVariantId, productVariant1Option: "Red" });
  });

  test("an update keeps what it does not name, and variants their keys", async () => {
    await post("/42/product", {
      product: { ...BOLT, productCode: "SHIRT", variant1Name: "Colour" },
      productVariant1Options: [{ variantOption: "Blue" }],
      productVariants: [{ productVariant1OptionName: "Blue", price: 5 }],
    });
    const before = JSON.parse((await sandbox.send("GET", "/42/product?code=SHIRT")).text);
    const body = { product: { productCode: "RENAMED", status: "D" }, productVariants: [{ price: 7 }] };
    expect((await sandbox.send("PUT", "/42/product?code=SHIRT", body)).status).toBe(204);
    const after = JSON.parse((await sandbox.send("GET", "/42/product?code=SHIRT")).text);
    expect(after.product).toEqual({ ...before.product, status: "D" });
    expect(after.productVariants).toEqual([{ ...before.productVariants[0], price: 7 }]);
    expect((await sandbox.send("PUT", "/42/product?code=SHIRT", {})).message).toBe("The Product field is required.");
  });

  test("the listing filters by status and gives all without a filter", async () => {
    for (const [productCode, status] of [["B", "I"], ["C", "D"]]) await post("/42/product", { product: { ...BOLT, productCode, status } });
    const codes = async (filter?: unknown) => {
      const answer = await post("/42/product/listing", { page: 1, filter });
      return (answer.json as { data: { product: { productCode: string } }[] }).data.map((row) => row.product.productCode);
    };
    expect(await codes()).toEqual(["B", "BOLT-M8", "C"]);
    expect(await codes({ statuses: { active: true, inactive: false, discontinued: true } })).toEqual(["BOLT-M8", "C"]);
  });
});

describe("read-only masters", () => {
  test.each([
    ["GET", "/42/companyProfile", { companyName: "Sandbox Trading Sdn Bhd" }],
    ["GET", "/42/location/listing", { data: [{ location: "HQ" }, { location: "SHOP" }], totalCount: { "#": "2" } }],
    ["GET", "/42/salesagent/listing?page=1", { data: [{ salesAgent: "ONLINE" }, { salesAgent: "COUNTER" }] }],
    ["GET", "/42/department/listing", { data: [{ deptNo: "SALES" }, { deptNo: "WAREHOUSE" }] }],
    ["GET", "/42/paymentMethod/listing", { data: [{ paymentMethod: "BANK", journalType: "BANK" }, { paymentMethod: "CASH" }] }],
    ["GET", "/42/docNoFormat/listing?docType=JE", { data: [], totalCount: { "#": "0" } }],
    ["GET", "/42/location/listing?page=2", { data: [], totalCount: { "#": "2" } }],
  ])("%s %s answers what the book holds", async (method, path, expected) => {
    const answer = await sandbox.send(method, path);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject(expected);
  });

  test("accounts are found by text and by type; the types of a group are or-ed, the groups and-ed", async () => {
    const accounts = async (query: string, body: unknown = {}) => {
      const answer = await post(`/42/account/listing?page=1${query}`, body);
      return (answer.json as { data: { accNo: string }[] }).data.map((account) => account.accNo);
    };
    expect(await accounts("&searchText=online")).toEqual(["500-1000"]);
    const byType = { filterByAccTypes: true, accTypes: { SL: true, SA: true } };
    expect(await accounts("", byType)).toEqual(["500-0000", "500-1000", "510-0000", "520-0000"]);
    const control = { filterBySpecialAccTypes: true, specialAccTypes: { debtorControl: true } };
    expect(await accounts("", control)).toEqual(["300-0000"]);
    expect(await accounts("", { ...byType, ...control })).toEqual([]);
    expect(await accounts("&leafOnly=true", control)).toEqual([]);
  });

  test("areas can be asked for leaves only", async () => {
    const areas = [{ areaCode: "MY" }, { areaCode: "KL", parentAreaCode: "MY" }];
    const nested = await startTestSandbox({ areas });
    expect((await nested.send("GET", "/42/area/listing?leafOnly=true")).json).toMatchObject({ data: [{ areaCode: "KL" }] });
    await nested.running.close();
  });
});
