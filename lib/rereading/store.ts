import type { Tx } from "#lib/db/prisma.ts";
import { type RereadingScope, rereadingScope } from "./scope.ts";

/** The only writer of rereadings. */

export type StoredRereading = {
  id: string;
  scope: RereadingScope;
  state: "queued" | "running" | "done";
  askedAt: Date;
  /** The last delivery that was read; null before the first. */
  cursor: string | null;
};

export async function insertRereading(
  tx: Tx,
  company: number,
  asked: { scope: RereadingScope; total: number; by: { id: string | null; name: string }; at: Date },
): Promise<string> {
  const { scope, total, by, at } = asked;
  const sourceId = scope.by === "deliveries" ? null : scope.sourceId;
  const made = await tx.rereading.create({
    data: { companyId: company, sourceId, scope, total, askedBy: by.id, askedByName: by.name, askedAt: at },
    select: { id: true },
  });
  return made.id;
}

export async function findRereading(tx: Pick<Tx, "rereading">, company: number, id: string): Promise<StoredRereading | null> {
  const row = await tx.rereading.findUnique({
    where: { companyId_id: { companyId: company, id } },
    select: { id: true, scope: true, state: true, askedAt: true, cursor: true },
  });
  return row === null ? null : ({ ...row, scope: rereadingScope.parse(row.scope) } as StoredRereading);
}

/** How many deliveries are meant at this moment. */
export async function countInScope(tx: Tx, company: number, scope: RereadingScope): Promise<number> {
  const [row] =
    scope.by === "deliveries"
      ? await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::integer AS count FROM delivery WHERE company_id = ${company} AND id = ANY(${scope.ids}::uuid[])`
      : scope.by === "unreadable"
        ? await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::integer AS count FROM delivery WHERE company_id = ${company} AND source_id = ${scope.sourceId}::uuid AND state = 'unreadable'`
        : await tx.$queryRaw<{ count: number }[]>`
            SELECT count(DISTINCT delivery_id)::integer AS count FROM record WHERE company_id = ${company} AND source_id = ${scope.sourceId}::uuid AND state = 'held' AND NOT touched`;
  return row?.count ?? 0;
}

/** The next deliveries to read, in the order in which they came; what came after the question is left out. */
export async function findNext(tx: Tx, company: number, { scope, askedAt, cursor }: StoredRereading, limit: number): Promise<string[]> {
  const rows =
    scope.by === "deliveries"
      ? await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM delivery WHERE company_id = ${company} AND id = ANY(${scope.ids}::uuid[]) AND (${cursor}::uuid IS NULL OR id > ${cursor}::uuid) ORDER BY id LIMIT ${limit}`
      : scope.by === "unreadable"
        ? await tx.$queryRaw<{ id: string }[]>`
            SELECT id FROM delivery WHERE company_id = ${company} AND source_id = ${scope.sourceId}::uuid AND state = 'unreadable'
              AND received_at <= ${askedAt} AND (${cursor}::uuid IS NULL OR id > ${cursor}::uuid) ORDER BY id LIMIT ${limit}`
        : await tx.$queryRaw<{ id: string }[]>`
            SELECT DISTINCT r.delivery_id AS id FROM record r WHERE r.company_id = ${company} AND r.source_id = ${scope.sourceId}::uuid AND r.state = 'held'
              AND NOT r.touched AND r.received_at <= ${askedAt} AND (${cursor}::uuid IS NULL OR r.delivery_id > ${cursor}::uuid) ORDER BY id LIMIT ${limit}`;
  return rows.map((row) => row.id);
}

/** What became of deliveries that were just read: how many of them say something, and how many records they made or changed. */
export async function countOutcomes(tx: Tx, company: number, ids: readonly string[]): Promise<{ readable: number; records: number }> {
  const list = [...ids];
  const [row] = await tx.$queryRaw<{ readable: number; records: number }[]>`
    SELECT count(*) FILTER (WHERE d.state <> 'unreadable')::integer AS readable,
      COALESCE(sum((SELECT count(*) FROM jsonb_array_elements(CASE WHEN jsonb_typeof(d.results) = 'array' THEN d.results ELSE '[]'::jsonb END) o
        WHERE o->>'outcome' = 'accepted' AND o->>'recordId' IS NOT NULL)), 0)::integer AS records
    FROM delivery d WHERE d.company_id = ${company} AND d.id = ANY(${list}::uuid[])`;
  return row ?? { readable: 0, records: 0 };
}

/** Notes how far it has come. Does nothing where somebody else has read these already: a job may be taken twice. */
export async function noteProgress(tx: Tx, company: number, id: string, from: string | null, done: { cursor: string; read: number; readable: number; records: number }): Promise<boolean> {
  const noted = await tx.$executeRaw`
    UPDATE rereading SET state = 'running', cursor = ${done.cursor}::uuid, done = done + ${done.read}, readable = readable + ${done.readable}, records = records + ${done.records}
    WHERE company_id = ${company} AND id = ${id}::uuid AND state <> 'done' AND cursor IS NOT DISTINCT FROM ${from}::uuid`;
  return noted === 1;
}

export async function finishRereading(tx: Tx, company: number, id: string, at: Date): Promise<void> {
  await tx.rereading.updateMany({ where: { companyId: company, id, state: { not: "done" } }, data: { state: "done", finishedAt: at } });
}
