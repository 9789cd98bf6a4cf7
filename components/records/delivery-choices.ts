import type { SalesDocument } from "#lib/canonical/sales.ts";
import { decimal, sum, toQuantity } from "#lib/canonical/money.ts";
import { deliveredPart, remainderAfter } from "#lib/canonical/parts.ts";

/** What each answer to a partial delivery would do, in quantities and amounts of the document's currency. */
export type DeliveryChoices = {
  currency: string;
  delivered: string;
  ordered: string;
  /** What would be invoiced now. */
  now: string;
  open: string;
  /** What would stay open or be closed. */
  rest: string;
  lines: { description: string; delivered: string; open: string }[];
};

/** Null where nothing was delivered, so that there is nothing to decide. */
export function deliveryChoices(document: SalesDocument): DeliveryChoices | null {
  const part = deliveredPart(document);
  if (part === null) return null;
  const rest = remainderAfter(document, [part]);
  const lines = document.lines
    .filter((line) => line.delivered !== null)
    .map((line) => ({
      description: line.description,
      delivered: toQuantity(line.delivered ?? "0"),
      open: toQuantity(decimal(line.quantity).minus(line.removed).minus(line.delivered ?? "0")),
    }));
  return {
    currency: document.currency,
    delivered: toQuantity(sum(lines.map((line) => line.delivered))),
    ordered: toQuantity(sum(lines.flatMap((line) => [line.delivered, line.open]))),
    now: part.total,
    open: toQuantity(sum(lines.map((line) => line.open))),
    rest: rest?.total ?? "0.00",
    lines: lines.filter((line) => line.open !== "0"),
  };
}
