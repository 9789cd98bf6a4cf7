import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { lockRecord } from "#lib/records/lock-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findMember } from "./queries.ts";
import { assign } from "./store.ts";

export const assignInput = z.object({ recordId: z.uuid(), from: z.uuid().nullable(), to: z.uuid().nullable() });
export type AssignInput = z.input<typeof assignInput>;

export type AssignRefusal =
  | { code: "not-found" }
  /** It is somebody else's by now; nothing was changed. */
  | { code: "assigned-meanwhile"; to: string | null }
  | { code: "unknown-person" };

/** Makes a record somebody's work, or nobody's. Guarded by whose it was: of two who assign at once, the second is told. */
export async function assignRecord(ctx: Context, { recordId, from, to }: AssignInput): Promise<Result<{ recordId: string; name: string | null }, AssignRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const record = await lockRecord(tx, ctx.company, recordId);
    if (record === null) return err({ code: "not-found" });
    const person = to === null ? null : await findMember(tx, ctx.company, to);
    if (to !== null && person === null) return err({ code: "unknown-person" });
    if (!(await assign(tx, ctx.company, { recordId, from, to, at: ctx.now() }))) {
      const now = await tx.record.findUnique({ where: { companyId_id: { companyId: ctx.company, id: recordId } }, select: { assigneeId: true } });
      const holder = now?.assigneeId ? await findMember(tx, ctx.company, now.assigneeId) : null;
      return err({ code: "assigned-meanwhile", to: holder?.name ?? null });
    }
    await writeAudit(tx, ctx, { type: "record.assigned", recordId, revision: record.revision, old: { assignee: from }, new: { assignee: to, name: person?.name ?? null } });
    await notify(tx, ctx.company, { topic: "records", ids: [recordId] });
    return ok({ recordId, name: person?.name ?? null });
  });
}
