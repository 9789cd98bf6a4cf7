import { endStates, type RecordState, stateLabels } from "#lib/canonical/states.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Lost = Found & { about: string | null; state: string | null };

/**
 * Holds a credit note that is about no sale known here, or about one that is not (or no longer) invoiced: money would be
 * given back that is not owed. One that is about a sale on its way to AutoCount simply waits for it.
 */
export const returnWithoutInvoice = defineRule<Lost, "credit_note">({
  id: "return-without-invoice",
  title: "Return without an invoice",
  kinds: ["credit_note"],
  severity: "error",
  owner: "finance",
  fields: ["references"],
  message: ({ about, state }) =>
    state !== null
      ? `There is nothing to credit: ${about} is ${state.toLowerCase()}.`
      : about === null
        ? "The credit note does not say which sale it is about."
        : `The sale ${about} is not known here.`,
  check({ recordId, document }, { originals }) {
    const original = originals.get(recordId);
    if (original !== undefined && !owesNothing.includes(original.state)) return [];
    const [reference] = document.references;
    const about = original?.number ?? reference?.number ?? reference?.docNo ?? reference?.externalId ?? null;
    const fixes: Fix[] = [
      ...(reference === undefined || original !== undefined ? [] : [{ do: "edit-field", path: "references.0.number", label: "Correct the order number" } as const]),
      { do: "reject", reason: original === undefined ? "The sale is not known" : "The sale is not in the books" },
    ];
    return [{ about, state: original === undefined ? null : stateLabels[original.state], fixes, fields: reference === undefined ? [] : ["references.0.number"] }];
  },
});

/** Sales that never came into the books, or were taken out of them. */
const owesNothing: readonly RecordState[] = [...endStates, "reversed"];
