import { z } from "zod";
import { malaysianDate } from "#lib/canonical/dates.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { type Judgement, judgeUnder, type ToJudge } from "#lib/records/judge-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { loadRuleBook } from "#lib/rulebook/batch-queries.ts";
import { checkDraft, type DraftRefusal } from "#lib/rulebook/check-draft.ts";
import { ruleDraft } from "#lib/rulebook/schema.ts";
import { toRuleBook } from "#lib/rules/rule-book.ts";
import { countTested, listTested, type TestedRow } from "./queries.ts";

export const backTestInput = ruleDraft.extend({ days: z.number().int().min(1).max(400) });

/** What one record of the past would have been under the draft: held by the rule, or not any more; and what became of it in fact. */
export type TestedRecord = { id: string; number: string; date: string; source: string; party: string; currency: string; total: string; state: RecordState; isCorrected: boolean; messages: string[] };
export type BackTested = {
  days: number;
  /** How many records were looked at, the newest, and out of how many: of a great many only that there are more than so many. */
  looked: number;
  outOf: { value: number; isCapped: boolean };
  wouldHold: TestedRecord[];
  noLonger: TestedRecord[];
  /** How many there are of each: the lists stop at a hundred. */
  wouldHoldCount: number;
  noLongerCount: number;
  /** What became of those that the draft would hold, by state. */
  became: { state: RecordState; count: number }[];
};
export type BackTestRefusal =
  | DraftRefusal
  /** The rule goes by what is only known at the moment of it; the screen says of what. */
  | { code: "not-on-the-past"; rule: string };

/** So many records take some seconds. */
const most = 5000;
const batch = 200;
const listed = 100;
const mostCounted = 50_000;

/**
 * Judges the records of the last days as they first came, as of the Malaysian day on which they came, with a rule set as in the
 * draft and as it is set now, and tells in which that differs and what became of those. What was put right or accepted
 * afterwards counts as held. Reads only, step by step from the newest; what the rules know beside the documents is what is
 * known today.
 */
export async function backTest(ctx: Context, input: z.output<typeof backTestInput>, { atMost = most, step = batch } = {}): Promise<Result<BackTested, BackTestRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const checked = await checkDraft(tx, ctx.company, input);
    if ("refusal" in checked) return err(checked.refusal);
    const { kinds, noBackTest } = checked.rule;
    if (noBackTest) return err({ code: "not-on-the-past", rule: input.rule });
    const now = await loadRuleBook(tx, ctx.company);
    const others = [...now.values()].flatMap((of) => [...of.values()]).filter((set) => set.rule !== input.rule || set.scope !== input.scope || set.key !== input.key);
    const draft = toRuleBook([...others, input]);
    const since = new Date(ctx.now().getTime() - input.days * 86_400_000);
    const scope = { kinds, sourceId: input.scope === "source" ? input.key : null, partyCode: input.scope === "customer" ? input.key : null, since };
    const wouldHold: TestedRecord[] = [];
    const noLonger: TestedRecord[] = [];
    let looked = 0;
    let rows: TestedRow[] = [];
    do {
      rows = await listTested(tx, ctx.company, scope, rows.at(-1) ?? null, step);
      const [next = [], old = []] = await judgeUnder(tx, ctx, rows.map(asItCame), [draft, now]);
      for (const [index, row] of rows.entries()) {
        const [then, before] = [heldBy(input.rule, next[index]), heldBy(input.rule, old[index])];
        if (then.length > 0 && before.length === 0) wouldHold.push(told(row, then));
        if (then.length === 0 && before.length > 0) noLonger.push(told(row, before));
      }
      looked += rows.length;
    } while (rows.length === step && looked < atMost);
    const outOf = looked < atMost ? { value: looked, isCapped: false } : await countTested(tx, ctx.company, scope, mostCounted);
    const became = [...Map.groupBy(wouldHold, (one) => one.state)].map(([state, of]) => ({ state, count: of.length })).toSorted((a, b) => b.count - a.count);
    return ok({
      days: input.days, looked, outOf, became, wouldHoldCount: wouldHold.length, noLongerCount: noLonger.length,
      wouldHold: wouldHold.slice(0, listed), noLonger: noLonger.slice(0, listed),
    });
  }, { timeout: 60_000 });
}

/** What the rule says of a record, as far as it stops: a warning that somebody accepted later did, too. */
function heldBy(rule: string, judgement: Judgement | undefined): string[] {
  const findings = judgement?.assessment.findings ?? [];
  return [...new Set(findings.filter((finding) => finding.rule === rule && finding.severity !== "info").map((finding) => finding.message))];
}

function asItCame(row: TestedRow): ToJudge {
  return { ...row, recordId: row.id, asOf: malaysianDate(row.receivedAt) } as ToJudge;
}

function told({ id, number, date, source, party, currency, total, state, isCorrected }: TestedRow, messages: string[]): TestedRecord {
  return { id, number, date, source, party, currency, total, state, isCorrected, messages };
}
