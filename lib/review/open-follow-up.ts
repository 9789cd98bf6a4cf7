import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { findVoiding } from "#lib/posting/find-voiding.ts";
import type { FollowUp } from "#lib/records/follow-ups.ts";
import { type OpenedRecord, openRecord } from "#lib/records/open-record.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { settleFollowUps } from "#lib/records/settle-follow-ups.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { err, ok, type Result } from "#lib/result.ts";

/** Makes the record of a credit note or of what was added, about a posted, locked one; refused while that is being voided. */
export async function openFollowUp(tx: Tx, ctx: Context, record: StoredRecord, followUp: FollowUp): Promise<Result<OpenedRecord, RecordRefusal>> {
  // What is being voided is nothing to credit or to add to.
  const voiding = await findVoiding(tx, ctx.company, record.id);
  if (voiding !== null) return err({ code: "not-reversible", why: `${voiding} is being voided in AutoCount.` });
  const opened = await openRecord(tx, ctx, openingOf(record, followUp));
  await settleFollowUps(tx, ctx, [record.id]);
  return ok(opened);
}

function openingOf(record: StoredRecord, { do: what, makes, why }: FollowUp): Parameters<typeof openRecord>[2] {
  if (makes === null) throw new Error(`a ${what} makes no record`);
  const base = { of: record, document: makes.document, externalId: makes.externalId, reason: why };
  return what === "credit-note"
    ? { ...base, kind: "credit_note", event: "record.credit-note-opened" }
    : { ...base, kind: record.kind, event: "record.top-up-opened" };
}
