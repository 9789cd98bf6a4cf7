import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roles } from "#lib/auth/permissions.ts";
import { aCarrier, aDocument, aPayment, aPurchaseOrder } from "#lib/canonical/document-builder.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import { catchAll, stepsFor, type PolicyRow } from "./policy.ts";

const one: PolicyRow = { kind: null, minTotal: null, steps: ["finance"] };
const two: PolicyRow = { kind: null, minTotal: "5000.00", steps: ["finance", "manager"] };
const three: PolicyRow = { kind: null, minTotal: "50000.00", steps: ["finance", "finance", "manager"] };
const orders: PolicyRow = { kind: "sales_order", minTotal: null, steps: ["manager"] };
const largeOrders: PolicyRow = { kind: "sales_order", minTotal: "5000.00", steps: ["manager", "finance"] };
const rows = [one, two, three, orders, largeOrders];

const invoice = (total: string, rate: string | null = null) => ({ kind: "invoice" as const, document: aDocument({ total, currencyRate: rate }) });
const order = (total: string) => ({ kind: "sales_order" as const, document: aDocument({ total }) });

describe("Who must approve", () => {
  it.each([
    ["0.00", one], ["4999.99", one], ["5000.00", two], ["5000", two], ["49999.9999", two], ["50000.00", three], ["999999999.00", three], ["-20.00", one],
  ])("an invoice over RM %s", (total, row) => {
    expect(stepsFor(invoice(total), rows)).toEqual(row.steps);
  });

  it("is said by the row of its kind before the one of all kinds, at the same amount", () => {
    expect(stepsFor(order("10.00"), rows)).toEqual(orders.steps);
    expect(stepsFor(order("5000.00"), rows)).toEqual(largeOrders.steps);
  });

  it("is said by the higher amount before the kind", () => {
    expect(stepsFor(order("60000.00"), rows)).toEqual(three.steps);
  });

  it("is not said by the row of another kind", () => {
    expect(stepsFor(invoice("10.00"), [orders])).toBe(catchAll);
  });

  it.each([
    ["1515.15", "3.30", one], ["1515.16", "3.30", two], ["15000000.00", "0.00027", one], ["5000.00", "0.2", one], ["1200.00", "4.2", two],
  ])("goes by what %s at %s is worth in the company's currency", (total, rate, row) => {
    expect(stepsFor(invoice(total, rate), rows)).toEqual(row.steps);
  });

  it("compares amounts as numbers, not as text or floats", () => {
    expect(stepsFor(invoice("10000.00"), rows)).toEqual(two.steps);
    expect(stepsFor(invoice("0.30"), [one, { ...two, minTotal: "0.3" }])).toEqual(two.steps);
    expect(stepsFor(invoice("900719925474099.3"), [one, { ...two, minTotal: "900719925474099.4" }])).toEqual(one.steps);
  });

  it("goes by the amount of a purchase or a payment too", () => {
    expect(stepsFor({ kind: "purchase_order", document: aPurchaseOrder({ total: "5000.00" }) }, rows)).toEqual(two.steps);
    expect(stepsFor({ kind: "payment", document: aPayment({ amount: "60000.00" }) }, rows)).toEqual(three.steps);
  });

  it("is said by the row without an amount for what has none: a stock move, a new customer", () => {
    const transfers: PolicyRow = { kind: "stock_transfer", minTotal: null, steps: ["manager"] };
    expect(stepsFor(aCarrier("stock_transfer"), rows)).toEqual(one.steps);
    expect(stepsFor(aCarrier("stock_transfer"), [...rows, transfers])).toEqual(transfers.steps);
    expect(stepsFor(aCarrier("customer"), rows)).toEqual(one.steps);
  });

  it("is somebody of finance where no row fits, or a row asks for nobody", () => {
    expect(stepsFor(invoice("10.00"), [])).toEqual(["finance"]);
    expect(stepsFor(invoice("10.00"), [{ ...one, steps: [] }])).toEqual(["finance"]);
    expect(stepsFor(invoice("10.00"), [two])).toEqual(["finance"]);
  });
});

describe("Whatever the policy", () => {
  const row = fc.record({
    kind: fc.constantFrom(null, ...kinds),
    minTotal: fc.option(fc.integer({ min: 0, max: 2000 }).map((sen) => (sen / 100).toFixed(2))),
    steps: fc.array(fc.constantFrom(...roles), { maxLength: 3 }),
  });
  const worth = fc.record({
    total: fc.integer({ min: -500, max: 2500 }).map((sen) => (sen / 100).toFixed(2)),
    currencyRate: fc.constantFrom(null, "1", "0.5", "3.3"),
  });
  const document = fc.oneof(
    worth.map((over) => ({ kind: "invoice" as const, document: aDocument(over) })),
    worth.map((over) => ({ kind: "sales_order" as const, document: aDocument(over) })),
    fc.constantFrom(...kinds).map((kind) => aCarrier(kind)),
  );

  it("somebody approves: nothing is booked without anybody", () => {
    fc.assert(fc.property(document, fc.array(row), (asked, policy) => void expect(stepsFor(asked, policy).length).toBeGreaterThan(0)));
  });

  it("the order of its rows does not matter where no two are for the same", () => {
    const distinct = fc.uniqueArray(row, { selector: ({ kind, minTotal }) => `${kind} ${minTotal}` });
    fc.assert(fc.property(document, distinct, (asked, policy) => void expect(stepsFor(asked, policy.toReversed())).toEqual(stepsFor(asked, policy))));
  });

  it("a higher total never falls under a row of a lower amount", () => {
    const ladder = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1 }).map((amounts) =>
      amounts.map((amount): PolicyRow => ({ kind: null, minTotal: String(amount), steps: Array.from({ length: amount }, () => "finance" as const) })),
    );
    fc.assert(
      fc.property(ladder, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (policy, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(stepsFor(invoice(String(high)), policy).length).toBeGreaterThanOrEqual(stepsFor(invoice(String(low)), policy).length);
      }),
    );
  });
});
