import { isOfKind } from "#lib/canonical/document.ts";
import { worthOf } from "#lib/canonical/facets.ts";
import { tradeKinds } from "#lib/canonical/kinds.ts";
import { compareDecimals } from "#lib/canonical/money.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

const withAmount = [...tradeKinds, "payment"] as const;

type Negative = Found & { what: "document" | "line"; description: string; amount: string; currency: string };

/**
 * Holds what comes to less than nothing, as a whole or in one of its lines: money that goes back is a credit note, and
 * AutoCount takes no net total and no quantity below zero. Source: autocount/other-apis.md F.1, cloud-api.md 11.2.
 */
export const negativeAmount = defineRule<Negative, (typeof withAmount)[number]>({
  id: "negative-amount",
  title: "Less than nothing",
  kinds: withAmount,
  severity: "error",
  owner: "finance",
  fields: [],
  message: ({ what, description, amount, currency }) => (what === "document" ? `The document comes to ${currency} ${amount}.` : `The line "${description}" comes to ${currency} ${amount}.`),
  check(subject) {
    const worth = worthOf(subject);
    if (worth === null) return [];
    const { currency, total } = worth;
    const found: Negative[] = [];
    if (compareDecimals(total, "0") < 0) {
      const path = subject.kind === "payment" ? "amount" : "total";
      found.push({ what: "document", description: "", amount: total, currency, fields: [path], fixes: [{ do: "edit-field", path, label: "Correct the amount" }, { do: "reject", reason: "Less than nothing" }] });
    }
    if (!isOfKind(tradeKinds, subject)) return found;
    for (const [index, line] of subject.document.lines.entries()) {
      const field = ["quantity", "unitPrice", "amount"].find((one) => compareDecimals(line[one as "quantity"], "0") < 0);
      if (field === undefined) continue;
      const path = `lines.${index}.${field}`;
      const fixes: Fix[] = [{ do: "edit-field", path, label: field === "quantity" ? "Correct the quantity" : "Correct the amount" }, { do: "reject", reason: "Less than nothing" }];
      found.push({ what: "line", description: line.description, amount: line.amount, currency, fields: [path], fixes });
    }
    return found;
  },
});
