import { tradeKinds, type TradeKind } from "#lib/canonical/kinds.ts";
import { decimal, toAmount, toSen } from "#lib/canonical/money.ts";
import { taxRoundings } from "#lib/canonical/tax.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Rounded = Found & { what: "tax" | "five-sen"; byLine: string; once: string; stated: string; ledger: string; currency: string };

/**
 * Shows where rounding makes a sen of difference: tax rounded line by line against once on the sum of each rate, and totals
 * that cash cannot pay. AutoCount Cloud rounds line by line; the difference to the source's tax goes into the line's tax
 * adjustment, so that what is booked is what was charged. Source: autocount/cloud-api.md 4 and 11.
 */
export const roundingSen = defineRule<Rounded, TradeKind>({
  id: "rounding-sen",
  title: "A sen of rounding",
  kinds: tradeKinds,
  severity: "info",
  owner: "finance",
  thresholds: ["roundToFiveSen"],
  canBeOff: true,
  fields: ["tax"],
  message: ({ what, byLine, once, stated, ledger, currency }) =>
    what === "tax"
      ? `Rounded line by line the tax is ${currency} ${byLine}, rounded once ${currency} ${once}; the document says ${currency} ${stated}. ${ledger} rounds line by line.`
      : `In cash ${currency} ${stated} is paid as ${currency} ${once}.`,
  check({ document }, { settings, ledger }) {
    const { currency } = document;
    const found: Rounded[] = [];
    const name = ledger?.name ?? "AutoCount";
    const { byLine, once } = taxRoundings(document.lines, document.taxInclusive);
    // Only where the source's own tax is one of the two: anything else is not rounding.
    if (!byLine.equals(once) && (decimal(document.tax).equals(byLine) || decimal(document.tax).equals(once))) {
      found.push({ what: "tax", byLine: toSen(byLine), once: toSen(once), stated: toAmount(document.tax), ledger: name, currency });
    }
    if (settings.roundToFiveSen) {
      const cash = decimal(document.total).toNearest("0.05");
      if (!cash.equals(document.total)) {
        const fixes: Fix[] = [{ do: "edit-field", path: "rounding", label: "Enter the rounding" }, { do: "set-field", path: "total", value: toSen(cash), label: `Take ${currency} ${toSen(cash)}` }];
        found.push({ what: "five-sen", byLine: "0.00", once: toSen(cash), stated: document.total, ledger: name, currency, fields: ["total", "rounding"], fixes });
      }
    }
    return found;
  },
});
