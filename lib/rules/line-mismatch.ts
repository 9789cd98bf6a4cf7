import { tradeKinds, type TradeKind } from "#lib/canonical/kinds.ts";
import { differsBy, toAmount } from "#lib/canonical/money.ts";
import { computeLineAmount } from "#lib/canonical/totals.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Mismatch = Found & { description: string; computed: string; stated: string; currency: string };

/**
 * Holds a line whose quantity, price and discount do not give its amount. AutoCount computes each line anew from the
 * three, so what is booked would differ from what is shown. Source: autocount/cloud-api.md 26.12.
 */
export const lineMismatch = defineRule<Mismatch, TradeKind>({
  id: "line-mismatch",
  title: "Line does not add up",
  kinds: tradeKinds,
  severity: "error",
  owner: "finance",
  thresholds: ["roundingTolerance"],
  fields: [],
  message: ({ description, computed, stated, currency }) =>
    `The line "${description}" comes to ${currency} ${computed}, but it says ${currency} ${stated}.`,
  check: ({ document }, { settings }) =>
    document.lines.flatMap((line, index) => {
      const computed = computeLineAmount(line);
      if (!differsBy(computed, line.amount, settings.roundingTolerance)) return [];
      const path = `lines.${index}.amount`;
      const value = toAmount(computed);
      const fixes: Fix[] = [
        { do: "set-field", path, value, label: `Take ${document.currency} ${value}` },
        { do: "edit-field", path: `lines.${index}.unitPrice`, label: "Correct the price" },
      ];
      return [{ description: line.description, computed: value, stated: line.amount, currency: document.currency, fields: [path], fixes }];
    }),
});
