import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { ledgerCannotStore } from "./ledger-cannot-store.ts";
import { testRule } from "./test-rule.ts";

const twoPlaces = "Line 2: AutoCount Cloud keeps one location per document: this line is at PG, the document at HQ.";
const decimals = "Line 1: the book keeps 2 decimals of a quantity; 2.125 would be rounded.";
const unstorable = (...facts: { path: string; message: string }[]) => ({ unstorable: new Map([["record-2", facts]]) });

testRule(ledgerCannotStore, {
  passes: {
    "what the adapter has nothing to say of": aDocument(),
    "the problem of another record": { facts: { unstorable: new Map([["record-1", [{ path: "total", message: "AutoCount would come to 19.99." }]]]) } },
  },
  holds: {
    "everything at once, each at its place": [
      {
        document: aDocument({ location: "HQ", lines: [aLine({ quantity: "2.125" }), aLine({ id: "2", location: "PG" })], total: "40.00" }),
        facts: { ...unstorable({ path: "lines.1.location", message: twoPlaces }, { path: "lines.0.quantity", message: decimals }) },
      },
      { message: twoPlaces, fields: ["lines.1.location"], fixes: [{ do: "choose-location", path: "lines.1.location", isOnlyHere: true }] },
      { message: decimals, fields: ["lines.0.quantity"], fixes: [{ do: "edit-field", path: "lines.0.quantity", label: "Correct it" }] },
    ],
    "what no field of the document can mend": [
      { facts: unstorable({ path: "nowhere", message: "AutoCount has no such thing." }) },
      { message: "AutoCount has no such thing.", fields: [], fixes: [{ do: "reject" }] },
    ],
  },
});
