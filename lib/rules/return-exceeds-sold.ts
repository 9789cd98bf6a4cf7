import { linesMeant } from "#lib/canonical/lines-meant.ts";
import { compareDecimals, decimal, sum, toAmount, toQuantity } from "#lib/canonical/money.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";
import { setOfLine } from "./sums-that-follow.ts";

type Excess = Found & { what: "quantity" | "money"; description: string; sold: string; before: string; now: string; currency: string };

const reject = { do: "reject", reason: "More is returned than was sold" } as const;

/** Holds a credit note that, with those before it, gives back more pieces of a line or more money than were sold. */
export const returnExceedsSold = defineRule<Excess, "credit_note">({
  id: "return-exceeds-sold",
  title: "More returned than sold",
  kinds: ["credit_note"],
  severity: "error",
  owner: "finance",
  thresholds: ["roundingTolerance"],
  fields: [],
  message: ({ what, description, sold, before, now, currency }) =>
    what === "money"
      ? `${currency} ${now} would be given back; the sale came to ${currency} ${sold}${isNone(before) ? "" : ` and ${currency} ${before} were credited before`}.`
      : `${now} of "${description}" would come back; ${isNone(sold) ? "none" : sold} were sold${isNone(before) ? "" : ` and ${before} came back before`}.`,
  fixes: [reject],
  check({ recordId, document }, { originals, settings }) {
    const original = originals.get(recordId);
    if (original === undefined) return [];
    const { currency } = document;
    // A line may be returned in several lines of one credit note.
    const asked = new Map<string, string>();
    const found: Excess[] = document.lines.flatMap((line, index) => {
      if (line.kind !== "item") return [];
      const meant = linesMeant(original.lines, line);
      const key = meant.map((one) => one.id).join(" ");
      const now = decimal(line.quantity).plus(asked.get(key) ?? "0");
      asked.set(key, now.toFixed());
      const [sold, before] = [sum(meant.map((one) => one.quantity)), sum(meant.map((one) => one.returned))];
      if (now.plus(before).lessThanOrEqualTo(sold)) return [];
      // What other lines of this credit note take of it comes first.
      const left = decimal(line.quantity).plus(sold).minus(before).minus(now);
      const fixes = left.greaterThan(0) ? [setOfLine({ document, index, path: "quantity", value: toQuantity(left), label: `Take ${toQuantity(left)}` }), reject] : [reject];
      const quantities = { sold: toQuantity(sold), before: toQuantity(before), now: toQuantity(now) };
      return [{ what: "quantity", description: line.description, ...quantities, currency, fields: [`lines.${index}.quantity`], fixes }];
    });
    const all = decimal(original.credited).plus(document.total).minus(settings.roundingTolerance);
    if (original.currency === currency && all.greaterThan(original.total)) {
      found.push({ what: "money", description: "", sold: toAmount(original.total), before: toAmount(original.credited), now: document.total, currency, fields: ["total"] });
    }
    return found;
  },
});

function isNone(amount: string): boolean {
  return compareDecimals(amount, "0") === 0;
}
