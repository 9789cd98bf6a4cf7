import { aCreditNote, aDelivery } from "#lib/canonical/document-builder.ts";
import { outOfOrder } from "./out-of-order.ts";
import { anOriginal, testRule } from "./test-rule.ts";

const soldOn = (date: string) => ({ originals: new Map([["record-2", anOriginal({ date })]]) });
const fixes = [{ do: "set-field" as const, path: "date", value: "2026-03-03" }, { do: "edit-field" as const, path: "date" }];

testRule(outOfOrder, {
  passes: {
    "a return on the day of the sale": { kind: "credit_note", document: aCreditNote() },
    "a return a day later": { kind: "credit_note", document: aCreditNote(), facts: soldOn("2026-03-01") },
    "a return of a sale that is not here, which another rule holds": { kind: "credit_note", document: aCreditNote(), facts: { originals: new Map() } },
  },
  holds: {
    "a return before the sale": [
      { kind: "credit_note", document: aCreditNote(), facts: soldOn("2026-03-03") },
      { message: "It is dated 2026-03-02, but #1001, which it is about, is of 2026-03-03.", since: "2026-03-03", fields: ["date"], fixes },
    ],
    "a delivery before the order": [
      { kind: "delivery_order", document: aDelivery(), facts: soldOn("2026-03-03") },
      { message: "It is dated 2026-03-02, but #1001, which it is about, is of 2026-03-03.", fields: ["date"], fixes },
    ],
  },
});
