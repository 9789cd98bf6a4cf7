import { expect, test } from "vitest";
import { kinds } from "#lib/canonical/kinds.ts";
import { numberPrefix } from "./number-prefix.ts";

test("every kind has a prefix of its own, that of invoices is the book's", () => {
  const prefixes = kinds.map((kind) => numberPrefix(kind, {}, "HP-IV-"));
  expect(new Set(prefixes).size).toBe(kinds.length);
  expect(numberPrefix("invoice", {}, "KR-")).toBe("KR-");
  expect(numberPrefix("credit_note", {}, "KR-")).toBe("HP-CN-");
});

test("a source's prefix takes the place of any", () => {
  expect(numberPrefix("invoice", { invoice: "SHOP-" }, "KR-")).toBe("SHOP-");
  expect(numberPrefix("stock_transfer", { invoice: "SHOP-" }, "KR-")).toBe("HP-ST-");
});
