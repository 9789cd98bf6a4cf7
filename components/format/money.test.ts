import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { formatAmount, formatCapped, formatMoney, formatQuantity, formatShare } from "./money.ts";

it("groups thousands and shows at least two places", () => {
  expect(formatAmount("1234567.5")).toBe("1,234,567.50");
  expect(formatAmount("0")).toBe("0.00");
  expect(formatAmount("1000")).toBe("1,000.00");
});

it("keeps every digit of amounts that a JavaScript number would round", () => {
  expect(formatAmount("123456789012345.123456789")).toBe("123,456,789,012,345.123456789");
  expect(formatAmount("0.0175")).toBe("0.0175");
});

it("drops the padding zeros of the database's scale", () => {
  expect(formatAmount("18.9000")).toBe("18.90");
  expect(formatQuantity("3.00000000")).toBe("3");
  expect(formatQuantity("0.25000000")).toBe("0.25");
});

it("writes negative amounts with a minus sign, and never a negative zero", () => {
  expect(formatAmount("-12.5")).toBe("−12.50");
  expect(formatAmount("-0.00")).toBe("0.00");
  expect(formatMoney("-12.5", "MYR")).toBe("−RM 12.50");
});

it("shows a currency without a sign of its own by its code", () => {
  expect(formatMoney("5", "MYR")).toBe("RM 5.00");
  expect(formatMoney("5", "IDR")).toBe("IDR 5.00");
});

it("never rounds a share to all or nothing", () => {
  expect(formatShare(9999, 10_000)).toBe("99.9 %");
  expect(formatShare(1, 10_000)).toBe("0.1 %");
  expect(formatShare(10, 10)).toBe("100 %");
  expect(formatShare(0, 10)).toBe("0 %");
  expect(formatShare(0, 0)).toBe("–");
});

it("says when a count stopped at its cap", () => {
  expect(formatCapped(t, { value: 10_000, isCapped: true })).toBe("10,000+");
  expect(formatCapped(t, { value: 12, isCapped: false })).toBe("12");
});
