import { expect, it } from "vitest";
import { type LineRow } from "./line-draft.ts";
import { moreThan, sumLines } from "./line-sums.ts";

const row = (values: LineRow["values"], id: string | null = "a"): LineRow => ({ key: id ?? "new", id, like: null, values });

it("adds up amounts and taxes as they are typed, on top or inside", () => {
  const rows = [row({ amount: "1,000.00", tax: "80.00", taxRate: "8" }), row({ amount: "RM 20", tax: "", taxRate: "" }, "b")];
  expect(sumLines(rows, { taxInclusive: false, rounding: "-0.02" })).toEqual({ total: "1099.98", tax: "80.00", roundings: null });
  expect(sumLines(rows, { taxInclusive: true, rounding: "0" })).toMatchObject({ total: "1020.00", tax: "80.00" });
});

it("tells both roundings where they differ", () => {
  const rows = ["a", "b", "c"].map((id) => row({ amount: "0.07", tax: "0.01", taxRate: "8" }, id));
  expect(sumLines(rows, { taxInclusive: false, rounding: "0" })?.roundings).toEqual({ byLine: "0.03", once: "0.02" });
});

it("counts no row that nothing was typed into, and says nothing while a number cannot be read", () => {
  expect(sumLines([row({ amount: "1.00", tax: "0" }), row({ amount: "", tax: "", kind: "item" }, null)], { taxInclusive: false, rounding: "0" })?.total).toBe("1.00");
  expect(sumLines([row({ amount: "one", tax: "0" })], { taxInclusive: false, rounding: "0" })).toBeNull();
  expect(sumLines([row({ amount: "1", tax: "0" })], { taxInclusive: false, rounding: "-" })).toBeNull();
});

it("tells how far a stated total is off", () => {
  expect(moreThan("10.00", "9.50")).toBe("0.50");
  expect(moreThan("9.5", "9.50")).toBeNull();
  expect(moreThan("about ten", "9.50")).toBeNull();
});
