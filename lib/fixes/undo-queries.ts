import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Change } from "#lib/canonical/paths.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { ToUndo } from "./store.ts";

/** What has to be known of a record to put it back. */
export type UndoFacts = {
  recordId: string;
  /** The document before the answer. */
  before: DocumentOf | null;
  /** What the answer changed in it. */
  changes: Change[];
  /** Somebody's own change since the answer, another remembered answer left aside. */
  changedBy: string | null;
  /** Somebody has approved it as it stands. */
  approvedBy: string | null;
  /** Its number in AutoCount, or the one it is to have. */
  docNo: string | null;
};

/** Loads them for a batch, in one query. */
export async function loadUndoFacts(tx: Tx, company: number, batch: readonly ToUndo[]): Promise<Map<string, UndoFacts>> {
  const rows = await tx.$queryRaw<UndoFacts[]>`
    SELECT x."recordId", before.document AS before, made.changes,
      (SELECT later.actor_name FROM record_revision later WHERE later.company_id = ${company} AND later.record_id = x."recordId"
         AND later.revision > x."revisionAfter" AND later.cause <> 'alias' ORDER BY later.revision LIMIT 1) AS "changedBy",
      (SELECT a.user_name FROM approval a JOIN record r ON r.company_id = a.company_id AND r.id = a.record_id AND r.revision = a.revision
         WHERE a.company_id = ${company} AND a.record_id = x."recordId" AND a.revoked_at IS NULL ORDER BY a.step LIMIT 1) AS "approvedBy",
      (SELECT p.doc_no FROM posting p WHERE p.company_id = ${company} AND p.record_id = x."recordId" AND p.state <> 'withdrawn' ORDER BY p.queued_at DESC LIMIT 1) AS "docNo"
    FROM jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) AS x("recordId" uuid, "revisionBefore" int, "revisionAfter" int)
    JOIN record_revision before ON before.company_id = ${company} AND before.record_id = x."recordId" AND before.revision = x."revisionBefore"
    JOIN record_revision made ON made.company_id = ${company} AND made.record_id = x."recordId" AND made.revision = x."revisionAfter"`;
  return new Map(rows.map((row) => [row.recordId, row]));
}
