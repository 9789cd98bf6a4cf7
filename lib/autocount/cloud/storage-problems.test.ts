import { describe, expect, it } from "vitest";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { bookSettings } from "../book-settings.ts";
import { cloudFieldLimits } from "./field-limits.ts";
import { aLine, anInvoice, samples } from "../sample-invoices.ts";
import { storageProblems } from "./storage-problems.ts";

const settings = bookSettings.parse({});

function problemsOf(document: Partial<SalesDocumentInput>, book = settings) {
  return storageProblems(anInvoice(document), book);
}

function fieldsOf(document: Partial<SalesDocumentInput>, book = settings): string[] {
  return problemsOf(document, book).map((problem) => problem.field);
}

describe("An invoice that AutoCount can store", () => {
  it("has no problem", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it("may be exactly as long as AutoCount takes", () => {
    const customer = { code: "300-T0041234", name: "n".repeat(100), phone: "1".repeat(25), address: "a".repeat(200) };
    expect(problemsOf({ customer, number: "n".repeat(40), reference: "r".repeat(50), description: "d".repeat(80), lines: [aLine({ description: "d".repeat(100), uom: "12345678" })] })).toEqual([]);
  });

  it("may have a total that its lines do not add up to: that is a hold rule's question", () => {
    expect(problemsOf({ total: "31.00" })).toEqual([]);
  });
});

describe("A text that is too long", () => {
  it("is said by its path, length and limit", () => {
    const lines = [aLine(), aLine({ id: "2", description: "d".repeat(101) })];
    expect(problemsOf({ lines, total: "60.00" })).toEqual([
      { field: "lines[1].description", message: "Line description has 101 characters; AutoCount takes 100.", limit: 100 },
    ]);
  });

  const ofEachKind = [
    anInvoice(), samples.creditNote(1), samples.purchaseOrder(1), samples.stockAdjustment(1), samples.stockTransfer(1), samples.payment(1),
    samples.customer("300-T004"), samples.supplier("400-B001"), samples.item("BOLT-M8"),
  ].flatMap((sent) => cloudFieldLimits[sent.kind].map((limit) => ({ ...limit, kind: sent.kind, sent })));

  it.each(ofEachKind)("is found in a $kind at $path beyond $max", ({ sent, path, max }) => {
    const text = "x".repeat(max + 1);
    // The canonical schema has limits of its own, some shorter: what is longer can only come from elsewhere.
    const long = structuredClone(sent);
    const steps = path.replace("lines[]", "lines.0").split(".");
    let holder: unknown = long.document;
    for (const step of steps.slice(0, -1)) holder = Reflect.get(Object(holder), step);
    Reflect.set(Object(holder), steps.at(-1) ?? "", text);
    expect(storageProblems(long, settings)).toContainEqual(expect.objectContaining({ field: path.replace("[]", "[0]"), limit: max }));
  });

  it("is found where only postcode and country make the address too long", () => {
    const customer = { code: "300-T004", name: "T", address: "a".repeat(198), postcode: "50000" };
    expect(problemsOf({ customer })).toEqual([
      { field: "customer.address", message: "Customer address with postcode and country has 204 characters; AutoCount takes 200.", limit: 200 },
    ]);
  });

  it("may be a discount of more than 20 characters", () => {
    const lines = [aLine({ quantity: "1", unitPrice: "123456789012345.12", discount: "0", amount: "123456789012345.12" })];
    expect(fieldsOf({ lines })).toEqual([]);
    const precise = bookSettings.parse({ decimals: { currency: 8 } });
    expect(fieldsOf({ lines: [aLine({ quantity: "1", unitPrice: "223456789012345.1234567", discount: "123456789012345.1234567", amount: "100000000000000" })] }, precise)).toEqual([
      "lines[0].discount",
    ]);
  });
});

describe("What AutoCount needs", () => {
  it("is a customer with code and name", () => {
    expect(fieldsOf({ customer: {} })).toEqual(["customer.code", "customer.name"]);
  });

  it("is a document number that every AutoCount takes, and room for the record's id", () => {
    const fields = (head: Parameters<typeof anInvoice>[1]) => storageProblems(anInvoice({}, head), settings).map((problem) => problem.field);
    expect(fields({ key: "hp-iv-1" })).toEqual(["key"]);
    expect(fields({ key: `HP-IV-${"1".repeat(25)}` })).toEqual(["key"]);
    expect(fields({ recordId: "r".repeat(38) })).toEqual(["recordId"]);
  });

  it("is a currency of the book, with a rate where it is foreign and none where it is not", () => {
    expect(fieldsOf({ currency: "SGD", currencyRate: "3.3" })).toEqual(["currency"]);
    const withSgd = bookSettings.parse({ foreignCurrencies: ["SGD"] });
    expect(fieldsOf({ currency: "SGD", currencyRate: "3.3" }, withSgd)).toEqual([]);
    expect(fieldsOf({ currency: "SGD" }, withSgd)).toEqual(["currencyRate"]);
    expect(fieldsOf({ currency: "SGD", currencyRate: "0" }, withSgd)).toEqual(["currencyRate"]);
    expect(fieldsOf({ currencyRate: "3.3" })).toEqual(["currencyRate"]);
    expect(fieldsOf({ currencyRate: "1.000" })).toEqual([]);
  });

  it("is a tax code for every line that bears tax", () => {
    expect(fieldsOf({ lines: [aLine({ tax: "2.10", taxRate: "7" })] })).toEqual(["lines[0].taxCode"]);
    expect(fieldsOf({ lines: [aLine({ tax: "2.10" })] })).toEqual(["lines[0].taxCode"]);
    expect(problemsOf({ lines: [aLine({ taxCode: "GST-7" })] })).toEqual([
      { field: "lines[0].taxCode", message: "Line 1: tax code GST-7 is not among the connection's tax codes; add it there with its rate." },
    ]);
  });
});

describe("What AutoCount would change or lose", () => {
  it("is a line without item, description and price, which it drops without a word", () => {
    const empty = { itemCode: null, description: "", quantity: "1", unitPrice: "0", amount: "0.00" };
    expect(fieldsOf({ lines: [aLine(), aLine({ ...empty, id: "2" })] })).toEqual(["lines[1].description"]);
    expect(fieldsOf({ lines: [aLine({ ...empty, description: "Free sample" })] })).toEqual([]);
    expect(fieldsOf({ lines: [aLine({ ...empty, itemCode: "BOLT-M8" })] })).toEqual([]);
    expect(fieldsOf({ lines: [aLine({ ...empty, kind: "shipping" })] })).toEqual([]);
  });

  it("is a quantity that is not above zero, or finer than the book keeps", () => {
    expect(fieldsOf({ lines: [aLine({ quantity: "0", amount: "0" })] })).toEqual(["lines[0].quantity"]);
    expect(fieldsOf({ lines: [aLine({ quantity: "-1", amount: "-1.50" })] })).toEqual(["lines[0].quantity"]);
    const coarse = bookSettings.parse({ decimals: { quantity: 2 } });
    expect(fieldsOf({ lines: [aLine({ quantity: "0.125", unitPrice: "8.00", amount: "1.00" })] }, coarse)).toContain("lines[0].quantity");
  });

  it("is a line amount that it would compute otherwise", () => {
    expect(problemsOf({ lines: [aLine({ amount: "29.00" })] })).toEqual([
      { field: "lines[0].amount", message: "Line 1: AutoCount would compute 30.00, the document says 29.00." },
    ]);
  });

  it("is a negative discount", () => {
    expect(fieldsOf({ lines: [aLine({ discount: "-1.00", amount: "31.00" })] })).toEqual(["lines[0].discount"]);
  });

  it("is a total that comes about only from parts of a sen", () => {
    const line = { quantity: "1", unitPrice: "0.335", amount: "0.335" };
    const lines = Array.from({ length: 10 }, (_, index) => aLine({ ...line, id: String(index) }));
    expect(problemsOf({ lines, total: "3.35" })).toEqual([
      { field: "total", message: "AutoCount rounds each line by itself and would come to 3.40; the lines add up to 3.35." },
    ]);
  });
});

describe("Masters and orders", () => {
  const customer = samples.customer("300-T004");
  const item = samples.item("BOLT-M8");

  it("are stored where they fit", () => {
    expect([...storageProblems(customer, settings), ...storageProblems(item, settings)]).toEqual([]);
  });

  it("say what does not fit", () => {
    const long = { ...customer, document: { ...customer.document, registerNo: "1".repeat(26), postcode: "1".repeat(11), currency: "SGD" } };
    expect(storageProblems(long, settings).map((problem) => problem.field)).toEqual(["registerNo", "postcode", "currency"]);
    const code = "X".repeat(21);
    expect(storageProblems({ ...item, key: code, document: { ...item.document, code } }, settings)).toMatchObject([{ field: "code", limit: 20 }]);
  });

  it("are booked under their own code and no other", () => {
    expect(storageProblems({ ...customer, key: "300-X001" }, settings)).toMatchObject([{ field: "code" }]);
  });

  it("say that AutoCount Cloud has no sales orders", () => {
    expect(storageProblems({ ...anInvoice(), kind: "sales_order" }, settings)).toMatchObject([{ field: "kind" }]);
  });
});
