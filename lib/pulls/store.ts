import type { Ask } from "#lib/channels/channel.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { readRows } from "#lib/db/sql.ts";

/** The only writer of what is to be pulled. */

type Asking = Pick<Tx, "$executeRaw">;

const withoutCredentials = "The source has no credentials, so the channel cannot be asked. Store them, and it is asked for by itself.";

/**
 * Notes what bells told of, one row for one thing. What waits already waits on; what is done or given up waits again, except
 * where the version that the bell tells of was pulled already. A bell for what is being pulled right now is counted, so that
 * it is pulled once more.
 */
export async function upsertAsks(tx: Asking, company: number, asks: readonly (Ask & { sourceId: string })[], now: Date): Promise<number> {
  if (asks.length === 0) return 0;
  const rows = JSON.stringify(asks.map(({ sourceId, what, externalId, version }) => ({ source_id: sourceId, what, external_id: externalId, asked: version })));
  return tx.$executeRaw`
    INSERT INTO pull (company_id, source_id, what, external_id, asked, asked_at, next_at, problem)
    SELECT ${company}, x.source_id, x.what, x.external_id, x.asked, ${now}, ${now}, CASE WHEN s.credentials IS NULL THEN ${withoutCredentials} END
      FROM jsonb_to_recordset(${rows}::jsonb) AS x(source_id uuid, what text, external_id text, asked text)
      JOIN source s ON s.company_id = ${company} AND s.id = x.source_id
     ORDER BY x.source_id, x.what, x.external_id
    ON CONFLICT (company_id, source_id, what, external_id) DO UPDATE SET
      bells = pull.bells + 1, asked_at = excluded.asked_at, asked = GREATEST(pull.asked COLLATE "C", excluded.asked COLLATE "C"),
      state = CASE WHEN pull.state IN ('done', 'failed') THEN 'queued' ELSE pull.state END,
      next_at = CASE WHEN pull.state IN ('done', 'failed') THEN excluded.next_at ELSE pull.next_at END,
      attempts = CASE WHEN pull.state IN ('done', 'failed') THEN 0 ELSE pull.attempts END,
      problem = CASE WHEN pull.state = 'failed' THEN NULL ELSE pull.problem END
    WHERE NOT (pull.state = 'done' AND excluded.asked IS NOT NULL AND pull.version IS NOT NULL AND pull.version COLLATE "C" >= excluded.asked COLLATE "C")`;
}

export type DuePull = { id: string; what: string; externalId: string; asked: string | null; bells: number; attempts: number; digest: string | null };

/** Takes the next due pull of a source, oldest first. Call it only while holding the source's lease: what is `pulling` was left behind. */
export async function startNext(tx: Tx, company: number, sourceId: string, now: Date): Promise<DuePull | null> {
  const [row] = await tx.$queryRaw<DuePull[]>`
    UPDATE pull SET state = 'pulling', started_at = ${now}, attempts = attempts + 1
     WHERE company_id = ${company} AND id = (
       SELECT id FROM pull WHERE company_id = ${company} AND source_id = ${sourceId}::uuid AND state IN ('queued', 'pulling') AND next_at <= ${now}
        ORDER BY next_at, id LIMIT 1 FOR UPDATE)
    RETURNING id, what, external_id AS "externalId", asked, bells, attempts, digest`;
  return row ?? null;
}

