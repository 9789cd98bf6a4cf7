import type { Change } from "#lib/canonical/paths.ts";

/** One thing that happened to a record: who, when, what, old and new, why. */
export type HistoryEntry = {
  id: string;
  at: string;
  /** Stable code of what happened: "record.approved". */
  type: string;
  actor: { type: string; name: string };
  revision: number | null;
  /** The revision began with it; otherwise it is the one that stood then. */
  makesRevision: boolean;
  /** The fields that changed with it. */
  changes: Change[];
  /** What else is told of it, as stored with the audit entry. */
  old: unknown;
  new: unknown;
  reason: string | null;
};

export type AuditRow = {
  id: string;
  type: string;
  actorType: string;
  actorName: string;
  revision: number | null;
  old: unknown;
  new: unknown;
  reason: string | null;
  at: string;
};

export type RevisionRow = { revision: number; cause: string; changes: Change[]; reason: string | null; actorName: string; at: string };

/**
 * The history of a record, newest first: its audit entries, each revision's field changes shown with the entry that was
 * written in the same transaction. A revision that no entry tells of stands for itself, so that no change goes unshown.
 */
export function mergeHistory(audit: readonly AuditRow[], revisions: readonly RevisionRow[]): HistoryEntry[] {
  const left = new Map(revisions.map((revision) => [revision.revision, revision]));
  const entries = audit.map((row): HistoryEntry => {
    const revision = row.revision === null ? undefined : left.get(row.revision);
    const made = revision !== undefined && isSameMoment(row.at, revision.at) ? revision : undefined;
    if (made !== undefined) left.delete(made.revision);
    return {
      id: row.id,
      at: row.at,
      type: row.type,
      actor: { type: row.actorType, name: row.actorName },
      revision: row.revision,
      makesRevision: made !== undefined,
      changes: made?.changes ?? [],
      old: row.old,
      new: row.new,
      reason: row.reason ?? made?.reason ?? null,
    };
  });
  const untold = [...left.values()].map((row): HistoryEntry => ({
    id: `revision-${row.revision}`,
    at: row.at,
    type: `revision.${row.cause}`,
    actor: { type: row.cause === "received" || row.cause === "source-change" ? "source" : "user", name: row.actorName },
    revision: row.revision,
    makesRevision: true,
    changes: row.changes,
    old: null,
    new: null,
    reason: row.reason,
  }));
  return [...entries, ...untold].sort((a, b) => compare(b.at, a.at) || compare(b.id, a.id));
}

/** now() is the time of the transaction, but the clock of the verb and that of the database may differ a little. */
function isSameMoment(a: string, b: string): boolean {
  return Math.abs(Date.parse(a) - Date.parse(b)) < 5_000;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
