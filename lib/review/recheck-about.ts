import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { findAbout } from "#lib/records/find-held.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";

/**
 * Has what hangs on a record that was closed or opened again checked anew: what is about it (of a rejected sale there is
 * nothing to credit), and what is about the same sale (a rejected return takes nothing back).
 */
export async function recheckAbout(tx: Tx, ctx: Context, record: Pick<StoredRecord, "id" | "parentId">): Promise<void> {
  const recordIds = [record.id, ...(record.parentId === null ? [] : [record.parentId])];
  const hanging = (await findAbout(tx, ctx.company, recordIds)).filter((id) => id !== record.id);
  if (hanging.length === 0) return;
  await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "about", recordIds }, answeredBy: null, because: "what it is about was closed or opened again" });
}
