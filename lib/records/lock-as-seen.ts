import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findMoved } from "./find-moved.ts";
import { lockRecord } from "./lock-records.ts";
import type { RecordRefusal } from "./refusal.ts";
import type { StoredRecord } from "./stored-record.ts";

/** What every verb on a record is told: which one, and the revision that the person looked at. */
export const recordInput = z.object({ recordId: z.uuid(), revision: z.number().int().min(1) });
export type RecordInput = z.infer<typeof recordInput>;

/** The record, locked, if it is still as the person saw it. */
export async function lockAsSeen(tx: Tx, ctx: Context, input: RecordInput): Promise<Result<StoredRecord, RecordRefusal>> {
  const record = await lockRecord(tx, ctx.company, input.recordId);
  if (record === null) return err({ code: "not-found" });
  if (record.revision !== input.revision) {
    return err({ code: "changed-meanwhile", moved: await findMoved(tx, ctx.company, record, input.revision) });
  }
  return ok(record);
}
