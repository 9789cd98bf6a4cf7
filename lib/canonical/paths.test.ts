import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aDocument, aLine } from "./document-builder.ts";
import { bearsValue, changesBetween, valueAt, withValueAt } from "./paths.ts";

const document = aDocument({ lines: [aLine(), aLine({ id: "2", sku: null })] });

describe("The value at a path", () => {
  it.each([
    ["number", "#1001"], ["customer.code", "300-A001"], ["lines.0.quantity", "2"], ["lines.1.sku", null], ["taxInclusive", false], ["refunds", []],
  ])("%s is %j", (path, value) => {
    expect(valueAt(document, path)).toEqual(value);
  });

  it.each(["", "nothing", "customer.nothing", "lines.2.sku", "lines.-1", "lines.00.sku", "lines.0.sku.length", "number.length", "customer..code", "lines.1.sku.x"])("%j leads nowhere", (path) => {
    expect(valueAt(document, path)).toBeUndefined();
    expect(withValueAt(document, path, "x")).toBeNull();
  });

  const inherited = [
    "__proto__", "__proto__.isAdmin", "constructor", "constructor.prototype.isAdmin", "customer.__proto__.isAdmin", "lines.__proto__.isAdmin",
    "lines.length", "lines.constructor", "lines.0.__proto__.x", "toString", "hasOwnProperty",
  ];
  it.each(inherited)("%s is no field: it cannot be read, set, or reach another object", (path) => {
    const before = structuredClone(document);
    expect(valueAt(document, path)).toBeUndefined();
    expect(withValueAt(document, path, "0")).toBeNull();
    expect(document).toEqual(before);
    expect(Object.prototype).not.toHaveProperty("isAdmin");
    expect(Array.prototype).not.toHaveProperty("isAdmin");
  });

  it("sets one value in a copy and leaves the document alone", () => {
    const before = structuredClone(document);
    const next = withValueAt(document, "lines.1.itemCode", "KR-1");
    expect(next?.lines[1]?.itemCode).toBe("KR-1");
    expect(document).toEqual(before);
    expect(next).not.toBe(document);
  });
});

describe("The changes between two documents", () => {
  const text = fc.constantFrom("", "A", "B", "10.00");
  const lineOf = fc.record({ id: fc.constant("1"), sku: fc.option(text), quantity: text, deep: fc.record({ x: fc.option(text), list: fc.array(text, { minLength: 2, maxLength: 2 }) }) });
  const shaped = fc.record({ number: text, isPaid: fc.boolean(), customer: fc.record({ code: fc.option(text), name: text }), lines: fc.array(lineOf, { minLength: 3, maxLength: 3 }) });

  it("make the one out of the other, taken one by one", () => {
    fc.assert(
      fc.property(shaped, shaped, (old, next) => {
        let made: typeof old | null = structuredClone(old);
        for (const change of changesBetween(old, next)) {
          expect(valueAt(old, change.path) ?? null).toEqual(change.old);
          made = made && withValueAt(made, change.path, change.new);
        }
        expect(made).toEqual(next);
      }),
    );
  });

  it("are none between equals, and as many one way as the other", () => {
    fc.assert(
      fc.property(shaped, shaped, (a, b) => {
        expect(changesBetween(a, structuredClone(a))).toEqual([]);
        expect(changesBetween(b, a)).toEqual(changesBetween(a, b).map((change) => ({ path: change.path, old: change.new, new: change.old })));
      }),
    );
  });

  it("name the field, the old and the new value", () => {
    const next = aDocument({ lines: [aLine({ quantity: "3", amount: "30.00" }), aLine({ id: "2", sku: null })], customer: { ...document.customer, code: null } });
    expect(changesBetween(document, next)).toEqual([
      { path: "lines.0.quantity", old: "2", new: "3" },
      { path: "lines.0.amount", old: "20.00", new: "30.00" },
      { path: "customer.code", old: "300-A001", new: null },
    ]);
  });

  it("say of a line more or less the whole line", () => {
    const longer = aDocument({ lines: [...document.lines, aLine({ id: "3" })] });
    expect(changesBetween(document, longer)).toEqual([{ path: "lines.2", old: null, new: longer.lines[2] }]);
    expect(changesBetween(longer, document)).toEqual([{ path: "lines.2", old: longer.lines[2], new: null }]);
  });

  it("match lines by their id, so that one that is gone does not make others of those after it", () => {
    const [mugs, basket, post] = [aLine(), aLine({ id: "2", description: "Basket" }), aLine({ id: "3", description: "Post", quantity: "1" })];
    const whole = aDocument({ lines: [mugs, basket, post] });
    const part = aDocument({ lines: [{ ...mugs, quantity: "1" }, post] });
    expect(changesBetween(whole, part)).toEqual([
      { path: "lines.0.quantity", old: "2", new: "1" },
      { path: "lines.1", old: whole.lines[1], new: null },
    ]);
    expect(changesBetween(part, whole)).toEqual([
      { path: "lines.0.quantity", old: "1", new: "2" },
      { path: "lines.1", old: null, new: whole.lines[1] },
    ]);
    const changedToo = aDocument({ lines: [mugs, { ...post, quantity: "4" }] });
    expect(changesBetween(whole, changedToo)).toEqual([
      { path: "lines.1.quantity", old: "1", new: "4" },
      { path: "lines.1", old: whole.lines[1], new: null },
    ]);
  });

  it("match by position where ids do not tell the lines apart", () => {
    const twice = aDocument({ lines: [aLine({ quantity: "1" }), aLine({ quantity: "2" })] });
    const other = aDocument({ lines: [aLine({ quantity: "1" }), aLine({ quantity: "5" })] });
    expect(changesBetween(twice, other)).toEqual([{ path: "lines.1.quantity", old: "2", new: "5" }]);
  });

  it("do not tell of a field that one of them has not and the other has empty", () => {
    expect(changesBetween({ number: "1" }, { number: "1", note: null })).toEqual([]);
    expect(changesBetween({ number: "1", note: undefined }, { number: "1", note: null })).toEqual([]);
  });

  it("do not mistake what every object inherits for an old value", () => {
    expect(changesBetween({}, { constructor: "x" })).toEqual([{ path: "constructor", old: null, new: "x" }]);
    expect(changesBetween([], { 0: "x" })).toEqual([{ path: "", old: [], new: { 0: "x" } }]);
  });
});

describe("Whether a change moves money", () => {
  it.each([
    "currency", "currencyRate", "taxInclusive", "rounding", "tax", "total", "currentTotal", "date", "customer.code", "customer.tin", "customer.registerNo", "customer.email", "customer.sourceId", "customer", "deliveryDecision",
    "lines", "lines.0", "lines.12", "lines.0.kind", "lines.0.quantity", "lines.0.unitPrice", "lines.0.discount", "lines.0.amount", "lines.0.tax", "lines.0.taxRate", "lines.0.taxCode", "lines.4999.amount",
  ])("%s does", (path) => {
    expect(bearsValue({ path })).toBe(true);
  });

  it.each([
    "number", "reference", "description", "note", "customer.name", "customer.phone", "customer.address",
    "lines.0.itemCode", "lines.0.sku", "lines.0.description", "lines.0.uom", "totals", "xtotal", "lines.0.amountX", "lines.x.amount", "refunds.0.id",
  ])("%s does not", (path) => {
    expect(bearsValue({ path })).toBe(false);
  });
});
