import { expect, test } from "vitest";
import { flowWarnings } from "#lib/sources/flow-warnings.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { flowSentence, flowWarningText, whyNotOffered } from "./flow-words.ts";

const cloud = { name: "AutoCount Cloud", takes: ["invoice", "credit_note"] } as const;

test("a flow is said in one sentence", () => {
  expect(flowSentence(t, { kind: "invoice", trigger: "payment" })).toBe("An order waits until it is paid, then becomes an invoice.");
  expect(flowSentence(t, { kind: "sales_order", trigger: "order_confirmation" })).toBe("An order becomes a sales order as soon as it arrives.");
});

test("what stands against it is said with the names of the connection and the channel", () => {
  const said = flowWarnings({ kind: "sales_order", trigger: "picking" }, { id: "shopify", title: "Shopify" }, cloud).map((warning) => flowWarningText(t, warning));
  expect(said).toEqual([
    "AutoCount Cloud takes no sales orders: an order is booked as its invoice, and waits until it is billed. Choose invoice to decide when that is.",
    "Shopify does not tell of picking: every order waits until somebody releases it by hand.",
  ]);
});

test("a kind is offered where the connection takes it, or where none is set", () => {
  expect(whyNotOffered(t, "invoice", cloud)).toBeNull();
  expect(whyNotOffered(t, "delivery_order", cloud)).toBe("AutoCount Cloud takes none");
  expect(whyNotOffered(t, "delivery_order", null)).toBeNull();
});
