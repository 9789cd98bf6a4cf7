import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { changeTags } from "./store.ts";

/** A word or two, the same in upper and lower case: "check price" and "Check Price" are one. */
export const tag = plainText.trim().toLowerCase().min(1).max(40).regex(/^[^,]+$/, "A tag has no comma.");
const mostTags = 20;

export const tagInput = z.object({ recordId: z.uuid(), add: z.array(tag).max(mostTags).default([]), remove: z.array(tag).max(mostTags).default([]) });
export type TagInput = z.input<typeof tagInput>;

export type TagRefusal = { code: "not-found" } | { code: "too-many-tags"; most: number };

/** Puts words on a record and takes others off. What somebody else puts on meanwhile stays. */
export async function tagRecord(ctx: Context, input: TagInput): Promise<Result<{ tags: string[] }, TagRefusal>> {
  const { recordId, add, remove } = tagInput.parse(input);
  const outcome = await ctx.db.$transaction(async (tx): Promise<Result<{ tags: string[] }, TagRefusal>> => {
    const tags = await changeTags(tx, ctx.company, recordId, { add, remove });
    if (tags === null) return err({ code: "not-found" });
    if (tags.length > mostTags) throw new TooManyTags();
    await writeAudit(tx, ctx, { type: "record.tagged", recordId, new: { tags, add, remove } });
    await notify(tx, ctx.company, { topic: "records", ids: [recordId] });
    return ok({ tags });
  }).catch((error: unknown) => {
    // Known only after the write, which is taken back.
    if (error instanceof TooManyTags) return err<TagRefusal>({ code: "too-many-tags", most: mostTags });
    throw error;
  });
  return outcome;
}

class TooManyTags extends Error {}
