import { describe, expect, it } from "vitest";
import { bookSettings } from "../book-settings.ts";
import { writeJson } from "../json.ts";
import { samples } from "../sample-invoices.ts";
import { stockAdjustmentBody, stockTransferBody } from "./stock-bodies.ts";
import { storageProblems } from "./storage-problems.ts";

const settings = bookSettings.parse({ stockLocation: "STORE" });
const bolt = { id: "1", itemCode: "BOLT-M8", quantity: "1" };

describe("The stock adjustment that is sent", () => {
  it("says each line's change with its sign, and where: the line's place, else the document's, else the book's", () => {
    const body = stockAdjustmentBody(samples.stockAdjustment(1), settings);
    expect(JSON.parse(writeJson(body))).toMatchObject({
      master: { docNo: "HP-SA-000001", ref: "HP:7f3c1e90-5b1d-4c55-9f0e-000000000001", remark1: "SA1", remark2: "Counted short" },
      details: [{ stockCode: "BOLT-M8", location: "HQ", qty: -4 }, { stockCode: "BOLT-M8", location: "SHOP", qty: 2.5 }],
      autoFillOption: { unitCost: true },
    });
    expect(stockAdjustmentBody(samples.stockAdjustment(2, { location: null, lines: [bolt] }), settings).details).toMatchObject([{ location: "STORE" }]);
  });

  it("leaves the cost to AutoCount unless every line brings its own", () => {
    const costed = samples.stockAdjustment(3, { lines: [{ ...bolt, unitCost: "0.90" }] });
    expect(JSON.parse(writeJson(stockAdjustmentBody(costed, settings)))).toMatchObject({ details: [{ unitCost: 0.9 }], autoFillOption: { unitCost: false } });
    const mixed = samples.stockAdjustment(4, { lines: [{ ...bolt, unitCost: "0.90" }, { ...bolt, id: "2" }] });
    expect(storageProblems(mixed, settings)).toMatchObject([{ field: "lines[1].unitCost" }]);
  });

  it("is not sent with a line that changes nothing or names no item", () => {
    const empty = samples.stockAdjustment(5, { lines: [{ ...bolt, quantity: "0" }, { ...bolt, id: "2", itemCode: null }] });
    expect(storageProblems(empty, settings).map((problem) => problem.field)).toEqual(["lines[0].quantity", "lines[1].itemCode"]);
  });
});

describe("The stock transfer that is sent", () => {
  it("says from where to where, and why", () => {
    expect(stockTransferBody(samples.stockTransfer(1), settings).master).toMatchObject({ fromLocation: "HQ", toLocation: "SHOP", reason: "Refill" });
  });

  it.each([
    ["to where it comes from", { toLocation: "HQ" }, ["toLocation"]],
    ["from nowhere", { fromLocation: null }, ["fromLocation"]],
    ["of less than nothing", { lines: [{ ...bolt, quantity: "-1" }] }, ["lines[0].quantity"]],
    ["with a reason that does not fit", { reason: "r".repeat(80), reference: "r".repeat(41) }, ["reference"]],
  ])("is not sent %s", (_what, over, fields) => {
    expect(storageProblems(samples.stockTransfer(2, over), settings).map((problem) => problem.field)).toEqual(fields);
  });
});
