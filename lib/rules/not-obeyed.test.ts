import { aDocument } from "#lib/canonical/document-builder.ts";
import { undecidedOwnership, type Ownership } from "#lib/ownership/ownership.ts";
import { notObeyed } from "./not-obeyed.ts";
import { testRule } from "./test-rule.ts";

const since = "2026-01-01T00:00:00.000Z";
const gateway: Ownership = { ...undecidedOwnership, owners: { ...undecidedOwnership.owners, "payment-status": { system: "source", sourceId: "gateway", name: "The gateway", since } } };
const unheeded = new Map([["record-2", [{ data: "payment-status" as const, subject: "1001", field: "isPaid", says: "paid" }]]]);

testRule(notObeyed, {
  passes: {
    "an order whose source says nothing of it": aDocument(),
    "the message of another record": { document: aDocument(), facts: { ownership: gateway, unheeded: new Map([["record-1", unheeded.get("record-2") ?? []]]) } },
  },
  holds: {
    "paid, says the shop, and the gateway owns that": [
      { document: aDocument(), facts: { ownership: gateway, unheeded } },
      { message: "The source says that it is paid. The gateway owns the payment status, so nothing follows from it.", data: "payment-status", says: "paid", value: "paid", other: { name: "The gateway", value: "not paid" }, owner: "The gateway", since, fields: ["isPaid"], fixes: [] },
    ],
  },
});
