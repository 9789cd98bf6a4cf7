import { aCreditNote } from "#lib/canonical/document-builder.ts";
import { recordStates, stateLabels, type RecordState } from "#lib/canonical/states.ts";
import { returnWithoutInvoice } from "./return-without-invoice.ts";
import { anOriginal, testRule } from "./test-rule.ts";
import type { Case, Expected } from "./test-rule.ts";

type Lost = ReturnType<typeof returnWithoutInvoice.check>[number];

const unknown = { originals: new Map() };
const about = (state: RecordState) => ({ facts: { originals: new Map([["record-2", anOriginal({ state })]]) } });
const correct = { do: "edit-field" as const, path: "references.0.number", label: "Correct the order number" };
const fields = ["references.0.number"];

const nothingToCredit: readonly RecordState[] = ["rejected", "duplicate", "superseded", "cancelled", "reversed"];
const neverOwed = nothingToCredit.map((state): [string, [Case<"credit_note">, Expected<Lost>]] => [
  `a sale that is ${state}`,
  [about(state), { message: `There is nothing to credit: #1001 is ${stateLabels[state].toLowerCase()}.`, fields, fixes: [{ do: "reject", reason: "The sale is not in the books" }] }],
]);
const inTheBooks = recordStates.filter((state) => !nothingToCredit.includes(state)).map((state): [string, Case<"credit_note">] => [`a sale that is ${state}: it is waited for`, about(state)]);

testRule(returnWithoutInvoice, {
  passes: { "a return of a posted sale": aCreditNote(), ...Object.fromEntries(inTheBooks) },
  holds: {
    "a sale that is not known here, by its number": [
      { facts: unknown },
      { message: "The sale #1001 is not known here.", about: "#1001", state: null, fields, fixes: [correct, { do: "reject", reason: "The sale is not known" }] },
    ],
    "a sale that is named by its id alone": [
      { document: aCreditNote({ references: [{ externalId: "5001" }] }), facts: unknown },
      { message: "The sale 5001 is not known here.", about: "5001", fields, fixes: [correct, { do: "reject" }] },
    ],
    "a credit note that is about nothing": [
      { document: aCreditNote({ references: [] }), facts: unknown },
      { message: "The credit note does not say which sale it is about.", about: null, fields: [], fixes: [{ do: "reject", reason: "The sale is not known" }] },
    ],
    ...Object.fromEntries(neverOwed),
  },
});
