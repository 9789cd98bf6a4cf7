import { kinds } from "#lib/canonical/kinds.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Unstorable = Found & { says: string };

/**
 * Holds what AutoCount would refuse, round, recompute or silently drop, before anybody approves it: lines at two locations
 * where a document has one, a currency that the connection does not list, more decimals than the book keeps, an address that
 * does not fit. The connection's adapter says it without a call; sources: autocount/cloud-api.md 4, 11 to 21, other-apis.md C.3.
 */
export const ledgerCannotStore = defineRule<Unstorable>({
  id: "ledger-cannot-store",
  title: "AutoCount cannot store it as it stands",
  kinds,
  severity: "error",
  owner: "finance",
  isLastResort: true,
  fields: [],
  message: ({ says }) => says,
  check: ({ recordId, document }, { unstorable }) =>
    (unstorable.get(recordId) ?? []).map(({ path, message }) => {
      const value = valueAt(document, path);
      return { says: message, fields: value === undefined ? [] : [path], fixes: fixesFor(path, value) };
    }),
});

function fixesFor(path: string, value: unknown): Fix[] {
  if (value === undefined || (typeof value === "object" && value !== null)) return [{ do: "reject", reason: "AutoCount cannot store it" }];
  // Where it stands there the location is right: this once another one is taken, and nothing is learnt from it.
  if (/location$/i.test(path)) return [{ do: "choose-location", path, isOnlyHere: true }];
  return [{ do: "edit-field", path, label: "Correct it" }];
}
