import { tradeKinds, type TradeKind } from "#lib/canonical/kinds.ts";
import { differsBy, toAmount } from "#lib/canonical/money.ts";
import { computeTax, computeTotal } from "#lib/canonical/totals.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Mismatch = Found & { what: "total" | "tax"; lines: string; stated: string; currency: string };

/**
 * Holds a document whose lines do not add up to its total, or whose line taxes do not add up to its tax. Amounts are in
 * the document's currency; the tolerance comes from settings. The difference is shown, never plugged.
 * Source: channels, trap 10 (gift cards, store credit, fees outside the total, hidden shipping).
 */
export const totalMismatch = defineRule<Mismatch, TradeKind>({
  id: "total-mismatch",
  title: "Lines do not add up",
  kinds: tradeKinds,
  severity: "error",
  owner: "finance",
  thresholds: ["roundingTolerance"],
  fields: ["total"],
  message: ({ what, lines, stated, currency }) =>
    what === "total"
      ? `The lines add up to ${currency} ${lines}, the document says ${currency} ${stated}.`
      : `The tax of the lines adds up to ${currency} ${lines}, the document says ${currency} ${stated}.`,
  check({ document }, { settings }) {
    const found: Mismatch[] = [];
    const { currency } = document;
    const total = computeTotal(document);
    if (differsBy(total, document.total, settings.roundingTolerance)) {
      const lines = toAmount(total);
      const fixes: Fix[] = [
        { do: "set-field", path: "total", value: lines, label: `Take the lines: ${currency} ${lines}` },
        { do: "reject", reason: "The amounts do not add up" },
      ];
      found.push({ what: "total", lines, stated: document.total, currency, fixes });
    }
    const tax = computeTax(document);
    if (differsBy(tax, document.tax, settings.roundingTolerance)) {
      const lines = toAmount(tax);
      const fixes: Fix[] = [{ do: "set-field", path: "tax", value: lines, label: `Take the lines: ${currency} ${lines}` }];
      found.push({ what: "tax", lines, stated: document.tax, currency, fields: ["tax"], fixes });
    }
    return found;
  },
});
