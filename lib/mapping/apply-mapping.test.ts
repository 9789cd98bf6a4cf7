import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNativeDocument } from "#lib/channels/native/complete-document.ts";
import { Decimal } from "#lib/sandbox/decimal.ts";
import { priceLine } from "#lib/sandbox/money.ts";
import { applyMapping } from "./apply-mapping.ts";
import type { FileRow } from "./draft-from-rows.ts";
import { mappingBody, type MappingBody, type MappingBodyInput } from "./schema.ts";

const columns: MappingBodyInput["fields"] = [
  { to: "number", from: ["Doc"] }, { to: "date", from: ["Date"] }, { to: "customer.code", from: ["Code"] }, { to: "lines[].sku", from: ["SKU"] },
  { to: "lines[].quantity", from: ["Qty"] }, { to: "lines[].unitPrice", from: ["Price"] }, { to: "total", from: ["Total"] },
];

function mapping(over: Partial<MappingBodyInput> & { more?: MappingBodyInput["fields"] } = {}): MappingBody {
  const { more = [], ...rest } = over;
  return mappingBody.parse({ kind: "invoice", groupBy: ["Doc"], fields: [...columns, ...more], ...rest });
}

function rows(...cells: Record<string, string>[]): { rows: FileRow[] } {
  return { rows: cells.map((own, index) => ({ row: index + 2, cells: own })) };
}

const line = { Doc: "INV-1", Date: "03/04/2026", Code: "300-A001", SKU: "TEA", Qty: "2", Price: "RM 10.00", Total: "RM 20.00" };

function made(body: MappingBody, input: Parameters<typeof applyMapping>[1]) {
  const mapped = applyMapping(body, input);
  if (!mapped.ok) throw new Error(mapped.error.map(({ sentence }) => sentence).join(" "));
  const read = readNativeDocument(body.kind, mapped.value.document, { externalId: mapped.value.externalId, receivedAt: "2026-01-01T00:00:00Z" });
  if (!read.ok) throw new Error(read.error.sentence);
  return { externalId: mapped.value.externalId, document: read.value.document as Record<string, unknown> & { lines: Record<string, unknown>[] } };
}

function problems(body: MappingBody, input: Parameters<typeof applyMapping>[1]): string[] {
  const mapped = applyMapping(body, input);
  return mapped.ok ? [] : mapped.error.map(({ sentence }) => sentence);
}

