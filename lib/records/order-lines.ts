import type { Tx } from "#lib/db/prisma.ts";

/** Ordered, delivered, billed and closed quantity of each line of an order that is invoiced in parts. */
export async function saveOrderLines(
  tx: Tx,
  company: number,
  order: { sourceId: string; orderId: string },
  lines: readonly { lineId: string; ordered: string; delivered: string; invoiced: string; closed: string }[],
): Promise<void> {
  const rows = JSON.stringify(lines);
  await tx.$executeRaw`
    INSERT INTO order_line (company_id, source_id, order_id, line_id, ordered, delivered, invoiced, closed)
    SELECT ${company}, ${order.sourceId}::uuid, ${order.orderId}, "lineId", ordered, delivered, invoiced, closed
    FROM jsonb_to_recordset(${rows}::jsonb) AS x("lineId" text, ordered numeric, delivered numeric, invoiced numeric, closed numeric)
    ON CONFLICT (company_id, source_id, order_id, line_id) DO UPDATE
    SET ordered = EXCLUDED.ordered, delivered = EXCLUDED.delivered, invoiced = EXCLUDED.invoiced, closed = EXCLUDED.closed`;
}
