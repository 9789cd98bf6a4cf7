import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, sum } from "#lib/canonical/money.ts";
import { planTransfers, type TransferSource } from "./plan-transfers.ts";

const uomOf = (code: string) => ({ TEA: "PCS", MILK: "BOX" })[code] ?? null;
const line = (itemCode: string | null, quantity: string, over: object = {}) => ({ id: "1", kind: "item" as const, itemCode, uom: null, quantity, ...over });
const source = (docNo: string, ...lines: [itemCode: string, open: string, uom?: string][]): TransferSource => ({
  recordId: `record-${docNo}`, kind: "sales_order", docNo, lines: lines.map(([itemCode, open, uom = "PCS"]) => ({ itemCode, open, uom })),
});
const plan = (lines: Parameters<typeof planTransfers>[0]["lines"], sources: TransferSource[], kind: "delivery_order" | "invoice" = "delivery_order") => planTransfers({ kind, lines, uomOf }, sources);
const taken = ({ transfers }: ReturnType<typeof plan>) => transfers.map(({ docNo, itemCode, uom, quantity }) => [docNo, itemCode, uom, quantity]);

describe("what a document takes over", () => {
  it("is a part of what is open, in the unit of the item where the line names none", () => {
    expect(taken(plan([line("TEA", "3")], [source("SO-1", ["TEA", "10"])]))).toEqual([["SO-1", "TEA", "PCS", "3"]]);
  });

  it("comes from the oldest source first, and from the next what is missing", () => {
    expect(taken(plan([line("TEA", "5")], [source("SO-1", ["TEA", "2"]), source("SO-2", ["TEA", "9"])]))).toEqual([["SO-1", "TEA", "PCS", "2"], ["SO-2", "TEA", "PCS", "3"]]);
  });

  it("counts what an earlier line of the same document has taken", () => {
    const { transfers, problems } = plan([line("TEA", "3"), line("tea", "2", { id: "2", uom: "pcs" })], [source("SO-1", ["TEA", "4"])]);
    expect(transfers).toHaveLength(1);
    expect(problems).toEqual(["Line 2: 2 pcs of tea, but SO-1 has only 1 open."]);
  });

  it("is nothing of charges, and nothing where there is no source", () => {
    expect(plan([line(null, "1", { kind: "shipping" })], [source("SO-1", ["TEA", "4"])])).toEqual({ transfers: [], problems: [] });
    expect(plan([line("TEA", "1")], [], "invoice")).toEqual({ transfers: [], problems: [] });
  });

  it("leaves an invoice's goods that were never delivered as they are, and asks about a delivery's that were never ordered", () => {
    expect(plan([line("MILK", "1")], [source("DO-1", ["TEA", "4"])], "invoice")).toEqual({ transfers: [], problems: [] });
    expect(plan([line("MILK", "1")], [source("SO-1", ["TEA", "4"])]).problems).toEqual(["Line 1: MILK is not on SO-1."]);
  });

  it.each([
    ["more than is open", [line("TEA", "5")], source("SO-1", ["TEA", "4"]), "Line 1: 5 PCS of TEA, but SO-1 has only 4 open."],
    ["what is used up", [line("TEA", "1")], source("SO-1", ["TEA", "0"]), "Line 1: 1 PCS of TEA, but SO-1 has none open."],
    ["another unit", [line("TEA", "1", { uom: "BOX" })], source("SO-1", ["TEA", "4"]), "Line 1: 1 BOX of TEA, but SO-1 has none open."],
    ["a unit that nobody knows", [line("SALT", "1")], source("SO-1", ["SALT", "4"]), "Line 1: the unit of SALT is not known. Refresh the items from AutoCount."],
    ["two lines of one item and unit", [line("TEA", "1")], source("SO-1", ["TEA", "4"], ["tea", "2", "pcs"]), "Line 1: SO-1 has 2 lines of TEA in PCS, and AutoCount cannot be told which one is meant. Transfer it in AutoCount by hand."],
  ])("is not guessed: %s", (_what, lines, from, problem) => {
    expect(plan(lines, [from])).toEqual({ transfers: [], problems: [problem] });
  });

  it("is two lines of one item where their units differ", () => {
    expect(taken(plan([line("TEA", "1", { uom: "BOX" })], [source("SO-1", ["TEA", "4"], ["TEA", "2", "BOX"])]))).toEqual([["SO-1", "TEA", "BOX", "1"]]);
  });

  it("is never more than is open anywhere, and all of each line or a problem", () => {
    const quantity = fc.integer({ min: 1, max: 30 }).map((n) => (n / 4).toString());
    const open = fc.integer({ min: 0, max: 40 }).map((n) => (n / 4).toString());
    fc.assert(
      fc.property(fc.array(quantity, { maxLength: 4 }), fc.array(open, { minLength: 1, maxLength: 4 }), (wanted, opens) => {
        const lines = wanted.map((one, index) => line("TEA", one, { id: String(index) }));
        const { transfers, problems } = plan(lines, opens.map((one, index) => source(`SO-${index}`, ["TEA", one])));
        opens.forEach((one, index) => expect(sum(transfers.filter(({ docNo }) => docNo === `SO-${index}`).map((part) => part.quantity)).lessThanOrEqualTo(one)).toBe(true));
        const whole = lines.filter(({ id, quantity: all }) => sum(transfers.filter(({ lineId }) => lineId === id).map((part) => part.quantity)).equals(decimal(all)));
        expect(whole.length + problems.length).toBe(lines.length);
      }),
    );
  });
});
