import { aDelivery, aPayment } from "#lib/canonical/document-builder.ts";
import { cancelledAfterPosting } from "./cancelled-after-posting.ts";
import { anOriginal, testRule } from "./test-rule.ts";

const cancelled = { originals: new Map([["record-2", anOriginal({ isCancelledSince: true })]]) };
const held = { message: "The source has cancelled #1001 after it was posted as I-1001, and nobody has decided on that yet.", about: "#1001", docNo: "I-1001", fields: ["number"], fixes: [{ do: "reject" as const }] };

testRule(cancelledAfterPosting, {
  passes: {
    "a payment of a posted sale": { kind: "payment", document: aPayment() },
    "a payment of nothing that is here": { kind: "payment", document: aPayment(), facts: { originals: new Map() } },
  },
  holds: {
    "a payment of a sale that was cancelled since": [{ kind: "payment", document: aPayment(), facts: cancelled }, held],
    "a delivery of one": [{ kind: "delivery_order", document: aDelivery(), facts: cancelled }, held],
  },
});
