import { describe, expect, it } from "vitest";
import { testChannel } from "../test-channel.ts";
import { nativeChannel } from "./adapter.ts";

const noBody = new Uint8Array();

testChannel(nativeChannel, {
  signature: { none: "Integrators prove themselves by their source token at the intake call." },
  order: {
    topic: null,
    body: {
      records: [
        {
          externalId: "SO-1",
          kind: "invoice",
          document: {
            number: "SO-1",
            date: "2026-04-01",
            currency: "MYR",
            customer: { name: "Aminah", sourceId: "7" },
            lines: [{ id: "1", sku: "A", quantity: "2", unitPrice: "10.00", discount: "1.00", amount: "19.00", tax: "1.52", taxRate: "8" }],
            tax: "1.52",
            total: "20.52",
          },
        },
      ],
    },
  },
  total: ["records", 0, "document", "total"],
  topics: [],
});

describe("the native adapter", () => {
  it("takes the sender's idempotency key for the delivery's, and knows no topics", () => {
    expect(nativeChannel.deliveryKey({ "idempotency-key": " 4f1c " }, noBody)).toBe("4f1c");
    expect(nativeChannel.deliveryKey({}, noBody)).toBeNull();
    expect(nativeChannel.topic({ topic: "orders" }, noBody)).toBeNull();
  });
});
