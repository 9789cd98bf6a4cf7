import { kinds } from "#lib/canonical/kinds.ts";
import { digestOf } from "#lib/canonical/digest.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type Refused = Found & { reason: string; docNo: string };

/** Holds a document that AutoCount refused, in AutoCount's own words, until it is another document or somebody retries. */
export const ledgerRefused = defineRule<Refused>({
  id: "ledger-refused",
  title: "Refused by AutoCount",
  kinds,
  severity: "error",
  owner: "finance",
  fields: [],
  message: ({ reason, docNo }) => `AutoCount refused ${docNo}: ${reason}`,
  fixes: [{ do: "retry" }],
  check({ recordId, document }, { refusals }) {
    const refusal = refusals.get(recordId);
    if (!refusal || refusal.digest !== digestOf(document)) return [];
    return [{ reason: refusal.reason, docNo: refusal.docNo }];
  },
});
