import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { orderKinds } from "#lib/canonical/kinds.ts";
import { linesMeant } from "#lib/canonical/lines-meant.ts";
import { decimal, isZero, sum, toQuantity } from "#lib/canonical/money.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import { endStates, type RecordState } from "#lib/canonical/states.ts";
import type { ScreenOrderLine } from "./record-screen.ts";

export type OrderPart = OfKind & { state: RecordState };

const booked: readonly RecordState[] = ["approved", "posting", "unknown", "posted"];
const uncounted: readonly RecordState[] = [...endStates, "reversed"];

/**
 * Ordered, delivered, invoiced, returned, closed and open quantity of each line of an order over everything that is about
 * it, in the order's own sequence. A part counts as invoiced from the decision to invoice it; a delivery order that came
 * by itself counts as delivered, a credit note as returned. `first` is the order as it first came, since no part has all
 * of its lines; `parts` oldest first; `closed` is what of each line will never be invoiced. Source: design 3.
 */
export function orderLines(first: OfKind | null, parts: readonly OrderPart[], closed: ReadonlyMap<string, string>): ScreenOrderLine[] {
  if (first === null || !isOfKind(orderKinds, first)) return [];
  const alive = parts.filter((part) => !endStates.includes(part.state));
  // Goods of a part that was rejected are still ordered, and to be invoiced.
  const sale = parts.filter((part) => part.kind === first.kind && isOfKind(orderKinds, part)).map((part) => ({ state: part.state, document: part.document as SalesDocument }));
  const separate = (kind: "delivery_order" | "credit_note") =>
    kind === first.kind ? [] : alive.filter((part) => part.kind === kind).map((part) => part.document as SalesDocument);
  const [deliveries, returns] = [separate("delivery_order"), separate("credit_note")];
  const documents = sale.map((part) => part.document);
  const invoicedParts = sale.filter(isInvoiced).map((part) => part.document);
  const isPlain = closed.size === 0 && returns.length === 0 && deliveries.length === 0 && documents.length < 2 && documents.every((document) => document.lines.every((line) => line.delivered === null && isZero(line.removed)));
  if (isPlain) return [];

  const sold = new Map<string, SalesDocument["lines"][number]>();
  for (const { lines } of [first.document, ...documents]) {
    for (const line of lines) if (line.kind === "item" && !sold.has(line.id)) sold.set(line.id, line);
  }
  // A warehouse or a person counts the lines of a delivery or return anew.
  const about = (among: readonly SalesDocument[], lineId: string) =>
    sum(among.flatMap((document) => document.lines.filter((line) => line.kind === "item" && linesMeant([...sold.values()], line)[0]?.id === lineId).map((line) => line.quantity)));
  return [...sold].map(([lineId, { description, itemCode, sku }]) => {
    const over = (among: readonly SalesDocument[], quantity: (line: SalesDocument["lines"][number]) => string) =>
      sum(among.flatMap((document) => document.lines.filter((line) => line.id === lineId).map(quantity)));
    const never = decimal(closed.get(lineId) ?? "0");
    const live = over(documents, (line) => line.quantity);
    const invoiced = over(invoicedParts, (line) => line.quantity);
    return {
      lineId,
      description: description || (itemCode ?? sku ?? lineId),
      ordered: toQuantity(live.plus(never)),
      delivered: toQuantity(over(documents, (line) => line.delivered ?? "0").plus(about(deliveries, lineId))),
      invoiced: toQuantity(invoiced),
      returned: toQuantity(about(returns, lineId)),
      closed: toQuantity(never),
      open: toQuantity(live.minus(invoiced)),
    };
  });
}

function isInvoiced({ state, document }: { state: RecordState; document: SalesDocument }, index: number, parts: readonly unknown[]): boolean {
  if (uncounted.includes(state)) return false;
  return booked.includes(state) || document.deliveryDecision !== null || index < parts.length - 1;
}
