import { describe, expect, test } from "vitest";
import { flowSentence, flowWarnings, whyNotOffered } from "./flow-words.ts";

const shop = { id: "shopify", title: "Shopify" } as const;
const cloud = { name: "AutoCount Cloud", takes: ["invoice", "credit_note"] } as const;

test("a flow is said in one sentence", () => {
  expect(flowSentence({ kind: "invoice", trigger: "payment" })).toBe("An order waits until it is paid, then becomes an invoice.");
  expect(flowSentence({ kind: "sales_order", trigger: "order_confirmation" })).toBe("An order becomes a sales order as soon as it arrives.");
});

describe("what stands against a flow", () => {
  test("is nothing where AutoCount takes the kind and the channel tells of the trigger", () => {
    expect(flowWarnings({ kind: "invoice", trigger: "delivery" }, shop, cloud)).toEqual([]);
  });

  test("is that AutoCount does not take the kind", () => {
    expect(flowWarnings({ kind: "sales_order", trigger: "order_confirmation" }, shop, cloud)).toEqual([expect.stringMatching(/takes no sales orders: an order is booked as its invoice/)]);
    expect(flowWarnings({ kind: "delivery_order", trigger: "delivery" }, shop, cloud)).toEqual([expect.stringMatching(/takes no delivery orders: each will be held/)]);
  });

  test("is that the channel never tells of the trigger, unless the sender writes Holdpoint's own JSON", () => {
    expect(flowWarnings({ kind: "invoice", trigger: "picking" }, shop, cloud)).toEqual(["Shopify does not tell of picking: every order waits until somebody releases it by hand."]);
    expect(flowWarnings({ kind: "invoice", trigger: "picking" }, { id: "shopee", title: "Shopee" }, cloud)).toEqual([]);
    expect(flowWarnings({ kind: "invoice", trigger: "payment" }, { id: "odoo", title: "Odoo" }, cloud)).toHaveLength(1);
    expect(flowWarnings({ kind: "invoice", trigger: "picking" }, { id: "native", title: "Holdpoint API" }, cloud)).toEqual([]);
  });

  test("is that there is no connection yet", () => {
    expect(flowWarnings({ kind: "invoice", trigger: "payment" }, shop, null)).toHaveLength(1);
  });
});

test("a kind is offered where the connection takes it, or where none is set", () => {
  expect(whyNotOffered("invoice", cloud)).toBeNull();
  expect(whyNotOffered("delivery_order", cloud)).toBe("AutoCount Cloud takes none");
  expect(whyNotOffered("delivery_order", null)).toBeNull();
});
