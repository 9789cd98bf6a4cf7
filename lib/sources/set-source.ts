import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { ChannelId } from "#lib/channels/channel.ts";
import type { Context } from "#lib/context.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { sourceKey, sourceName, sourceSecret } from "./add-source.ts";
import { sourceFlow } from "./source-flow.ts";
import { sealSourceSecret } from "./source-secret.ts";
import { settingsChange, type SourceSettings, sourceSettings } from "./source-settings.ts";
import { changeSource, lockSource, type SourceChange, type StoredSource } from "./store.ts";
import { signsWebhooks } from "./usual-flow.ts";

export const setSourceInput = z.object({
  key: sourceKey,
  /** The revision that the person looked at; whoever has not looked (the command line) leaves it out. */
  revision: z.number().int().min(1).optional(),
  name: sourceName.optional(),
  secret: sourceSecret.optional(),
  flow: sourceFlow.optional(),
  isEnabled: z.boolean().optional(),
  settings: settingsChange.optional(),
});
export type SetSourceInput = z.input<typeof setSourceInput>;

export type SetSourceError =
  | { code: "not-found" }
  | { code: "no-secret-needed" }
  | { code: "no-change" }
  /** Somebody has saved since; nothing of this was saved. */
  | { code: "source-changed"; revision: number };
export type SetSource = { sourceId: string; revision: number; changed: string[] };

/**
 * Changes what is said of a source; what is left out stays. A disabled source's token and webhooks are refused at once.
 * A new flow counts for what arrives from now on and for what waits, which is checked again in the background. So is what
 * an unknown buyer holds, where another debtor stands for walk-in sales. Location, agent and tax handling count for what is
 * read from now on, and for what is read again.
 */
export async function setSource(ctx: Context, input: SetSourceInput): Promise<Result<SetSource, SetSourceError>> {
  return ctx.db.$transaction(async (tx) => {
    const source = await lockSource(tx, ctx.company, input.key);
    if (source === null) return err({ code: "not-found" });
    if (input.secret !== undefined && !signsWebhooks(source.channel as ChannelId)) return err({ code: "no-secret-needed" });
    if (input.revision !== undefined && input.revision !== source.revision) return err({ code: "source-changed", revision: source.revision });
    const { change, old, next } = compare(ctx, source, input);
    const changed = Object.keys(next);
    if (changed.length === 0) return err({ code: "no-change" });
    await changeSource(tx, ctx.company, source.id, change);
    await writeAudit(tx, ctx, { type: "source.changed", old: { sourceId: source.id, ...old }, new: { sourceId: source.id, ...next } });
    if (next.flow !== undefined) await askRecheck(tx, ctx, { by: "source", sourceId: source.id, was: source.flowKind }, `${ctx.actor.name} changed the flow of ${source.name}`);
    // The other settings are written into a document when it is read; the walk-in debtor is looked up whenever it is judged.
    if (next.walkInCustomer !== undefined) await askRecheck(tx, ctx, { by: "rule", rules: walkInRules, sourceId: source.id }, `${ctx.actor.name} changed the walk-in debtor of ${source.name}`);
    return ok({ sourceId: source.id, revision: source.revision + 1, changed });
  });
}

/** What a debtor for walk-in sales may free. */
const walkInRules = ["new-customer", "ambiguous-customer"];

type Told = { [field: string]: unknown };

/** What is written, and what the audit tells of it; of a secret it tells that it is another. */
function compare(ctx: Context, source: StoredSource, input: SetSourceInput): { change: SourceChange; old: Told; next: Told } {
  const change: SourceChange = {};
  const old: Told = {};
  const next: Told = {};
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
  const settings = sourceSettings.parse(source.settings);
  for (const field of Object.keys(input.settings ?? {}) as (keyof SourceSettings)[]) {
    const value = input.settings?.[field];
    if (value === undefined || isSame(value, settings[field])) continue;
    change.settings = { ...settings, ...change.settings, [field]: value };
    [old[field], next[field]] = [settings[field], value];
  }
  if (input.secret !== undefined) {
    change.secret = sealSourceSecret(ctx.company, source.key, input.secret);
    next.secret = "replaced";
  }
  return { change, old, next };
}

function isSame(a: unknown, b: unknown): boolean {
  const inOrder = (value: unknown) => JSON.stringify(value !== null && typeof value === "object" ? Object.entries(value).sort() : value);
  return inOrder(a) === inOrder(b);
}
