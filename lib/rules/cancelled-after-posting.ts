import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type Cancelled = Found & { about: string; docNo: string };

/**
 * Warns of a payment or delivery of a sale that its source has cancelled after it was posted, until somebody has decided what
 * follows (a credit note, a void). The cancelled record itself shows that decision: records/follow-ups.ts.
 */
export const cancelledAfterPosting = defineRule<Cancelled, "payment" | "delivery_order">({
  id: "cancelled-after-posting",
  title: "Cancelled after it was posted",
  kinds: ["payment", "delivery_order"],
  severity: "warning",
  owner: "finance",
  canBeOff: true,
  noBackTest: true,
  fields: ["number"],
  message: ({ about, docNo }) => `The source has cancelled ${about} after it was posted as ${docNo}, and nobody has decided on that yet.`,
  fixes: [{ do: "reject", reason: "The sale was cancelled" }],
  check({ recordId }, { originals }) {
    const original = originals.get(recordId);
    if (original === undefined || !original.isCancelledSince) return [];
    return [{ about: original.number, docNo: original.docNo ?? original.number }];
  },
});
