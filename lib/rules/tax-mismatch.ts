import { tradeKinds, type TradeKind } from "#lib/canonical/kinds.ts";
import { compareDecimals, differsBy, toAmount, toSen } from "#lib/canonical/money.ts";
import { taxByLine } from "#lib/canonical/tax.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Mismatch = Found & { what: "amount" | "rate"; description: string; rate: string; expected: string; stated: string; code: string; currency: string };

/**
 * Warns of a line whose tax is not its rate of its amount, or whose AutoCount tax code has another rate than the source
 * charged. Sources round in their own ways, so a small difference is allowed; it is booked as the source charged it.
 */
export const taxMismatch = defineRule<Mismatch, TradeKind>({
  id: "tax-mismatch",
  title: "Tax is not the rate's",
  help:
    "The tax of the line does not fit its rate, or the tax code has another rate. A return with a wrong tax is wrong at the " +
    "customs department too: correct the tax or the code, or accept the warning and say why it is right.",
  kinds: tradeKinds,
  severity: "warning",
  owner: "finance",
  thresholds: ["taxTolerance"],
  ifOff: "The tax that a source charged is booked whatever its rate says.",
  fields: [],
  message: ({ what, description, rate, expected, stated, code, currency }) =>
    what === "amount"
      ? `The tax of "${description}" at ${rate}% would be ${currency} ${expected}; the document says ${currency} ${stated}.`
      : `"${description}" is taxed at ${stated}%, but AutoCount's tax code ${code} is ${rate}%.`,
  check: ({ document }, { settings, taxRates }) =>
    document.lines.flatMap((line, index) => {
      const { currency } = document;
      const found: Mismatch[] = [];
      const ofCode = line.taxCode === null ? undefined : taxRates.get(line.taxCode);
      if (line.taxRate !== null && ofCode !== undefined && compareDecimals(ofCode, line.taxRate) !== 0) {
        const path = `lines.${index}.taxCode`;
        const fixes: Fix[] = [{ do: "edit-field", path, label: "Correct the tax code" }];
        found.push({ what: "rate", description: line.description, rate: ofCode, expected: "", stated: line.taxRate, code: line.taxCode ?? "", currency, fields: [path], fixes });
      }
      const expected = taxByLine(line, document.taxInclusive);
      if (line.taxRate !== null && differsBy(expected, line.tax, settings.taxTolerance)) {
        const path = `lines.${index}.tax`;
        const fixes: Fix[] = [{ do: "set-field", path, value: toSen(expected), label: `Take ${currency} ${toSen(expected)}` }, { do: "edit-field", path: `lines.${index}.taxRate`, label: "Correct the rate" }];
        found.push({ what: "amount", description: line.description, rate: line.taxRate, expected: toSen(expected), stated: toAmount(line.tax), code: "", currency, fields: [path], fixes });
      }
      return found;
    }),
});
