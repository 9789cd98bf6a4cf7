import { z } from "zod";
import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { judgeRecords, type ToJudge } from "#lib/records/judge-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { loadRuleBook } from "#lib/rulebook/batch-queries.ts";
import { checkDraft, type DraftRefusal } from "#lib/rulebook/check-draft.ts";
import { ruleDraft } from "#lib/rulebook/schema.ts";
import { stops } from "#lib/rules/evaluate.ts";
import { toRuleBook } from "#lib/rules/rule-book.ts";
import { findTested, type TestedRow } from "./queries.ts";

export const backTestInput = ruleDraft.extend({ days: z.number().int().min(1).max(400) });

/** What one record of the past would be under the draft: held by the rule, or no longer; and what became of it in fact. */
export type TestedRecord = { id: string; number: string; date: string; source: string; party: string; currency: string; total: string; state: RecordState; isCorrected: boolean; messages: string[] };
export type BackTested = {
  days: number;
  looked: number;
  /** More records there were than are looked at; the newest were. */
  isCut: boolean;
  wouldHold: TestedRecord[];
  noLonger: TestedRecord[];
  /** How many there are of each: the lists stop at a hundred. */
  wouldHoldCount: number;
  noLongerCount: number;
  /** What became of those that the draft would hold, by state. */
  became: { state: RecordState; count: number }[];
};

/** So many records take a few seconds. */
const most = 2000;
const batchSize = 200;
const listed = 100;

/**
 * Judges the records of the last days with a rule set as in the draft, and as it is set now, and tells in which it differs and
 * what became of those. Reads only, in batches; what the rules know beside the documents is what is known today.
 */
export async function backTest(ctx: Context, input: z.output<typeof backTestInput>): Promise<Result<BackTested, DraftRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const checked = await checkDraft(tx, ctx.company, input);
    if ("refusal" in checked) return err(checked.refusal);
    const now = await loadRuleBook(tx, ctx.company);
    const others = [...now.values()].flatMap((of) => [...of.values()]).filter((set) => set.rule !== input.rule || set.scope !== input.scope || set.key !== input.key);
    const draft = toRuleBook([...others, input]);
    const since = new Date(ctx.now().getTime() - input.days * 86_400_000);
    const scope = { kinds: [...checked.rule.kinds], sourceId: input.scope === "source" ? input.key : null, partyCode: input.scope === "customer" ? input.key : null };
    const rows = await findTested(tx, ctx.company, scope, since, most + 1);
    const tested = rows.slice(0, most);
    const wouldHold: TestedRecord[] = [];
    const noLonger: TestedRecord[] = [];
    for (let start = 0; start < tested.length; start += batchSize) {
      const batch = tested.slice(start, start + batchSize);
      const then = await heldBy(ctx, tx, batch, input.rule, draft);
      const before = await heldBy(ctx, tx, batch, input.rule, now);
      for (const [index, row] of batch.entries()) {
        const [next, old] = [then[index] ?? [], before[index] ?? []];
        if (next.length > 0 && old.length === 0) wouldHold.push(told(row, next));
        if (next.length === 0 && old.length > 0) noLonger.push(told(row, old));
      }
    }
    const became = [...Map.groupBy(wouldHold, (one) => one.state)].map(([state, of]) => ({ state, count: of.length })).toSorted((a, b) => b.count - a.count);
    return ok({
      days: input.days, looked: tested.length, isCut: rows.length > most, became, wouldHoldCount: wouldHold.length, noLongerCount: noLonger.length,
      wouldHold: wouldHold.slice(0, listed), noLonger: noLonger.slice(0, listed),
    });
  }, { timeout: 60_000 });
}

/** What the rule says of each record, as far as it would stop it. */
async function heldBy(ctx: Context, tx: Parameters<typeof judgeRecords>[0], batch: readonly TestedRow[], rule: string, book: ReturnType<typeof toRuleBook>): Promise<string[][]> {
  const judgements = await judgeRecords(tx, ctx, batch.map(asJudged), book);
  return judgements.map(({ assessment }) => [...new Set(assessment.findings.filter((finding) => finding.rule === rule && stops(finding)).map((finding) => finding.message))]);
}

function asJudged(row: TestedRow): ToJudge {
  return { ...(row as TestedRow & { kind: Kind; document: DocumentOf }), recordId: row.id } as ToJudge;
}

function told({ id, number, date, source, party, currency, total, state, isCorrected }: TestedRow, messages: string[]): TestedRecord {
  return { id, number, date, source, party, currency, total, state, isCorrected, messages };
}
