import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { loadRuleBook } from "./batch-queries.ts";
import { checkDraft, type DraftRefusal } from "./check-draft.ts";
import { ruleDraft } from "./schema.ts";
import { lockSetting, writeSetting } from "./store.ts";

export const setRuleInput = ruleDraft.extend({
  /** Of what the person looked at; 0 where nothing was set yet. */
  revision: z.number().int().min(0),
});
export type SetRuleInput = z.input<typeof setRuleInput>;
export type SetRuleError = DraftRefusal | { code: "no-change" } | { code: "setting-changed"; by: string; revision: number };

/**
 * Sets how hard a rule stops and what it goes by, for the company, a source or an account. The open records that it can
 * touch, and only those, are checked again in the background. Refuses to switch off what guards the books, and to save over somebody else's change.
 */
export async function setRule(ctx: Context, input: z.output<typeof setRuleInput>): Promise<Result<{ revision: number; runId: string }, SetRuleError>> {
  return ctx.db.$transaction(async (tx) => {
    const checked = await checkDraft(tx, ctx.company, input);
    if ("refusal" in checked) return err(checked.refusal);
    const { rule } = checked;
    const stored = await lockSetting(tx, ctx.company, input);
    if ((stored?.revision ?? 0) !== input.revision) return err({ code: "setting-changed", by: stored?.changedByName ?? "Somebody", revision: stored?.revision ?? 0 });
    const old = { severity: stored?.severity ?? null, thresholds: stored?.thresholds ?? {} };
    const next = { severity: input.severity, thresholds: input.thresholds };
    if (inOrder(old) === inOrder(next)) return err({ code: "no-change" });
    const before = [...((await loadRuleBook(tx, ctx.company)).get(rule.id)?.values() ?? [])];
    const revision = input.revision + 1;
    await writeSetting(tx, ctx.company, input, { ...next, revision, by: ctx.actor, at: ctx.now() });
    const place = { rule: input.rule, scope: input.scope, key: input.key };
    await writeAudit(tx, ctx, { type: "rule.set", old: { ...place, ...old }, new: { ...place, ...next } });
    const runId = await askRecheck(tx, ctx, { by: "setting", before, set: { ...place, ...next } }, `${ctx.actor.name} changed the rule "${rule.title}"`);
    return ok({ revision, runId });
  });
}

/** As text that is the same whatever the order in which fields were entered. */
function inOrder({ severity, thresholds }: { severity: string | null; thresholds: object }): string {
  return JSON.stringify([severity, Object.entries(thresholds).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
