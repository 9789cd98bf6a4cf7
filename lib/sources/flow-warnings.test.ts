import { describe, expect, test } from "vitest";
import { flowWarnings, isTaken } from "./flow-warnings.ts";

const shop = { id: "shopify", title: "Shopify" } as const;
const cloud = { name: "AutoCount Cloud", takes: ["invoice", "credit_note"] } as const;

describe("what stands against a flow", () => {
  test("is nothing where AutoCount takes the kind and the channel tells of the trigger", () => {
    expect(flowWarnings({ kind: "invoice", trigger: "delivery" }, shop, cloud)).toEqual([]);
  });

  test("is that AutoCount does not take the kind", () => {
    expect(flowWarnings({ kind: "sales_order", trigger: "order_confirmation" }, shop, cloud)).toEqual([{ code: "booked-as-invoice", ledger: "AutoCount Cloud", kind: "sales_order" }]);
    expect(flowWarnings({ kind: "delivery_order", trigger: "delivery" }, shop, cloud)).toEqual([{ code: "not-taken", ledger: "AutoCount Cloud", kind: "delivery_order" }]);
  });

  test("is that the channel never tells of the trigger, unless the sender writes Holdpoint's own JSON", () => {
    expect(flowWarnings({ kind: "invoice", trigger: "picking" }, shop, cloud)).toEqual([{ code: "not-told", channel: "Shopify", trigger: "picking" }]);
    expect(flowWarnings({ kind: "invoice", trigger: "picking" }, { id: "shopee", title: "Shopee" }, cloud)).toEqual([]);
    expect(flowWarnings({ kind: "invoice", trigger: "payment" }, { id: "odoo", title: "Odoo" }, cloud)).toHaveLength(1);
    expect(flowWarnings({ kind: "invoice", trigger: "picking" }, { id: "native", title: "Holdpoint API" }, cloud)).toEqual([]);
  });

  test("is that there is no connection yet", () => {
    expect(flowWarnings({ kind: "invoice", trigger: "payment" }, shop, null)).toEqual([{ code: "no-connection" }]);
  });
});

test("a kind is taken that the connection takes", () => {
  expect([isTaken("invoice", cloud), isTaken("delivery_order", cloud)]).toEqual([true, false]);
});
