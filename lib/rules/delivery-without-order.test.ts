import { aDelivery } from "#lib/canonical/document-builder.ts";
import { deliveryWithoutOrder } from "./delivery-without-order.ts";
import { anOriginal, testRule } from "./test-rule.ts";

const unknown = { originals: new Map() };
const correct = { do: "edit-field" as const, path: "references.0.number", label: "Correct the order number" };
const fields = ["references.0.number"];

testRule(deliveryWithoutOrder, {
  passes: {
    "a delivery of an order that is here": aDelivery(),
    "an order that is booked as its delivery: it is about nothing else": { document: aDelivery({ references: [] }), facts: unknown },
    "a delivery of an order that still waits": { facts: { originals: new Map([["record-2", anOriginal({ state: "waiting" })]]) } },
  },
  holds: {
    "an order that has not come, by its number": [
      { facts: unknown },
      { message: "The order #1001 is not known here.", about: "#1001", state: null, fields, fixes: [correct, { do: "reject", reason: "The order is not known" }] },
    ],
    "an order that is named by its id alone": [
      { document: aDelivery({ references: [{ externalId: "5001" }] }), facts: unknown },
      { message: "The order 5001 is not known here.", about: "5001", fields, fixes: [correct, { do: "reject" }] },
    ],
    "an order that was rejected": [
      { facts: { originals: new Map([["record-2", anOriginal({ state: "rejected" })]]) } },
      { message: "The order #1001 is rejected, and yet it was delivered.", state: "Rejected", fields, fixes: [correct, { do: "reject", reason: "The order was not to be delivered" }] },
    ],
  },
});
