import { readProcessStand } from "#lib/api/queries.ts";
import { db } from "#lib/db/prisma.ts";
import { readMigrations } from "#lib/db/migration-files.ts";
import { readRow, readRows } from "#lib/db/sql.ts";
import { type EnvName, findEnvProblems } from "#lib/env.ts";
import { jobs } from "#lib/jobs/registry.ts";
import { openConnectionOf } from "#lib/posting/connection.ts";
import { openSourceSecret } from "#lib/sources/source-secret.ts";
import { checkLedger } from "#lib/wiring.ts";

/** One thing that was looked at; `isWell` false is something to do. */
export type Finding = { what: string; isWell: boolean; says: string };

const needed: readonly EnvName[] = ["DATABASE_URL", "NEXTAUTH_SECRET", "HOLDPOINT_ENCRYPTION_KEY", "HOLDPOINT_DATA_DIR", "PORT"];

/** Looks over everything that an installation needs. Reads only; asks each ledger once. What fails hides only itself. */
export async function examine(): Promise<Finding[]> {
  const environment = findEnvProblems(needed);
  const found: Finding[] = [{ what: "environment", isWell: environment.length === 0, says: environment.length === 0 ? "complete" : environment.join(" ") }];
  const database = await look("database", findDatabase);
  found.push(database);
  if (!database.isWell) return found;
  found.push(await look("migrations", findMigrations), await look("job queues", findQueues), await look("encryption key", tryKey));
  found.push(await look("worker", findWorker), await look("work left behind", findLeftovers), ...(await findLedgers()));
  return found;
}

type Answer = string | { trouble: string };

async function look(what: string, ask: () => Promise<Answer>): Promise<Finding> {
  try {
    const answer = await ask();
    return typeof answer === "string" ? { what, isWell: true, says: answer } : { what, isWell: false, says: answer.trouble };
  } catch (error) {
    return { what, isWell: false, says: error instanceof Error ? error.message : String(error) };
  }
}

async function findDatabase(): Promise<Answer> {
  const { version, size } = await readRow<{ version: string; size: string }>("SELECT current_setting('server_version') AS version, pg_size_pretty(pg_database_size(current_database())) AS size");
  return `PostgreSQL ${version}, ${size}`;
}

async function findMigrations(): Promise<Answer> {
  const known = readMigrations().map((migration) => migration.name);
  const applied = await readRows<{ name: string }>("SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL");
  const done = new Set(applied.map((row) => row.name));
  const missing = known.filter((name) => !done.has(name));
  return missing.length === 0 ? `${known.length} applied` : { trouble: `not applied: ${missing.join(", ")}` };
}

async function findQueues(): Promise<Answer> {
  const there = new Set((await readRows<{ name: string }>("SELECT name FROM pgboss.queue")).map((row) => row.name));
  const missing = jobs.map((job) => job.name).filter((name) => !there.has(name));
  return missing.length === 0 ? `${jobs.length} there` : { trouble: `missing: ${missing.join(", ")}; the next \`npm start\` makes them` };
}

/** Opens every stored secret and forgets it: another key is noticed now and not when the next order comes. */
async function tryKey(): Promise<Answer> {
  const sources = await db().source.findMany({ where: { secret: { not: null } }, select: { companyId: true, key: true, secret: true } });
  const connections = await db().ledgerConnection.findMany({ select: { companyId: true } });
  for (const { companyId, key, secret } of sources) if (secret !== null) openSourceSecret(companyId, key, secret);
  for (const { companyId } of connections) await openConnectionOf(db(), companyId);
  return `opens what is stored (${many(sources.length, "webhook secret")}, ${many(connections.length, "connection")})`;
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

async function findWorker(): Promise<Answer> {
  const { workerHeard } = await readProcessStand();
  return workerHeard === null ? { trouble: "none is alive: nothing is read or posted until one runs (`npm start`)" } : `heard ${Math.round(workerHeard)} s ago`;
}

async function findLeftovers(): Promise<Answer> {
  const { unread, due } = await readRow<{ unread: number; due: number }>(
    `SELECT (SELECT count(*) FROM delivery WHERE state = 'received' AND received_at < now() - interval '5 minutes') AS unread,
            (SELECT count(*) FROM posting WHERE state IN ('queued', 'sending', 'voiding') AND queued_at < now() - interval '15 minutes' AND (next_at IS NULL OR next_at < now())) AS due`,
  );
  if (unread === 0 && due === 0) return "none";
  return { trouble: `${many(unread, "message")} unread for 5 minutes, ${many(due, "document")} unsent for 15 minutes` };
}

async function findLedgers(): Promise<Finding[]> {
  const companies = await db().company.findMany({ select: { id: true, key: true }, orderBy: { key: "asc" } });
  return Promise.all(companies.map(({ id, key }) => look(`ledger of ${key}`, () => findLedger(id))));
}

async function findLedger(company: number): Promise<Answer> {
  const connection = await openConnectionOf(db(), company);
  if (connection === null) return "none set: records are taken and checked, nothing can be posted";
  const check = await checkLedger(connection);
  if (check.kind !== "connected") return { trouble: check.reason };
  if (connection.state === "stopped") return { trouble: `answers${check.companyName === null ? "" : ` (${check.companyName})`}, but sending was stopped when AutoCount turned it away: set the connection again` };
  const book = [connection.book && `book ${connection.book}`, check.companyName && `of ${check.companyName}`].filter(Boolean).join(" ");
  return book === "" ? "open" : `open, ${book}`;
}
