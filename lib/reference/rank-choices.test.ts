import { expect, it } from "vitest";
import { nothingWanted, rankLocations, rankTaxCodes, rankUnits, type ChoiceQuestion, type LocationCandidate, type TaxCodeCandidate, type UomCandidate, type Use } from "./rank-choices.ts";
import { usedFor } from "./used-for.ts";

const wanted = (asked: Partial<ChoiceQuestion> = {}): ChoiceQuestion => ({ ...nothingWanted, side: "customer", ...asked });
const use = (by: Use["by"], at: string): Use => ({ by, at: `${at}T02:00:00.000Z`, number: "#1" });
const unit = (code: string, more: Partial<UomCandidate> = {}): UomCandidate => ({ code, rate: "1", unit: "PCS", price: null, stock: null, isBase: false, uses: [], ...more });
const place = (code: string, more: Partial<LocationCandidate> = {}): LocationCandidate => ({ code, name: code, isActive: true, stock: null, needed: null, unit: "PCS", taught: 0, uses: [], ...more });
const tax = (code: string, rate: string | null, more: Partial<TaxCodeCandidate> = {}): TaxCodeCandidate => ({ code, name: code, rate, side: "sales", kind: null, isActive: true, isItems: false, uses: [], ...more });
const codes = (rows: { code: string }[]) => rows.map(({ code }) => code);
const why = (row: { reasons: readonly { why: string }[] } | undefined) => row?.reasons.map((reason) => reason.why);

it("offers the item's own unit first where nothing speaks for another, then the smaller ones", () => {
  expect(codes(rankUnits([unit("CTN", { rate: "12" }), unit("BOX", { rate: "6" }), unit("PCS", { isBase: true })], wanted()))).toEqual(["PCS", "BOX", "CTN"]);
});

it("offers the unit that this customer took last before one that it took earlier, and says so of the last alone", () => {
  const rows = rankUnits([unit("PCS", { isBase: true, uses: [use("customer", "2026-01-02")] }), unit("CTN", { rate: "12", uses: [use("customer", "2026-02-03"), use("item", "2026-02-03")] })], wanted());
  expect(codes(rows)).toEqual(["CTN", "PCS"]);
  expect(rows.map((row) => row.reasons)).toEqual([[{ why: "used-last", by: "customer" }], []]);
});

it("offers the unit that costs what the line says before the one that was used last for somebody else", () => {
  const rows = rankUnits([unit("PCS", { isBase: true, price: "19.9", uses: [use("item", "2026-02-03")] }), unit("CTN", { rate: "12", price: "210" })], wanted({ price: "210.00", uom: "CARTON" }));
  expect(codes(rows)).toEqual(["CTN", "PCS"]);
  expect(why(rows[0])).toEqual(["same-price"]);
});

it("knows a unit that is written in another way", () => {
  expect(why(rankUnits([unit("PCS", { isBase: true })], wanted({ uom: "pcs." }))[0])).toEqual(["same-unit"]);
});

it("what is typed outweighs what speaks for a code", () => {
  expect(codes(rankUnits([unit("CTN", { rate: "12", uses: [use("customer", "2026-02-03")] }), unit("CT", { rate: "2" })], wanted(), "ct"))[0]).toBe("CT");
  expect(codes(rankTaxCodes([tax("SV-8", "8", { isItems: true }), tax("SV-6", "6")], wanted(), "6"))[0]).toBe("SV-6");
});

it("offers the location that has enough before those of which nothing is known, and these before one that has too little", () => {
  const rows = rankLocations([place("A", { stock: "2", needed: "3" }), place("B"), place("C", { stock: "3", needed: "3" })], wanted());
  expect(codes(rows)).toEqual(["C", "B", "A"]);
  expect(rows.map(why)).toEqual([["enough-stock"], [], []]);
});

it("offers what others mean by the same word, then where this source was served from; a closed place last", () => {
  const rows = rankLocations([place("A", { isActive: false, taught: 2 }), place("B", { uses: [use("source", "2026-02-03")] }), place("C", { taught: 1 }), place("PG", { name: "Branch Penang" })], wanted({ location: "Penang" }));
  expect(codes(rows)).toEqual(["C", "B", "PG", "A"]);
  expect(rows.slice(0, 3).map(why)).toEqual([["chosen-before"], ["used-last"], ["similar-name"]]);
});

it("offers the tax code of the rate that was charged before the item's own of another rate, and one of the other side after both", () => {
  const charged = { amount: "100.00", tax: "8.00", taxRate: "8", isInclusive: false };
  const rows = rankTaxCodes([tax("TX-8", "8", { side: "purchase" }), tax("S-10", "10", { isItems: true }), tax("SV-8", "8")], wanted({ taxed: charged }));
  expect(codes(rows)).toEqual(["SV-8", "S-10", "TX-8"]);
  expect(rows.map(why)).toEqual([["same-rate"], ["items-own"], ["same-rate"]]);
});

it("works the rate out from the tax where the source says none, on top of the amount or inside it", () => {
  const of = (amount: string, isInclusive: boolean) => rankTaxCodes([tax("S-10", "10"), tax("SV-8", "8")], wanted({ taxed: { amount, tax: "15.12", taxRate: null, isInclusive } })).map(why);
  expect(of("189.00", false)).toEqual([["same-tax"], []]);
  expect(of("204.12", true)).toEqual([["same-tax"], []]);
  expect(rankTaxCodes([tax("SV-8", "8")], wanted({ taxed: { amount: "10.00", tax: "0.00", taxRate: null, isInclusive: false } })).map(why)).toEqual([[]]);
});

it("offers no tax that has ended before one that has not", () => {
  expect(codes(rankTaxCodes([tax("SR", "6", { kind: "ended", isItems: true }), tax("SV-6", "6")], wanted()))).toEqual(["SV-6", "SR"]);
});

it("asks for uses by the nearest first, and for none of what is not known", () => {
  const all = { sourceId: "s", side: "customer", partyCode: "300-A001", itemCode: "TEA" } as const;
  expect([...usedFor("uom", all).values()]).toEqual(["customer", "source", "item"]);
  expect([...usedFor("uom", all).keys()]).toEqual(["item\tTEA\tcustomer\t300-A001", "item\tTEA\tsource\ts", "item\tTEA\tcustomer"]);
  expect([...usedFor("location", all).keys()]).toEqual(["customer\t300-A001", "source\ts"]);
  expect([...usedFor("tax-code", { ...all, side: "supplier" }).values()]).toEqual(["supplier", "item"]);
  expect(usedFor("uom", { sourceId: null, side: "stock", partyCode: null, itemCode: null }).size).toBe(0);
});
