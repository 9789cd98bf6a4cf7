import { type DocumentOf, isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { type OrderKind, orderKinds } from "#lib/canonical/kinds.ts";
import { linesMeant } from "#lib/canonical/lines-meant.ts";
import { decimal, toQuantity } from "#lib/canonical/money.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import type { Tx } from "#lib/db/prisma.ts";

/** A delivery that came as a document of its own where AutoCount takes none: it counts on its order. */
export type CountedDelivery = { externalId: string; parentId: string; document: SalesDocument };

/** The deliveries that count on these orders, by the order's record id: one query. */
export async function findCountedDeliveries(tx: Tx, company: number, orders: readonly (OfKind & { recordId: string; isNew?: boolean })[]): Promise<Map<string, CountedDelivery[]>> {
  const ids = orders.filter((one) => !one.isNew && isOfKind(orderKinds, one)).map((one) => one.recordId);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<CountedDelivery[]>`
    SELECT external_id AS "externalId", parent_id AS "parentId", document FROM record
    WHERE company_id = ${company} AND parent_id = ANY(${ids}::uuid[]) AND kind = 'delivery_order' AND state = 'superseded' ORDER BY id`;
  return Map.groupBy(rows, (row) => row.parentId);
}

/**
 * The order with what these deliveries carried: added to what its source says of each line, each delivery once, by its id.
 * What a delivery has beyond the order is over-delivery, which a rule holds. Pure.
 */
export function withCountedDeliveries(order: OfKind<OrderKind>, deliveries: readonly CountedDelivery[]): DocumentOf<OrderKind> {
  const { document } = order;
  const known = new Set(document.deliveries.map((delivery) => delivery.id));
  const fresh = deliveries.filter((delivery) => !known.has(delivery.externalId));
  if (fresh.length === 0) return document;
  const carried = fresh.map((delivery) => ({
    id: delivery.externalId,
    at: null,
    lines: delivery.document.lines.flatMap((line) => {
      const [meant] = line.kind === "item" ? linesMeant(document.lines.filter((one) => one.kind === "item"), line) : [];
      return meant === undefined ? [] : [{ lineId: meant.id, quantity: line.quantity }];
    }),
  }));
  const added = (lineId: string) => carried.flatMap((delivery) => delivery.lines.filter((line) => line.lineId === lineId).map((line) => line.quantity)).reduce((sum, quantity) => sum.plus(quantity), decimal("0"));
  return {
    ...document,
    deliveries: [...document.deliveries, ...carried],
    lines: document.lines.map((line) => (line.kind === "item" ? { ...line, delivered: toQuantity(decimal(line.delivered ?? "0").plus(added(line.id))) } : line)),
  };
}
