import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { closeFinding } from "./finding-store.ts";

export const acceptFindingInput = recordInput.extend({ findingId: z.uuid(), reason: plainText.trim().min(1, "Say why it may stay as it is.").max(1000) });

/** Accepts what was found on a posted document as it is, with a reason. The document is not touched, here or in AutoCount. */
export async function acceptFinding(ctx: Context, input: z.output<typeof acceptFindingInput>): Promise<Result<{ recordId: string }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const by = ctx.actor.type === "user" ? ctx.actor.id : null;
    const found = await closeFinding(tx, ctx.company, record.id, input.findingId, { at: ctx.now(), by, byName: ctx.actor.name, reason: input.reason });
    if (found === null) return err({ code: "no-change" });
    await writeAudit(tx, ctx, { type: "posting-finding.accepted", recordId: record.id, revision: record.revision, new: { rule: found.rule, message: found.message }, reason: input.reason });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id });
  });
}