describe("Rows of a file", () => {
  it("with the head on the first row only are one document with a line each", () => {
    const { externalId, document } = made(mapping(), rows({ ...line, Total: "30.00" }, { ...line, Doc: "", Date: "", Code: "", SKU: "MUG", Qty: "1", Total: "" }));
    expect(externalId).toBe("INV-1");
    expect(document).toMatchObject({ number: "INV-1", date: "2026-04-03", currency: "MYR", customer: { code: "300-A001" }, total: "30.00" });
    expect(document.lines).toMatchObject([{ id: "1", sku: "TEA", quantity: "2", unitPrice: "10.00", amount: "20.00" }, { id: "2", sku: "MUG", quantity: "1", amount: "10.00" }]);
  });

  it("with the head on every row are one document too", () => {
    expect(made(mapping(), rows({ ...line, Total: "40.00" }, { ...line, Total: "40.00" })).document.lines).toHaveLength(2);
  });

  it("that disagree about the head are refused with both values", () => {
    expect(problems(mapping(), rows(line, { ...line, Code: "300-B002" }))).toEqual(['Code: rows 2 and 3 of one document say "300-A001" and "300-B002".']);
  });

  it("name every value that cannot be read, with its row and column", () => {
    expect(problems(mapping(), rows({ ...line, Date: "31/02/2026", Price: "ten" }))).toEqual([
      'Row 2: Date: "31/02/2026" is not a date: there is no such day.',
      'Row 2: Price: "ten" is not a number.',
    ]);
  });

  it("list what has no field, once where all rows say the same and else by line; what is left out on purpose is not listed", () => {
    const input = rows({ ...line, Total: "40.00", Channel: "Shop", Shelf: "A", Junk: "x" }, { ...line, Total: "40.00", Channel: "Shop", Shelf: "B", Junk: "y" });
    expect(made(mapping({ ignored: ["Junk"] }), input).document.unmapped).toEqual([
      { path: "Channel", value: "Shop" },
      { path: "Shelf, line 1", value: "A" },
      { path: "Shelf, line 2", value: "B" },
    ]);
  });

  it("never compute a total unless the mapping says that there is none", () => {
    const without = columns.filter(({ to }) => to !== "total");
    expect(problems(mapping({ fields: without }), rows(line))).toEqual(["Total is missing: no column is mapped to it."]);
    expect(made(mapping({ fields: without, options: { totalFromLines: true } }), rows(line)).document.total).toBe("20.00");
  });

  it("leave a total that does not add up as it is", () => {
    expect(made(mapping(), rows({ ...line, Total: "25.00" })).document).toMatchObject({ total: "25.00", lines: [{ amount: "20.00" }] });
  });

  it("have a price from amount and quantity where there is no price", () => {
    const fields = [...columns.filter(({ to }) => to !== "lines[].unitPrice"), { to: "lines[].amount", from: ["Amount"] }];
    expect(made(mapping({ fields }), rows({ ...line, Qty: "3", Amount: "10.00", Total: "10.00" })).document.lines).toMatchObject([{ unitPrice: "3.333333333333", amount: "10.00" }]);
  });

  it("take discounts in percent, one after the other, as AutoCount writes them", () => {
    expect(made(mapping({ more: [{ to: "lines[].discount", from: ["Disc"] }] }), rows({ ...line, Disc: "10%+5%", Total: "17.10" })).document.lines).toMatchObject([{ discount: "2.90", amount: "17.10" }]);
  });

  it.each([
    ["10%+5", "7.00", "13.00"], ["5+10%", "6.50", "13.50"], ["RM 1.50 + 2", "3.50", "16.50"], ["10% + RM5", "7.00", "13.00"], ["3", "3.00", "17.00"], ["+3", "3.00", "17.00"],
  ])("take a discount by formula, percents and amounts in the order that they stand in: %s", (Disc, discount, amount) => {
    expect(made(mapping({ more: [{ to: "lines[].discount", from: ["Disc"] }] }), rows({ ...line, Disc, Total: amount })).document.lines).toMatchObject([{ discount, amount }]);
  });

  it("know the full price of a line by its formula where they have only what is left of it", () => {
    const fields = [...columns.filter(({ to }) => to !== "lines[].unitPrice"), { to: "lines[].amount", from: ["Amount"] }, { to: "lines[].discount", from: ["Disc"] }];
    expect(made(mapping({ fields }), rows({ ...line, Disc: "10%+5", Amount: "13.00", Total: "13.00" })).document.lines).toMatchObject([{ unitPrice: "10.00", discount: "7.00", amount: "13.00" }]);
  });

  it.each(["10%+", "10%+five", "+%"])("refuse what is no formula, with the forms that there are: %s", (Disc) => {
    expect(problems(mapping({ more: [{ to: "lines[].discount", from: ["Disc"] }] }), rows({ ...line, Disc }))).toEqual([`Row 2: Disc: "${Disc}" is not a discount such as 10%, 10%+5% or 10%+5.`]);
  });

  it("take off by a formula what AutoCount takes off, to the sen", () => {
    const cases = fc.record({
      quantity: fc.constantFrom("1", "3", "7", "0.333", "1.25", "12.5"), price: fc.integer({ min: 1_00, max: 900_00 }).map((sen) => (sen / 100).toFixed(2)),
      formula: fc.constantFrom("10%+5", "10%+5%", "5+10%", "33%", "0.07", "33.33%+0.01+2.5%"),
    });
    fc.assert(fc.property(cases, ({ quantity, price, formula }) => {
      const { document } = made(mapping({ more: [{ to: "lines[].discount", from: ["Disc"] }] }), rows({ ...line, Qty: quantity, Price: price, Disc: formula, Total: "1.00" }));
      // The sandbox's own computation, which shares no code with ours.
      const booked = priceLine({ qty: new Decimal(quantity), unitPrice: new Decimal(price), discount: formula, taxRate: null, taxAdjustment: new Decimal(0), localTaxAdjustment: new Decimal(0) }, false, new Decimal(1));
      // More off than it costs is a negative line, which is held: there half a sen goes the other way.
      fc.pre(booked?.subTotal.isNegative() === false);
      expect(document.lines[0]).toMatchObject({ discount: booked?.discountAmt.toFixed(2), amount: booked?.subTotal.toFixed(2) });
    }));
  });

  it("spread what is said of the whole document over its lines, to the sen", () => {
    const more = [{ to: "discount", from: ["Voucher"] }, { to: "tax", from: ["SST"] }];
    const { document } = made(mapping({ more }), rows({ ...line, Voucher: "-1.00", SST: "1.52", Total: "30.52" }, { ...line, Qty: "1", Voucher: "", SST: "", Total: "" }));
    expect(document).toMatchObject({ tax: "1.52", total: "30.52", lines: [{ discount: "0.67", amount: "19.33", tax: "1.01" }, { discount: "0.33", amount: "9.67", tax: "0.51" }] });
  });

  it("make a charge a line of its own", () => {
    const { document } = made(mapping({ more: [{ to: "lines[shipping].amount", from: ["Ship"] }] }), rows({ ...line, Ship: "8.00", Total: "28.00" }));
    expect(document.lines).toMatchObject([{ kind: "item" }, { id: "shipping", kind: "shipping", quantity: "1", amount: "8.00" }]);
  });

  it("are each an item of its own where nothing puts them together", () => {
    const body = mappingBody.parse({ kind: "item", fields: [{ to: "code", from: ["Code"] }, { to: "name", from: ["Name"] }, { to: "price", from: ["Price"] }] });
    expect(made(body, rows({ Code: "00123", Name: "Tea", Price: "1,250.00" }))).toMatchObject({ externalId: "00123", document: { code: "00123", name: "Tea", price: "1250.00" } });
  });

  it("with a number that a spreadsheet has shortened are refused, not booked under it", () => {
    expect(problems(mapping(), rows({ ...line, Doc: "5.76672E+17" }))[0]).toContain("digits are lost");
  });

  it("with a cell that a formula has broken are refused", () => {
    expect(problems(mapping({ more: [{ to: "lines[].discount", from: ["Disc"] }] }), rows({ ...line, Disc: "#REF!" }))[0]).toContain("#REF!");
  });
});

