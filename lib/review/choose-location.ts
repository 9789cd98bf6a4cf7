import { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { askedQuestion } from "#lib/fixes/asked-question.ts";
import { similarKeys } from "#lib/fixes/question.ts";
import { relocated } from "#lib/fixes/relocated.ts";
import { askedAs, startFix } from "#lib/fixes/start-fix.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { findLocation } from "#lib/reference/find-masters.ts";
import { learnAlias } from "#lib/reference/learn-alias.ts";
import { locationKey } from "#lib/reference/resolve.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { Answered } from "./answer-item.ts";
import { changeRecord } from "./change-record.ts";
import { lockForChange } from "./lock-for-change.ts";

export const chooseLocationInput = recordInput.extend({
  /** Where the document names the location that is meant: "location", "lines.2.location". */
  path: z.string().regex(/^((from|to)?[lL]ocation|lines\.\d{1,4}\.location)$/),
  code: plainText.trim().min(1).max(20),
  similar: similarKeys,
});

/**
 * Answers which location of AutoCount is meant by one that it does not have, or not in use, in this record and in all other
 * held ones that ask the same; remembered for the next document that names it.
 */
export async function chooseLocation(ctx: Context, input: z.input<typeof chooseLocationInput>): Promise<Result<Answered, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const asked = await askedQuestion(tx, ctx.company, record, { type: "location", at: input.path });
    if (asked === null) return err({ code: "invalid", issues: [{ path: input.path, message: "The document names no location there." }] });
    const location = await findLocation(tx, ctx.company, input.code);
    if (location === null) return err({ code: "invalid", issues: [{ path: "code", message: `AutoCount has no location ${input.code}. Choose one from the list.` }] });
    const keys = [...new Set([...asked.keys, ...(input.similar ?? []).flatMap((other) => locationKey(other) ?? [])])];
    const aliasIds = await learnAlias(tx, ctx, { type: "location", sourceId: asked.sourceId, keys, target: location.code });
    const changed = await changeRecord(tx, ctx, record, {
      document: relocated(record, new Set(keys), location.code), cause: "alias", event: "record.location-chosen", reason: null, touches: false,
    });
    const { runId, others } = await startFix(tx, ctx, {
      question: { type: "location", sourceId: asked.sourceId, keys }, asked: askedAs(asked.label, keys.length), target: location.code, targetName: location.name,
      aliasIds, own: { recordId: record.id, revisionBefore: record.revision },
    });
    return ok({ ...changed, freed: others, runId });
  });
}
