import type { Change } from "#lib/canonical/paths.ts";
import type { Actor } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";

export type NewRevision = {
  recordId: string;
  revision: number;
  cause: "received" | "source-change" | "correction" | "alias" | "decision";
  changes: Change[];
  reason: string | null;
  actor: Pick<Actor, "id" | "name">;
  bearsValue: boolean;
  deliveryId: string | null;
};

/**
 * Keeps revisions for good, all in one statement. The document of the newest one stands in its record and is not written
 * twice; `updateRecords` moves it here before it writes the next one there.
 */
export async function insertRevisions(tx: Tx, company: number, revisions: readonly NewRevision[]): Promise<void> {
  if (revisions.length === 0) return;
  const rows = JSON.stringify(revisions.map(({ actor, ...revision }) => ({ ...revision, actorId: actor.id, actorName: actor.name })));
  await tx.$executeRaw`
    INSERT INTO record_revision (company_id, record_id, revision, cause, changes, reason, actor_id, actor_name, bears_value, delivery_id)
    SELECT ${company}, "recordId", revision, cause, changes, reason, "actorId", "actorName", "bearsValue", "deliveryId"
    FROM jsonb_to_recordset(${rows}::jsonb) AS x("recordId" uuid, revision int, cause text, changes jsonb, reason text,
      "actorId" uuid, "actorName" text, "bearsValue" boolean, "deliveryId" uuid)`;
}
