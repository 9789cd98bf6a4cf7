import { isAmong, kindLabels, kinds, masterKinds } from "#lib/canonical/kinds.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type Unsupported = Found & { why: "test" | "kind" | "no-ledger"; kind: string; ledger: string; isMaster: boolean };

/** Holds what is never booked as it stands: a shop's test order, or a kind that the company's AutoCount cannot take. */
export const notSupported = defineRule<Unsupported>({
  id: "not-supported",
  title: "Cannot be booked",
  kinds,
  severity: "error",
  owner: "finance",
  fields: ["isTest"],
  message: ({ why, kind, ledger, isMaster }) =>
    why === "test"
      ? "The shop marked this as a test order; it is never booked."
      : why === "kind"
        ? `${ledger} takes no ${kind.toLowerCase()}.${isMaster ? " Make it in AutoCount first, then refresh the reference data." : ""}`
        : "The company has no connection to AutoCount yet.",
  fixes: [{ do: "reject", reason: "Not a document to book" }],
  check({ document, bookAs }, { ledger }) {
    const kind = kindLabels[bookAs];
    const isMaster = isAmong(masterKinds, bookAs);
    const found: Unsupported[] = [];
    if (document.isTest) found.push({ why: "test", kind, ledger: "", isMaster });
    if (ledger === null) found.push({ why: "no-ledger", kind, ledger: "", isMaster, fields: [] });
    else if (!ledger.takes.has(bookAs)) found.push({ why: "kind", kind, ledger: ledger.name, isMaster, fields: [] });
    return found;
  },
});
