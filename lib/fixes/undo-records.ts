import type { DocumentOf } from "#lib/canonical/document.ts";
import { valueAt, withValueAt } from "#lib/canonical/paths.ts";
import { openStates, stateLabels } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { recheckLocked } from "#lib/records/recheck-locked.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import type { UndoOutcome } from "./fix-states.ts";
import type { LockedRun, ToUndo } from "./store.ts";
import { loadUndoFacts, type UndoFacts } from "./undo-queries.ts";

type Undone = { recordId: string; undo: UndoOutcome; note: string | null };

/**
 * Puts records back to what they were before an answer for many, in the caller's transaction; its aliases are revoked
 * already. What somebody changed or approved since, or what is on its way or posted, stays as it is and is told as an
 * exception.
 */
export async function undoRecords(tx: Tx, ctx: Context, run: LockedRun, batch: readonly ToUndo[]): Promise<Undone[]> {
  const records = new Map((await lockRecords(tx, ctx.company, batch.map(({ recordId }) => recordId))).map((record) => [record.id, record]));
  const facts = await loadUndoFacts(tx, ctx.company, batch);
  const exceptions = new Map<string, string>();
  const documents = new Map<string, DocumentOf>();
  for (const one of batch) {
    const [record, known] = [records.get(one.recordId), facts.get(one.recordId)];
    const why = record === undefined || known === undefined ? "It is no longer there." : whyNot(record, known);
    const document = why === null && record && known ? documentBefore(record, known, one) : null;
    if (document === null) exceptions.set(one.recordId, why ?? "The field that was answered has another value by now.");
    else documents.set(one.recordId, document);
  }
  await recheckLocked(tx, ctx, [...records.values()].filter(({ id }) => documents.has(id)), {
    answeredBy: run.undoneBy === null ? null : { id: run.undoneBy, name: run.undoneByName ?? "" },
    because: `it was taken back that ${run.asked} is ${run.target}`,
    documentOf: (record) => documents.get(record.id) ?? record.document,
  });
  return batch.map(({ recordId }) => {
    const note = exceptions.get(recordId) ?? null;
    return { recordId, undo: note === null ? "undone" : "exception", note };
  });
}

function whyNot(record: StoredRecord, { docNo, approvedBy, changedBy }: UndoFacts): string | null {
  if (record.state === "posted") return `Posted as ${docNo ?? "a document without a number"}.`;
  if (!openStates.includes(record.state)) return docNo === null ? `${stateLabels[record.state]}.` : `${stateLabels[record.state]}, number ${docNo}.`;
  if (approvedBy !== null) return `Approved by ${approvedBy}.`;
  return changedBy === null ? null : `Changed by ${changedBy} since.`;
}

/** The whole document as it was; where other answers came since, only the fields that this one filled in. */
function documentBefore(record: StoredRecord, { before, changes }: UndoFacts, { revisionAfter }: ToUndo): DocumentOf | null {
  if (record.revision === revisionAfter && before !== null) return before;
  let document = record.document;
  for (const { path, old, new: answered } of changes) {
    if (JSON.stringify(valueAt(document, path)) !== JSON.stringify(answered)) return null;
    const next = withValueAt(document, path, old);
    if (next === null) return null;
    document = next;
  }
  return document;
}
