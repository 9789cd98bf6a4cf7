import type { Change } from "#lib/canonical/paths.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { Moved } from "./refusal.ts";
import type { StoredRecord } from "./stored-record.ts";

/** What happened to a record after revision `seen`: every change since, and who made the last one. */
export async function findMoved(tx: Tx, company: number, record: Pick<StoredRecord, "id" | "state" | "revision">, seen: number): Promise<Moved> {
  const revisions = await tx.recordRevision.findMany({
    where: { companyId: company, recordId: record.id, revision: { gt: seen } },
    orderBy: { revision: "asc" },
    select: { changes: true, actorName: true, at: true },
  });
  const last = await tx.auditEntry.findFirst({
    where: { companyId: company, recordId: record.id },
    orderBy: { id: "desc" },
    select: { actorName: true, at: true },
  });
  return {
    revision: record.revision,
    state: record.state,
    by: revisions.at(-1)?.actorName ?? last?.actorName ?? "",
    at: (revisions.at(-1)?.at ?? last?.at ?? new Date(0)).toISOString(),
    changes: revisions.flatMap((revision) => revision.changes as Change[]),
  };
}
