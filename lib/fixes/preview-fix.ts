import { z } from "zod";
import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { judgeRecords } from "#lib/records/judge-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { answeredAs, type AskedPlace, placesAsking } from "./answered-as.ts";
import { askedQuestion } from "./asked-question.ts";
import { type AskedSpelling, type AskingTotals, findNames, findPastAnswers, findPostedWith, findSimilarAsked, findTarget, type PastAnswer, sampleAsking, sumAsking, type Target } from "./preview-queries.ts";
import { bareText, type FixQuestion, fixTypes, mostSimilar } from "./question.ts";

export const previewFixInput = z.object({
  recordId: z.uuid(),
  type: z.enum(fixTypes),
  /** The line's id for an item, the path for a location. */
  at: z.string().max(100).default(""),
  target: plainText.trim().max(30).default(""),
  /** Ticked spellings, as a JSON list in the address. */
  similar: z.string().max(20_000).default("[]").transform((text, issues) => {
    const parsed = z.array(plainText.max(300)).max(mostSimilar).safeParse(tryJson(text));
    if (parsed.success) return parsed.data;
    issues.addIssue("Not a list of keys.");
    return z.NEVER;
  }),
});

/** What an answer for many would do, before anybody gives it. */
export type FixPreview = {
  asked: string;
  target: Target | null;
  /** Other records that ask the same, per currency. */
  totals: AskingTotals[];
  sample: PreviewRecord[];
  past: (Omit<PastAnswer, "taughtAt" | "revokedAt"> & { taughtAt: string; revokedAt: string | null })[];
  /** The codes that posted documents of this source have for it, the most frequent first. */
  posted: { code: string; name: string | null; records: number; /** Of so many latest ones that were looked through, where there are more; null where it is all. */ ofLatest: number | null; documents: { id: string; number: string; docNo: string | null; date: string }[] }[];
  similar: (AskedSpelling & { /** The same but for case, spaces and punctuation. */ isSame: boolean })[];
};

/** A record as it is and as it would be: where its state would be decided by all rules, run on the answered document. */
export type PreviewRecord = { id: string; number: string; currency: string; places: AskedPlace[]; state: RecordState; holds: string[] };

const sampleSize = 4;
const postedShown = 3;
const codesShown = 4;

/** Tells what an answer would free, a few records before and after, other answers to the same question, and what else reads alike. Reads only. */
export async function previewFix(ctx: Context, input: z.output<typeof previewFixInput>): Promise<Result<FixPreview, { code: "not-found" }>> {
  return ctx.db.$transaction(async (tx) => {
    const record = await tx.record.findUnique({ where: { companyId_id: { companyId: ctx.company, id: input.recordId } }, select: { id: true, kind: true, document: true, sourceId: true } });
    const asked = record && (await askedQuestion(tx, ctx.company, { kind: record.kind as Kind, document: record.document as unknown as DocumentOf, sourceId: record.sourceId } as OfKind & { sourceId: string }, input));
    if (!record || !asked) return err({ code: "not-found" });
    const alone: FixQuestion = { type: asked.type, sourceId: asked.sourceId, keys: asked.keys };
    const question: FixQuestion = { ...alone, keys: [...new Set([...asked.keys, ...input.similar.map((key) => key.trim().toLowerCase())])] };
    const target = input.target === "" ? null : await findTarget(tx, ctx.company, input.type, input.target);
    const bare = bareText(asked.label);
    // Codes that read alike are codes of other things.
    const similar = asked.gone === null ? await findSimilarAsked(tx, ctx.company, alone, asked.label, bare) : [];
    const past = await findPastAnswers(tx, ctx.company, alone);
    return ok({
      asked: asked.label,
      target,
      totals: await sumAsking(tx, ctx.company, question, record.id),
      sample: target === null ? [] : await judgeSample(tx, ctx, question, record.id, target),
      past: past.map((answer) => ({ ...answer, taughtAt: answer.taughtAt.toISOString(), revokedAt: answer.revokedAt?.toISOString() ?? null })),
      posted: asked.gone === null ? await findPostedCodes(tx, ctx, alone, record.sourceId, asked.label) : [],
      similar: similar.map((one) => ({ ...one, isSame: bareText(one.label) === bare })),
    });
  });
}

async function judgeSample(tx: Tx, ctx: Context, question: FixQuestion, except: string, target: Target): Promise<PreviewRecord[]> {
  const keys = new Set(question.keys);
  const sample = await sampleAsking(tx, ctx.company, question, except, sampleSize);
  const judged = await judgeRecords(tx, ctx, sample.map((record) => ({ ...record, recordId: record.id, document: answeredAs(record, question.type, keys, target) }) as never));
  return sample.flatMap((record, index) => {
    const assessment = judged[index]?.assessment;
    if (assessment === undefined) return [];
    const currency = "currency" in record.document ? record.document.currency : "";
    return [{ id: record.id, number: record.number, currency, places: placesAsking(record, question.type, keys).slice(0, 2), state: assessment.state, holds: [...new Set(assessment.holds)] }];
  });
}

async function findPostedCodes(tx: Tx, ctx: Context, question: FixQuestion, sourceId: string, label: string): Promise<FixPreview["posted"]> {
  // A location that a posted document names is one of AutoCount's: nobody can tell what it was called before.
  if (question.type === "location") return [];
  const keys = new Set(question.keys);
  const found = new Map<string, FixPreview["posted"][number]>();
  const { latest, hasMore } = await findPostedWith(tx, ctx.company, sourceId, label);
  for (const record of latest) {
    const codes = new Set(placesAsking(record, question.type, keys).flatMap(({ code }) => (code === null ? [] : [code])));
    for (const code of codes) {
      const entry = found.get(code) ?? { code, name: null, records: 0, ofLatest: hasMore ? latest.length : null, documents: [] };
      entry.records += 1;
      if (entry.documents.length < postedShown) entry.documents.push({ id: record.id, number: record.number, docNo: record.docNo, date: record.docDate });
      found.set(code, entry);
    }
  }
  const told = [...found.values()].sort((a, b) => b.records - a.records).slice(0, codesShown);
  const names = told.length === 0 ? new Map<string, string>() : await findNames(tx, ctx.company, question.type, told.map(({ code }) => code));
  return told.map((entry) => ({ ...entry, name: names.get(entry.code) ?? null }));
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
