import { kinds } from "#lib/canonical/kinds.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type HeldByHand = Found & { by: string; until: string | null; reason: string };

/** Holds what a person wants to be held, until the day that they chose or until somebody releases it. Source: whoever holds it. */
export const heldByHand = defineRule<HeldByHand>({
  id: "held-by-hand",
  title: "Held by hand",
  kinds,
  severity: "error",
  owner: "finance",
  fields: ["number"],
  message: ({ by, until, reason }) => `${by} holds it ${until === null ? "until somebody releases it" : `until ${until}`}: ${reason.replace(/\s*[.!?]*\s*$/, "")}.`,
  fixes: [{ do: "release-hold" }],
  check({ recordId }, { heldByHand: held }) {
    // Not by the calendar: the day's release says in the history what released it, and a record is never free without it.
    const hold = held.get(recordId);
    return hold === undefined ? [] : [{ ...hold }];
  },
});
