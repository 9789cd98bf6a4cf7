import { digestOf } from "#lib/canonical/digest.ts";
import { aDocument } from "#lib/canonical/document-builder.ts";
import { ledgerRefused } from "./ledger-refused.ts";
import { testRule } from "./test-rule.ts";

const refusalOf = (document = aDocument()) => ({ reason: "Credit term is invalid.", digest: digestOf(document), docNo: "HP-000012" });

testRule(ledgerRefused, {
  passes: {
    "never refused": aDocument(),
    "another record was refused": { facts: { refusals: new Map([["record-9", refusalOf()]]) } },
    "refused, and corrected since": { document: aDocument({ note: "New" }), facts: { refusals: new Map([["record-2", refusalOf()]]) } },
  },
  holds: {
    "refused as it stands": [
      { facts: { refusals: new Map([["record-2", refusalOf()]]) } },
      { message: "AutoCount refused HP-000012: Credit term is invalid.", reason: "Credit term is invalid.", docNo: "HP-000012", fields: [], fixes: [{ do: "retry" }] },
    ],
    "corrected and then changed back": [
      { document: aDocument({ note: null }), facts: { refusals: new Map([["record-2", refusalOf()]]) } },
      { message: "AutoCount refused HP-000012: Credit term is invalid.", fields: [], fixes: [{ do: "retry" }] },
    ],
  },
});
