import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumber } from "./read-number.ts";

describe("A number as people write it", () => {
  it.each([
    ["1,234.50", "1234.50"], ["RM 1,234.50", "1234.50"], ["MYR1234.5", "1234.5"], ["(12.00)", "-12.00"], ["RM (12.00)", "-12.00"], ["12.00-", "-12.00"], ["-RM 12.00", "-12.00"],
    ["12.00 CR", "-12.00"], ["12.00 DR", "12.00"], ["5%", "5"], ["1 234.50", "1234.50"], ["1'234.50", "1234.50"], ["12,34,567.00", "1234567.00"], ["１２．５０", "12.50"], ["'12", "12"], ["-0.00", "0.00"],
    ["000123", "123"], [".5", "0.5"], ["5.", "5"], ["−3", "-3"],
  ])("%s is %s", (written, value) => {
    expect(readNumber(written, ".")).toEqual({ ok: true, value });
  });

  it.each([["1.234,50", "1234.50"], ["1 234,50", "1234.50"], ["12,5", "12.5"], ["1.234", "1234"]])("with a decimal comma %s is %s", (written, value) => {
    expect(readNumber(written, ",")).toEqual({ ok: true, value });
  });

  it.each(["", "-", "N/A", "#N/A", "NULL", "  "])("in %j there is none", (written) => {
    expect(readNumber(written, ".")).toEqual({ ok: true, value: null });
  });

  it.each(["5.76672E+17", "1.234,50", "12a", "1,23", "1.2.3", "RM", "12 000 1", "1234567890123456"])("%s is refused, with the value in the sentence", (written) => {
    const read = readNumber(written, ".");
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? "" : read.error).toContain(written);
  });

  it("comes out as it went in, however it was grouped and signed", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 13n), fc.integer({ min: 0, max: 99 }), fc.boolean(), fc.constantFrom(".", ","), (whole, sen, isNegative, mark) => {
        const group = mark === "." ? "," : ".";
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, group);
        const cents = String(sen).padStart(2, "0");
        const written = `${isNegative ? "-" : ""}RM ${grouped}${mark}${cents}`;
        const isZero = whole === 0n && sen === 0;
        expect(readNumber(written, mark)).toEqual({ ok: true, value: `${isNegative && !isZero ? "-" : ""}${whole}.${cents}` });
      }),
    );
  });

  it("never throws, and what it reads is a decimal", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(".", ","), (written, mark) => {
        const read = readNumber(written, mark);
        const value = read.ok ? (read.value ?? "0") : "0";
        expect(value).toMatch(/^-?\d{1,15}(\.\d{1,12})?$/);
      }),
    );
  });
});
