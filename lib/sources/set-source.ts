import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { ChannelId } from "#lib/channels/channel.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { signsWebhooks, sourceFlow, sourceKey, sourceName, sourceSecret } from "./add-source.ts";
import { sealSourceSecret } from "./source-secret.ts";
import { sourceSettings } from "./source-settings.ts";
import { changeSource, lockSource, type SourceChange, type StoredSource } from "./store.ts";

export const setSourceInput = z.object({
  key: sourceKey,
  name: sourceName.optional(),
  secret: sourceSecret.optional(),
  flow: sourceFlow.optional(),
  isEnabled: z.boolean().optional(),
  /** Debtor for sales that name no buyer; null for none. */
  walkInCustomer: sourceSettings.shape.walkInCustomer.unwrap().optional(),
});
export type SetSourceInput = z.input<typeof setSourceInput>;

export type SetSourceError = { code: "not-found" } | { code: "no-secret-needed" } | { code: "no-change" };

/**
 * Changes what is said of a source; what is left out stays. A disabled source's token and webhooks are refused at once.
 * A new flow counts for what arrives from now on and for what is checked again.
 */
export async function setSource(ctx: Context, input: SetSourceInput): Promise<Result<{ sourceId: string; changed: string[] }, SetSourceError>> {
  return ctx.db.$transaction(async (tx) => {
    const source = await lockSource(tx, ctx.company, input.key);
    if (source === null) return err({ code: "not-found" });
    if (input.secret !== undefined && !signsWebhooks(source.channel as ChannelId)) return err({ code: "no-secret-needed" });
    const { change, old, next } = compare(ctx, source, input);
    const changed = Object.keys(next);
    if (changed.length === 0) return err({ code: "no-change" });
    await changeSource(tx, ctx.company, source.id, change);
    await writeAudit(tx, ctx, { type: "source.changed", old: { sourceId: source.id, ...old }, new: { sourceId: source.id, ...next } });
    return ok({ sourceId: source.id, changed });
  });
}

type Told = { [field: string]: unknown };

/** What is written, and what the audit tells of it; of a secret it tells that it is another. */
function compare(ctx: Context, source: StoredSource, input: SetSourceInput): { change: SourceChange; old: Told; next: Told } {
  const change: SourceChange = {};
  const old: Told = {};
  const next: Told = {};
  const settings = sourceSettings.parse(source.settings);
  if (input.name !== undefined && input.name !== source.name) {
    change.name = input.name;
    [old.name, next.name] = [source.name, input.name];
  }
  if (input.flow !== undefined && (input.flow.kind !== source.flowKind || input.flow.trigger !== source.flowTrigger)) {
    [change.flowKind, change.flowTrigger] = [input.flow.kind, input.flow.trigger];
    [old.flow, next.flow] = [{ kind: source.flowKind, trigger: source.flowTrigger }, input.flow];
  }
  if (input.isEnabled !== undefined && input.isEnabled !== (source.disabledAt === null)) {
    change.disabledAt = input.isEnabled ? null : ctx.now();
    [old.isEnabled, next.isEnabled] = [!input.isEnabled, input.isEnabled];
  }
  if (input.walkInCustomer !== undefined && input.walkInCustomer !== settings.walkInCustomer) {
    change.settings = { ...settings, walkInCustomer: input.walkInCustomer };
    [old.walkInCustomer, next.walkInCustomer] = [settings.walkInCustomer, input.walkInCustomer];
  }
  if (input.secret !== undefined) {
    change.secret = sealSourceSecret(ctx.company, source.key, input.secret);
    next.secret = "replaced";
  }
  return { change, old, next };
}
