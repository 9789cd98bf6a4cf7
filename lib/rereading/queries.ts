import type { Context } from "#lib/context.ts";
import { readRows } from "#lib/db/sql.ts";
import type { DeliveryState } from "#lib/queues/delivery-states.ts";
import type { RereadingScope } from "./scope.ts";

/** A rereading as screens show it. */
export type RereadingProgress = {
  id: string;
  by: RereadingScope["by"];
  state: "queued" | "running" | "done";
  askedBy: string;
  askedAt: string;
  finishedAt: string | null;
  /** Deliveries: how many were meant, how many are read, how many of these say something now. */
  total: number;
  done: number;
  readable: number;
  /** Records that they made or changed. */
  records: number;
};

const columns = `id, scope->>'by' AS by, state, asked_by_name AS "askedBy", asked_at AS "askedAt", finished_at AS "finishedAt", total, done, readable, records`;

/** The latest rereading of a source; null where there was none. */
export async function findLatestRereading(ctx: Pick<Context, "company">, sourceId: string): Promise<RereadingProgress | null> {
  const [row] = await readRows<RereadingProgress>(
    `SELECT ${columns} FROM rereading WHERE company_id = $1 AND source_id = $2::uuid ORDER BY asked_at DESC LIMIT 1`,
    [ctx.company, sourceId],
    { prepared: true },
  );
  return row ?? null;
}

/** One rereading of the company; null where there is none with that id. */
export async function findRereadingProgress(ctx: Pick<Context, "company">, id: string): Promise<RereadingProgress | null> {
  const [row] = await readRows<RereadingProgress>(`SELECT ${columns} FROM rereading WHERE company_id = $1 AND id = $2::uuid`, [ctx.company, id], { prepared: true });
  return row ?? null;
}

/** A delivery to try a mapping on. */
export type StoredForTrial = { id: string; topic: string | null; headers: Record<string, string>; body: Buffer; receivedAt: string };

/** The latest deliveries of a source, or the latest of those that could not be read. */
export async function listForTrial(ctx: Pick<Context, "company">, sourceId: string, options: { onlyUnreadable: boolean; limit: number }): Promise<StoredForTrial[]> {
  return readRows<StoredForTrial>(
    `SELECT id, topic, headers, body, received_at AS "receivedAt" FROM delivery
      WHERE company_id = $1 AND source_id = $2::uuid AND (NOT $3::boolean OR state = 'unreadable') ORDER BY received_at DESC, id DESC LIMIT $4`,
    [ctx.company, sourceId, options.onlyUnreadable, options.limit],
  );
}

/** The records that a source's documents belong to, by external id: the latest where there are several. */
export async function listKnown(
  ctx: Pick<Context, "company">,
  sourceId: string,
  externalIds: readonly string[],
): Promise<{ id: string; kind: string; externalId: string; orderId: string; parentId: string | null; released: boolean; waitsForRest: boolean }[]> {
  return readRows(
    `SELECT id, kind, external_id AS "externalId", order_id AS "orderId", parent_id AS "parentId", released, waits_for_rest AS "waitsForRest" FROM record
      WHERE company_id = $1 AND source_id = $2::uuid AND external_id = ANY($3::text[]) ORDER BY id`,
    [ctx.company, sourceId, [...externalIds]],
  );
}

/** What became of the deliveries that were chosen one by one. */
export type RereadDelivery = { id: string; topic: string | null; sourceName: string; state: DeliveryState; problem: string | null };

export async function listReread(ctx: Pick<Context, "company">, id: string): Promise<RereadDelivery[]> {
  return readRows<RereadDelivery>(
    `SELECT d.id, d.topic, s.name AS "sourceName", d.state, d.problem FROM rereading r
       CROSS JOIN LATERAL jsonb_array_elements_text(r.scope->'ids') chosen(id)
       JOIN delivery d ON d.company_id = r.company_id AND d.id = chosen.id::uuid
       JOIN source s ON s.company_id = d.company_id AND s.id = d.source_id
      WHERE r.company_id = $1 AND r.id = $2::uuid AND r.scope->>'by' = 'deliveries' ORDER BY d.id`,
    [ctx.company, id],
    { prepared: true },
  );
}
