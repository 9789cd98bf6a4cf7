import { describe, expect, test } from "vitest";
import { getList } from "./lists.ts";
import { mergeOwn, ownAfterEdit, type OwnValue } from "./own-values.ts";

const said = { origin: "hand", by: "Aida", at: "2026-11-29T00:00:00.000Z" } as const;
const own = (value: string | null, ledger: string | null): OwnValue => ({ ...said, value, ledger });
const items = getList("items");
const row = { code: "TEA", name: "Tea", price: "9.5000", isActive: true, barcode: null };

describe("A value that is entered here", () => {
  test("remembers what AutoCount had, through a second edit, and is ours no more once it says the same", () => {
    const once = ownAfterEdit({}, { old: { price: "9.5" }, next: { price: "12" }, fields: ["price"] }, said);
    expect(once).toEqual({ price: own("12", "9.5") });
    const twice = ownAfterEdit(once, { old: { price: "12" }, next: { price: "13" }, fields: ["price"] }, said);
    expect(twice).toEqual({ price: own("13", "9.5") });
    expect(ownAfterEdit(twice, { old: { price: "13" }, next: { price: "9.5" }, fields: ["price"] }, said)).toEqual({});
  });

  test("stands through a reading as long as AutoCount has what it had", () => {
    const held = { price: own("12", "9.5"), isActive: own("no", "yes"), barcode: own("955", null) };
    expect(mergeOwn(items, row, held)).toEqual({ row: { ...row, price: "12", isActive: false, barcode: "955" }, own: held, overtaken: [] });
  });

  test("gives way to AutoCount's own change, which is told", () => {
    expect(mergeOwn(items, { ...row, price: "11.00" }, { price: own("12", "9.5") })).toEqual({ row: { ...row, price: "11.00" }, own: {}, overtaken: [{ field: "price", own: "12", ledger: "11" }] });
  });

  test("ends without a word where AutoCount says the same by now", () => {
    expect(mergeOwn(items, { ...row, price: "12.00" }, { price: own("12", "9.5") })).toEqual({ row: { ...row, price: "12.00" }, own: {}, overtaken: [] });
  });

  test("stands where the reading does not carry the field", () => {
    const held = { classification: own("022", null) };
    expect(mergeOwn(items, row, held)).toEqual({ row, own: held, overtaken: [] });
  });
});
