import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { type MappingOverride, mappingOverride, storedOverride } from "#lib/mapping/override.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { sourceKey } from "./add-source.ts";
import { changeSource, findMapping, findSource, insertMapping, lastMappingVersion, lockSource } from "./store.ts";

const note = plainText.trim().min(1, "Say what it is for: it stands in the list of versions.").max(500);

export const saveMappingInput = z.object({ key: sourceKey, revision: z.number().int().min(1), body: mappingOverride, note });
export type SaveMappingInput = z.input<typeof saveMappingInput>;

export type SaveMappingError = { code: "not-found" } | { code: "no-change" } | { code: "source-changed"; revision: number };
export type SavedMapping = { sourceId: string; version: number | null; revision: number };

/** Saves a mapping as the next version of a source's and reads with it from now on; what was read before stays as it is. */
export async function saveMapping(ctx: Context, input: z.output<typeof saveMappingInput>): Promise<Result<SavedMapping, SaveMappingError>> {
  return ctx.db.$transaction((tx) => saveMappingIn(tx, ctx, input));
}

/** The same in the caller's transaction. A mapping without steps leaves everything to the adapter, as a version of its own. */
export async function saveMappingIn(tx: Tx, ctx: Context, input: z.output<typeof saveMappingInput>): Promise<Result<SavedMapping, SaveMappingError>> {
  const source = await lockSource(tx, ctx.company, input.key);
  if (source === null) return err({ code: "not-found" });
  if (source.revision !== input.revision) return err({ code: "source-changed", revision: source.revision });
  const current = source.mappingVersion === null ? null : await findMapping(tx, ctx.company, source.id, source.mappingVersion);
  if (isSame(input.body, current === null ? null : storedOverride(current.body))) return err({ code: "no-change" });
  const version = (await lastMappingVersion(tx, ctx.company, source.id)) + 1;
  const { actor } = ctx;
  await insertMapping(tx, ctx.company, source.id, { version, body: input.body, note: input.note, createdBy: actor.type === "user" ? actor.id : null, createdByName: actor.name });
  await changeSource(tx, ctx.company, source.id, { mappingVersion: version });
  await writeAudit(tx, ctx, {
    type: "source.mapping-saved",
    old: { sourceId: source.id, version: source.mappingVersion, steps: current === null ? [] : storedOverride(current.body).steps },
    new: { sourceId: source.id, version, steps: input.body.steps },
    reason: input.note,
  });
  return ok({ sourceId: source.id, version, revision: source.revision + 1 });
}

export const restoreMappingInput = z.object({ key: sourceKey, revision: z.number().int().min(1), version: z.number().int().min(1) });

/** Makes an earlier version the newest one: a new version with its steps, so that nothing that was ever used goes away. */
export async function restoreMappingIn(tx: Tx, ctx: Context, input: z.output<typeof restoreMappingInput>): Promise<Result<SavedMapping, SaveMappingError>> {
  const source = await findSource(tx, ctx.company, input.key);
  const earlier = source && (await findMapping(tx, ctx.company, source.id, input.version));
  if (!earlier) return err({ code: "not-found" });
  return saveMappingIn(tx, ctx, { key: input.key, revision: input.revision, body: storedOverride(earlier.body), note: `Version ${input.version} again: ${earlier.note}`.slice(0, 500) });
}

function isSame(next: MappingOverride, current: MappingOverride | null): boolean {
  if (current === null) return next.steps.length === 0;
  return JSON.stringify(mappingOverride.parse(next)) === JSON.stringify(current);
}
