import { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";

/** Takes the book's lease, or goes on holding it, for `ms`: one writer per account book, across any number of workers. */
export async function takeLease(tx: Pick<RawTx, "$executeRaw">, company: number, owner: string, ms: number): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE ledger_connection SET lease_owner = ${owner}, lease_until = now() + make_interval(secs => ${ms} / 1000.0)
    WHERE company_id = ${company} AND (lease_owner = ${owner} OR lease_until IS NULL OR lease_until < now())`;
  return taken === 1;
}

export async function releaseLease(tx: Tx, company: number, owner: string): Promise<void> {
  await tx.$executeRaw`UPDATE ledger_connection SET lease_owner = NULL, lease_until = NULL WHERE company_id = ${company} AND lease_owner = ${owner}`;
}

/** Lets nobody call the ledger before `until`, and says why; null lifts it. */
export async function setWait(tx: Tx, company: number, wait: { until: Date; reason: string } | null): Promise<void> {
  await tx.ledgerConnection.updateMany({
    where: { companyId: company, ...(wait === null ? { waitUntil: { not: null } } : {}) },
    data: { waitUntil: wait?.until ?? null, waitReason: wait?.reason ?? null },
  });
}

/** Stops a connection that AutoCount turned away; true where it was open until now, so that it is told once. */
export async function stopConnection(tx: Tx, company: number, reason: string, at: Date): Promise<boolean> {
  const stopped = await tx.ledgerConnection.updateMany({ where: { companyId: company, state: "open" }, data: { state: "stopped", stopReason: reason, updatedAt: at } });
  return stopped.count === 1;
}

export type ConnectionWrite = {
  kind: string;
  baseUrl: string;
  book: string;
  settings: object;
  /** Sealed; left out where they stay as they are. */
  credentials?: Uint8Array<ArrayBuffer>;
};

export type LockedConnection = { kind: string; baseUrl: string; book: string; settings: unknown; state: string; revision: number };

/** The company's connection, locked until the transaction ends, without its credentials; null where none is set. */
export async function lockConnection(tx: Tx, company: number): Promise<LockedConnection | null> {
  await tx.$executeRaw`SELECT 1 FROM ledger_connection WHERE company_id = ${company} FOR UPDATE`;
  return tx.ledgerConnection.findUnique({ where: { companyId: company }, select: { kind: true, baseUrl: true, book: true, settings: true, state: true, revision: true } });
}

/**
 * Writes the company's connection; its running number goes on. New credentials open it and are noted with who gave them. What a
 * test found before is dropped: it was of another connection.
 */
export async function saveConnection(tx: Tx, company: number, { credentials, ...connection }: ConnectionWrite, by: { name: string; at: Date }): Promise<void> {
  const untested = { testedAt: null, testedByName: null, checks: Prisma.DbNull };
  const where = { companyId: company };
  if (credentials === undefined) {
    await tx.ledgerConnection.update({ where, data: { ...connection, ...untested, revision: { increment: 1 } } });
    return;
  }
  const opened = {
    ...connection, ...untested, credentials, secretSetAt: by.at, secretSetByName: by.name, state: "open", stopReason: null, waitUntil: null, waitReason: null, updatedAt: by.at,
  };
  await tx.ledgerConnection.upsert({ where, create: { companyId: company, ...opened }, update: { ...opened, revision: { increment: 1 } } });
}

/** Keeps what a test of the connection found, unless the connection was saved anew meanwhile. */
export async function saveChecks(tx: Tx, company: number, tested: { revision: number; checks: object[]; byName: string; at: Date }): Promise<void> {
  const { revision, checks, byName, at } = tested;
  await tx.ledgerConnection.updateMany({ where: { companyId: company, revision }, data: { checks, testedAt: at, testedByName: byName } });
}

/** Companies whose connection is open. */
export async function findOpenConnections(tx: Tx): Promise<number[]> {
  const rows = await tx.ledgerConnection.findMany({ where: { state: "open" }, select: { companyId: true } });
  return rows.map((row) => row.companyId);
}
