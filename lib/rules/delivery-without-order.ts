import { endStates, stateLabels } from "#lib/canonical/states.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Lost = Found & { about: string; state: string | null };

/** Holds a delivery order that says which order it delivers, where that order is not known here or was not to be delivered. */
export const deliveryWithoutOrder = defineRule<Lost, "delivery_order">({
  id: "delivery-without-order",
  title: "Delivery without its order",
  kinds: ["delivery_order"],
  severity: "error",
  owner: "admin",
  fields: ["references.0.number"],
  message: ({ about, state }) => (state === null ? `The order ${about} is not known here.` : `The order ${about} is ${state.toLowerCase()}, and yet it was delivered.`),
  check({ recordId, document }, { originals }) {
    const [reference] = document.references;
    const original = originals.get(recordId);
    if (reference === undefined || (original !== undefined && !endStates.includes(original.state))) return [];
    const fixes: Fix[] = [{ do: "edit-field", path: "references.0.number", label: "Correct the order number" }, { do: "reject", reason: original === undefined ? "The order is not known" : "The order was not to be delivered" }];
    const state = original === undefined ? null : stateLabels[original.state];
    return [{ state, about: original?.number ?? reference.number ?? reference.externalId ?? reference.docNo ?? "", fixes }];
  },
});
