import { decimal, isZero } from "#lib/canonical/money.ts";
import type { LedgerProblem } from "#lib/posting/ledger.ts";
import type { BookSettings } from "../book-settings.ts";
import { markProblems, sayInto, tooLong } from "../say-problem.ts";
import { cloudFieldLimits } from "./field-limits.ts";
import { hasOwnCosts } from "./stock-bodies.ts";
import type { SentStock } from "./stock-bodies.ts";

/** What AutoCount could not store of a stock adjustment or transfer. */
export function stockProblems(sent: SentStock, settings: BookSettings): LedgerProblem[] {
  return [...markProblems(sent), ...placeProblems(sent), ...tooLong(cloudFieldLimits[sent.kind], sent.document), ...lineProblems(sent, settings)];
}

function placeProblems({ kind, document }: SentStock): LedgerProblem[] {
  if (kind !== "stock_transfer") return [];
  const problems: LedgerProblem[] = [];
  const say = sayInto(problems);
  if (!document.fromLocation) say("fromLocation", "AutoCount needs the location that the goods leave.");
  if (!document.toLocation) say("toLocation", "AutoCount needs the location that the goods go to.");
  if (document.fromLocation && document.fromLocation === document.toLocation) {
    say("toLocation", `The goods would go from ${document.fromLocation} to itself.`);
  }
  return problems;
}

function lineProblems({ kind, document }: SentStock, settings: BookSettings): LedgerProblem[] {
  const problems: LedgerProblem[] = [];
  const into = sayInto(problems);
  const { lines } = document;
  lines.forEach((line, index) => {
    const say: typeof into = (field, message) => into(`lines[${index}].${field}`, `Line ${index + 1}: ${message}`);
    if (!line.itemCode) say("itemCode", "AutoCount needs an item code on every line of a stock document.");
    if (isZero(line.quantity)) say("quantity", "a quantity of 0 moves nothing.");
    if (kind === "stock_transfer" && decimal(line.quantity).isNegative()) {
      say("quantity", `AutoCount transfers only quantities above zero, not ${line.quantity}.`);
    }
    if (decimal(line.quantity).decimalPlaces() > settings.decimals.quantity) {
      say("quantity", `the book keeps ${settings.decimals.quantity} decimals of a quantity; ${line.quantity} would be rounded.`);
    }
    if (line.unitCost === null && hasOwnCosts(lines)) {
      say("unitCost", "other lines bring their cost, so AutoCount would book this one at none: give it a cost too, or none of them.");
    }
  });
  return problems;
}