describe("A message", () => {
  const message = {
    no: "A-1", at: "2026-03-31T16:30:00Z", buyer: { name: "Aminah" }, sum: "28.00", channel: "web",
    items: [{ code: "TEA", n: "2", each: "10.00", gift: true }], fees: [{ what: "Delivery", cost: "8.00" }],
  };
  const body = mappingBody.parse({
    kind: "sales_order",
    fields: [
      { to: "number", from: ["$.no"] }, { to: "date", from: ["$.at"] }, { to: "customer.name", from: ["$.buyer.name"] }, { to: "total", from: ["sum"] },
      { to: "lines[].sku", from: ["$.items[].code"] }, { to: "lines[].quantity", from: ["$.items[].n"] }, { to: "lines[].unitPrice", from: ["$.items[].each"] },
      { to: "lines[].description", from: ["$.fees[].what"] }, { to: "lines[].amount", from: ["$.fees[].cost"] },
      { to: "lines[].quantity", from: [], each: "$.fees[]", transforms: [{ use: "constant", value: "1" }] },
      { to: "lines[].kind", from: [], each: "$.fees[]", transforms: [{ use: "constant", value: "shipping" }] },
    ],
  });

  it("is read by the same mapping, a line from each entry of each list", () => {
    const { document } = made(body, { payload: message });
    expect(document).toMatchObject({ number: "A-1", date: "2026-04-01", customer: { name: "Aminah" }, total: "28.00" });
    expect(document.lines).toMatchObject([{ sku: "TEA", quantity: "2", amount: "20.00", kind: "item" }, { description: "Delivery", kind: "shipping", amount: "8.00" }]);
  });

  it("lists what no field reads", () => {
    expect(made(body, { payload: message }).document.unmapped).toEqual([{ path: "channel", value: "web" }, { path: "items[0].gift", value: "true" }]);
  });
});

describe("What is done to a value on its way", () => {
  const through = (transforms: NonNullable<MappingBodyInput["fields"][number]["transforms"]>, value: string, options: MappingBodyInput["options"] = {}) => {
    const fields = columns.map((field) => (field.to === "lines[].unitPrice" ? { ...field, transforms } : field));
    const mapped = applyMapping(mapping({ fields, options }), rows({ ...line, Price: value, Total: "20" }));
    return mapped.ok ? (mapped.value.document.lines as { unitPrice?: string }[])[0]?.unitPrice : mapped.error[0]?.sentence;
  };

  it("is done in order, and what was calculated is not read with the file's decimal mark again", () => {
    expect(through([{ use: "divide", by: "100" }], "1234")).toBe("12.34");
    expect(through([{ use: "multiply", by: "2" }, { use: "round", places: 1 }], "1,27", { decimalMark: "," })).toBe("2.50");
  });

  it("looks values up, and refuses one that is not in the table unless told otherwise", () => {
    expect(through([{ use: "lookup", table: { Small: "5.00" } }], "small")).toBe("5.00");
    expect(through([{ use: "lookup", table: { Small: "5.00" } }], "Huge")).toBe('Row 2: Price: "Huge" is not in the mapping\'s table.');
    expect(through([{ use: "lookup", table: { Small: "5.00" }, otherwise: "keep" }], "7.00")).toBe("7.00");
  });

  it("takes parts, replaces and fills in", () => {
    expect(through([{ use: "split", by: "/", take: -1 }], "pack / 12.00")).toBe("12.00");
    expect(through([{ use: "replace", find: "each", with: "" }], "12.00 each")).toBe("12.00");
    expect(through([{ use: "default", value: "9.90" }], "")).toBe("9.90");
    expect(through([{ use: "absolute" }], "(3.00)")).toBe("3.00");
  });
});