/** It is pulled; where a bell rang meanwhile it waits once more. */
export async function finishPull(tx: Asking, company: number, { id, bells }: DuePull, done: { version: string | null; digest: string }, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE pull SET state = CASE WHEN bells > ${bells} THEN 'queued' ELSE 'done' END, version = ${done.version}, digest = ${done.digest},
      done_at = ${now}, next_at = ${now}, attempts = 0, problem = NULL
     WHERE company_id = ${company} AND id = ${id}::uuid`;
}

/** It could not be pulled: it waits until `nextAt`, or is given up where that is null. */
export async function putBack(tx: Asking, company: number, { id }: DuePull, why: { problem: string; nextAt: Date | null }): Promise<void> {
  await tx.$executeRaw`
    UPDATE pull SET state = ${why.nextAt === null ? "failed" : "queued"}, problem = ${why.problem}, next_at = COALESCE(${why.nextAt}, next_at)
     WHERE company_id = ${company} AND id = ${id}::uuid`;
}

export type PullState = { waitUntil: Date | null; problem: string | null; failures: number; stoppedFor: string | null; sweptUntil: Date | null; nextSweepAt: Date | null };

/** Takes the lease of a source if nobody holds it: one worker asks one shop at a time, across any number of workers. */
export async function takeLease(tx: Asking, company: number, sourceId: string, owner: string, seconds: number): Promise<boolean> {
  const taken = await tx.$executeRaw`
    INSERT INTO pull_source (company_id, source_id, lease_owner, lease_until)
    VALUES (${company}, ${sourceId}::uuid, ${owner}::uuid, now() + make_interval(secs => ${seconds}))
    ON CONFLICT (company_id, source_id) DO UPDATE SET lease_owner = excluded.lease_owner, lease_until = excluded.lease_until
      WHERE pull_source.lease_owner = excluded.lease_owner OR pull_source.lease_until IS NULL OR pull_source.lease_until < now()`;
  return taken === 1;
}

export async function releaseLease(tx: Asking, company: number, sourceId: string, owner: string): Promise<void> {
  await tx.$executeRaw`UPDATE pull_source SET lease_owner = NULL, lease_until = NULL WHERE company_id = ${company} AND source_id = ${sourceId}::uuid AND lease_owner = ${owner}::uuid`;
}

export async function readState(tx: Pick<Tx, "pullSource">, company: number, sourceId: string): Promise<PullState> {
  return tx.pullSource.findUniqueOrThrow({
    where: { companyId_sourceId: { companyId: company, sourceId } },
    select: { waitUntil: true, problem: true, failures: true, stoppedFor: true, sweptUntil: true, nextSweepAt: true },
  });
}

/** What becomes of a source; fields left out stay as they are. The row is there since the lease was taken. */
export async function changeState(tx: Pick<Tx, "pullSource">, company: number, sourceId: string, change: Partial<PullState>): Promise<void> {
  await tx.pullSource.update({ where: { companyId_sourceId: { companyId: company, sourceId } }, data: change });
}

/** A source of which something is to be pulled now. */
export type SourceToPull = { company: number; sourceId: string; channel: string; since: string };

/**
 * The sources, of all companies, of which something is due and which nobody is asking: a pull, or the look for lost bells.
 * One look into an index for each source that has credentials; there are few of them.
 */
export async function findSourcesToPull(channels: readonly string[], now: Date): Promise<SourceToPull[]> {
  return readRows<SourceToPull>(
    `SELECT s.company_id AS company, s.id AS "sourceId", s.channel, s.created_at AS since
       FROM source s LEFT JOIN pull_source p ON p.company_id = s.company_id AND p.source_id = s.id
      WHERE s.credentials IS NOT NULL AND s.disabled_at IS NULL AND s.channel = ANY($1)
        AND (p.lease_until IS NULL OR p.lease_until < now()) AND (p.wait_until IS NULL OR p.wait_until <= $2)
        AND (p.stopped_for IS NULL OR p.stopped_for <> encode(sha256(s.credentials), 'hex'))
        AND (p.next_sweep_at IS NULL OR p.next_sweep_at <= $2 OR EXISTS (
          SELECT 1 FROM pull w WHERE w.company_id = s.company_id AND w.source_id = s.id AND w.state IN ('queued', 'pulling') AND w.next_at <= $2))
      ORDER BY p.wait_until NULLS FIRST, s.company_id, s.id LIMIT 100`,
    [channels, now],
    { prepared: true },
  );
}
