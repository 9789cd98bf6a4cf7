import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { Result } from "#lib/result.ts";
import { restoreMappingIn, type restoreMappingInput, type SavedMapping, type SaveMappingError, saveMappingIn, type saveMappingInput } from "#lib/sources/save-mapping.ts";
import { queueReadAgain } from "./ask-read-again.ts";

/** `rereads`: the deliveries behind held records that are read again with it, in the background. */
export type ChangedMapping = SavedMapping & { rereads: number };

/**
 * Saves a source's mapping and has the messages behind its held records that nobody has touched read again with it: what was
 * held for want of it goes on by itself. What cannot be read at all, what somebody corrected and what was decided stays.
 */
export async function saveMappingAndRead(ctx: Context, input: z.output<typeof saveMappingInput>): Promise<Result<ChangedMapping, SaveMappingError>> {
  return ctx.db.$transaction(async (tx) => withReading(tx, ctx, await saveMappingIn(tx, ctx, input)));
}

/** The same with an earlier version. */
export async function restoreMappingAndRead(ctx: Context, input: z.output<typeof restoreMappingInput>): Promise<Result<ChangedMapping, SaveMappingError>> {
  return ctx.db.$transaction(async (tx) => withReading(tx, ctx, await restoreMappingIn(tx, ctx, input)));
}

async function withReading(tx: Tx, ctx: Context, saved: Result<SavedMapping, SaveMappingError>): Promise<Result<ChangedMapping, SaveMappingError>> {
  if (!saved.ok) return saved;
  const asked = await queueReadAgain(tx, ctx, { by: "held", sourceId: saved.value.sourceId });
  return { ok: true, value: { ...saved.value, rereads: asked?.total ?? 0 } };
}
