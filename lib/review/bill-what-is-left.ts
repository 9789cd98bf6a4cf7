import { isOfKind } from "#lib/canonical/document.ts";
import { orderKinds } from "#lib/canonical/kinds.ts";
import { withoutRemoved } from "#lib/canonical/parts.ts";
import type { Context } from "#lib/context.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { changeRecord, type ChangedRecord } from "./change-record.ts";
import type { RecordInput } from "#lib/records/lock-as-seen.ts";
import { lockForChange } from "./lock-for-change.ts";

/**
 * Takes what the source has taken back out of the document, and bills the rest at what the source says it is now worth.
 * Where the remaining lines do not come to that, the document is held for it.
 */
export async function billWhatIsLeft(ctx: Context, input: RecordInput): Promise<Result<ChangedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    if (!isOfKind(orderKinds, locked.value)) return err({ code: "no-change" });
    const document = withoutRemoved(locked.value.document);
    if (document.lines.length === 0) return err({ code: "no-change" });
    return ok(await changeRecord(tx, ctx, locked.value, { document, cause: "decision", event: "record.rest-billed", reason: null, touches: true }));
  });
}
