import type { SourceContext } from "#lib/auth/define-route.ts";
import { findChannel } from "#lib/channels/registry.ts";
import type { Context } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";
import { readRow, readRows } from "#lib/db/sql.ts";
import type { WebhookSource } from "#lib/intake/take-webhook.ts";
import { sourceKey } from "#lib/sources/add-source.ts";
import { signedAlong } from "#lib/sources/credentials.ts";
import { openSourceSecret } from "#lib/sources/source-secret.ts";
import { findSourceByKey } from "#lib/sources/queries.ts";

/**
 * The source that a webhook's address names, and the context in which it sends. Null where there is none, it is
 * disabled, or its channel signs nothing and so can prove nothing.
 */
export async function findWebhookSource(key: string, ip: string): Promise<{ ctx: SourceContext; source: WebhookSource } | null> {
  if (!sourceKey.safeParse(key).success) return null;
  const found = await findSourceByKey(key);
  const channel = found && findChannel(found.channel);
  if (!found?.secret || !channel) return null;
  return {
    ctx: { company: found.companyId, actor: { type: "source", id: found.id, name: found.name, role: null, ip }, db: db(), now: () => new Date() },
    source: { sourceId: found.id, channel, secret: openSourceSecret(found.companyId, found.key, found.secret), ...signedAlong(found.companyId, found.key, found.credentials) },
  };
}

/** The revisions that these records of the company have now; ids of nobody or of others are left out. */
export async function findRevisions(ctx: Context, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await readRows<{ id: string; revision: number }>("SELECT id, revision FROM record WHERE company_id = $1 AND id = ANY($2::uuid[])", [ctx.company, ids], { prepared: true });
  return new Map(rows.map((row) => [row.id, row.revision]));
}

export type ProcessStand = {
  isMigrated: boolean;
  /** Seconds since a worker was last heard; null where none is alive. */
  workerHeard: number | null;
  ledgers: { open: number; stopped: number };
};

/** How the installation stands: three look-ups in tables of a few rows. Throws where the database does not answer. */
export async function readProcessStand(): Promise<ProcessStand> {
  const tables = await readRow<{ ours: boolean; queue: boolean }>(
    "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AND to_regclass('public.ledger_connection') IS NOT NULL AS ours, to_regclass('pgboss.instance') IS NOT NULL AS queue",
  );
  if (!tables.ours || !tables.queue) return { isMigrated: false, workerHeard: null, ledgers: { open: 0, stopped: 0 } };
  // pg-boss's own registry of processes. Web processes only send and do not supervise; a process is quiet after three
  // missed heartbeats, as pg-boss itself counts.
  const row = await readRow<{ unfinished: number; workerHeard: number | null; open: number; stopped: number }>(
    `SELECT (SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL) AS unfinished,
            (SELECT extract(epoch FROM now() - max(heartbeat_on))::float8 FROM pgboss.instance
              WHERE supervise AND stopped_on IS NULL AND heartbeat_on >= now() - heartbeat_seconds * 3 * interval '1 second') AS "workerHeard",
            (SELECT count(*) FROM ledger_connection WHERE state = 'open') AS open,
            (SELECT count(*) FROM ledger_connection WHERE state <> 'open') AS stopped`,
    [],
    { prepared: true },
  );
  return { isMigrated: row.unfinished === 0, workerHeard: row.workerHeard === null ? null : Math.max(0, row.workerHeard), ledgers: { open: row.open, stopped: row.stopped } };
}

export type CompanyNumbers = {
  records: { state: string; count: number }[];
  postings: { state: string; count: number }[];
  /** Seconds that the oldest approved document has waited to be sent; 0 where none waits. */
  oldestQueuedSeconds: number;
  unreadDeliveries: number;
};

/** What a company's metrics tell. */
export async function readCompanyNumbers({ company }: Pick<Context, "company">): Promise<CompanyNumbers> {
  const [records, postings, { oldestQueuedSeconds, unreadDeliveries }] = await Promise.all([
    readRows<CompanyNumbers["records"][number]>("SELECT state, count(*) AS count FROM record WHERE company_id = $1 GROUP BY state", [company], { prepared: true }),
    readRows<CompanyNumbers["postings"][number]>("SELECT state, count(*) AS count FROM posting WHERE company_id = $1 GROUP BY state", [company], { prepared: true }),
    readRow<Pick<CompanyNumbers, "oldestQueuedSeconds" | "unreadDeliveries">>(
      `SELECT coalesce(extract(epoch FROM now() - (SELECT min(queued_at) FROM posting WHERE company_id = $1 AND state = 'queued')), 0)::float8 AS "oldestQueuedSeconds",
              (SELECT count(*) FROM delivery WHERE company_id = $1 AND state = 'received') AS "unreadDeliveries"`,
      [company],
      { prepared: true },
    ),
  ]);
  return { records, postings, oldestQueuedSeconds, unreadDeliveries };
}
