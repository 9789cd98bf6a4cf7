import type { SalesDocument } from "#lib/canonical/document.ts";
import { decimal, sum, toQuantity } from "#lib/canonical/money.ts";
import { endStates, type RecordState } from "#lib/canonical/states.ts";
import type { ScreenOrderLine } from "./record-screen.ts";

export type OrderPart = { state: RecordState; document: SalesDocument };

const booked: readonly RecordState[] = ["approved", "posting", "unknown", "posted"];
const uncounted: readonly RecordState[] = [...endStates, "reversed"];

/**
 * Ordered, delivered, invoiced, closed and open quantity of each line of an order over all its parts, in the order's own
 * sequence. A part counts as invoiced from the decision to invoice it. `first` is the order as it first came, since no
 * part has all of its lines; `parts` oldest first; `closed` is what of each line will never be invoiced. Source: design 3.
 */
export function orderLines(first: SalesDocument | null, parts: readonly OrderPart[], closed: ReadonlyMap<string, string>): ScreenOrderLine[] {
  const documents = parts.map((part) => part.document);
  const invoicedParts = parts.filter(isInvoiced).map((part) => part.document);
  const names = new Map<string, string>();
  for (const { lines } of first === null ? documents : [first, ...documents]) {
    for (const { id, description } of lines) if (!names.has(id)) names.set(id, description);
  }
  return [...names].map(([lineId, description]) => {
    const over = (among: readonly SalesDocument[], quantity: (line: SalesDocument["lines"][number]) => string) =>
      sum(among.flatMap((document) => document.lines.filter((line) => line.id === lineId).map(quantity)));
    const never = decimal(closed.get(lineId) ?? "0");
    const live = over(documents, (line) => line.quantity);
    const invoiced = over(invoicedParts, (line) => line.quantity);
    return {
      lineId,
      description,
      ordered: toQuantity(live.plus(never)),
      delivered: toQuantity(over(documents, (line) => line.delivered ?? line.quantity)),
      invoiced: toQuantity(invoiced),
      closed: toQuantity(never),
      open: toQuantity(live.minus(invoiced)),
    };
  });
}

function isInvoiced({ state, document }: OrderPart, index: number, parts: readonly OrderPart[]): boolean {
  if (uncounted.includes(state)) return false;
  return booked.includes(state) || document.deliveryDecision !== null || index < parts.length - 1;
}
