import { worthOf } from "#lib/canonical/facets.ts";
import { isZero } from "#lib/canonical/money.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

const owed = ["sales_order", "invoice", "credit_note", "purchase_order", "payment"] as const;

type Nothing = Found & { currency: string };

/** Warns of a document that comes to nothing: often its prices were lost on the way. Goods given away are accepted with a reason. */
export const zeroTotal = defineRule<Nothing, (typeof owed)[number]>({
  id: "zero-total",
  title: "Comes to nothing",
  kinds: owed,
  severity: "warning",
  owner: "finance",
  canBeOff: true,
  fields: ["currency"],
  message: ({ currency }) => `The document comes to ${currency} 0.00.`,
  fixes: [{ do: "reject", reason: "Nothing to book" }],
  check(subject) {
    const worth = worthOf(subject);
    if (worth === null || !isZero(worth.total)) return [];
    return [{ currency: worth.currency, fields: [subject.kind === "payment" ? "amount" : "total"] }];
  },
});
