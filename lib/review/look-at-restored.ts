import { z } from "zod";
import type { DocumentOf } from "#lib/canonical/document.ts";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { type Change, changesBetween } from "#lib/canonical/paths.ts";
import { openStates, type RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { judgeRecords } from "#lib/records/judge-records.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { restoredDocument } from "./restored-document.ts";
import { asDocument } from "./stored-document.ts";

/** `restore`: the revision whose document is to come back. */
export const restoreQuestion = recordInput.extend({ restore: z.number().int().min(1) });

/** An earlier document as it would stand today: with what is known by now filled in, in what it differs, which rules would hold it. */
export type Restored = { document: DocumentOf; changes: Change[]; holds: string[]; state: RecordState };

/** Why it cannot come back: also because a decision on its delivery or on what is billed lies between, which other documents rest on. */
export type RestoreRefusal = RecordRefusal | { code: "decided-since" };

/** Reads what restoring an earlier revision would come to; the record is locked and nothing is written. `state` is where it stands now. */
export async function lookAtRestored(tx: Tx, ctx: Context, input: z.output<typeof restoreQuestion> & { isUndo?: boolean | undefined }): Promise<Result<Restored, RestoreRefusal>> {
  const locked = await lockAsSeen(tx, ctx, input);
  if (!locked.ok) return locked;
  const record = locked.value;
  if (!openStates.includes(record.state) && record.state !== "approved") return err({ code: "not-in-this-state", state: record.state });
  const kept = await tx.recordRevision.findUnique({
    where: { companyId_recordId_revision: { companyId: ctx.company, recordId: record.id, revision: input.restore } },
    select: { document: true },
  });
  if (kept === null) return err({ code: "not-found" });
  if (kept.document === null) return err({ code: "no-change" });
  const isOwnLast = input.isUndo === true && input.restore === record.revision - 1 && (await isOwn(tx, ctx, record));
  const restored = restoredDocument(record.document, asDocument(kept.document), { isLast: isOwnLast });
  if (restored === null) return err({ code: "decided-since" });
  // It may be from before its schema had a field, or a rule for one.
  const parsed = documentSchemas[record.kind].safeParse(restored);
  if (!parsed.success) return err({ code: "invalid", issues: parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })) });
  const [judgement] = await judgeRecords(tx, ctx, [{ ...record, recordId: record.id, document: parsed.data }]);
  if (judgement === undefined) throw new Error("one record was judged and none came back");
  const changes = changesBetween(record.document, judgement.document);
  if (changes.length === 0) return err({ code: "no-change" });
  return ok({ document: parsed.data, changes, holds: judgement.assessment.holds, state: record.state });
}

/** Whether the present revision is the asking person's own. */
async function isOwn(tx: Tx, ctx: Context, { id, revision }: StoredRecord): Promise<boolean> {
  const made = await tx.recordRevision.findUnique({ where: { companyId_recordId_revision: { companyId: ctx.company, recordId: id, revision } }, select: { actorId: true } });
  return ctx.actor.id !== null && made?.actorId === ctx.actor.id;
}
