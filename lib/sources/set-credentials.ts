import { writeAudit } from "#lib/audit/write-audit.ts";
import type { PullCredentials } from "#lib/channels/pull.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { sealCredentials } from "./credentials.ts";
import { writeSealed } from "./credentials-store.ts";
import { lockSource } from "./store.ts";

/**
 * Stores what a source shows to its channel's API, or takes it away; whatever stood there is replaced as a whole. The audit
 * tells that it happened and which fields were given, and nothing of what stands in them.
 */
export async function setCredentials(ctx: Context, input: { key: string; credentials: PullCredentials | null }): Promise<Result<{ sourceId: string; given: string[] }, { code: "not-found" }>> {
  const { key, credentials } = input;
  const given = credentials === null ? [] : Object.entries(credentials).flatMap(([name, value]) => (value === null ? [] : [name]));
  return ctx.db.$transaction(async (tx) => {
    const source = await lockSource(tx, ctx.company, key);
    if (source === null) return err({ code: "not-found" });
    await writeSealed(tx, ctx.company, source.id, credentials === null ? null : sealCredentials(ctx.company, key, credentials));
    await writeAudit(tx, ctx, { type: "source.credentials-set", new: { sourceId: source.id, given } });
    return ok({ sourceId: source.id, given });
  });
}
