import { randomBytes } from "node:crypto";
import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { channelIds } from "#lib/channels/channel.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type SourceFlow, sourceFlow } from "./source-flow.ts";
import { sealSourceSecret } from "./source-secret.ts";
import { settingsChange, sourceSettings } from "./source-settings.ts";
import { insertSource } from "./store.ts";
import { signsWebhooks, usualFlow } from "./usual-flow.ts";

/** Stands in the addresses of webhooks. */
export const sourceKey = z.string().regex(/^[a-z0-9-]{2,40}$/, "A source's key has 2 to 40 small letters, digits and hyphens.");
export const sourceName = plainText.trim().min(1, "A source needs a name.").max(120);
/** Chosen by the channel, so its length is not ours to ask for. */
export const sourceSecret = z.string().min(1, "A secret is not empty.").max(500);

export const addSourceInput = z.object({
  key: sourceKey,
  channel: z.enum(channelIds),
  /** The key, where no name is given. */
  name: sourceName.optional(),
  /** What the channel signs its webhooks with; a random one is made where none is given. */
  secret: sourceSecret.nullish(),
  flow: sourceFlow.optional(),
  settings: settingsChange.optional(),
});
export type AddSourceInput = z.input<typeof addSourceInput>;

export type AddSourceError =
  /** By a source of this or another company. */
  | { code: "key-taken" }
  /** The channel signs nothing, so a secret would protect nothing. */
  | { code: "no-secret-needed" };
export type AddedSource = { sourceId: string; key: string; flow: SourceFlow; secret: string | null };

/** Adds a place that records come from. Its secret is given out here and never shown again. */
export async function addSource(ctx: Context, input: AddSourceInput): Promise<Result<AddedSource, AddSourceError>> {
  const { key, channel, flow = usualFlow[channel] } = input;
  const isSigned = signsWebhooks(channel);
  if (!isSigned && input.secret != null) return err({ code: "no-secret-needed" });
  const secret = isSigned ? (input.secret ?? randomBytes(32).toString("base64url")) : null;
  const name = input.name ?? key;
  const settings = sourceSettings.parse(input.settings ?? {});
  return ctx.db.$transaction(async (tx) => {
    const sourceId = await insertSource(tx, ctx.company, {
      key, name, channel, flowKind: flow.kind, flowTrigger: flow.trigger,
      secret: secret === null ? null : sealSourceSecret(ctx.company, key, secret),
      settings,
    });
    if (sourceId === null) return err({ code: "key-taken" });
    await writeAudit(tx, ctx, { type: "source.added", new: { sourceId, key, name, channel, flow, ...input.settings } });
    return ok({ sourceId, key, flow, secret });
  });
}
