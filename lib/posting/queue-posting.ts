import { masterOf } from "#lib/canonical/facets.ts";
import { digestOf } from "#lib/canonical/digest.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { loadPrefixes } from "#lib/sources/queries.ts";
import { postApprovedJob } from "./jobs.ts";
import { findLineConnection } from "./line-store.ts";
import { numberPrefix } from "./number-prefix.ts";
import { patienceOf } from "./patience.ts";
import { postAt } from "./post-at.ts";
import { changePosting, drawNumbers, findLivePostings, insertPostings } from "./store.ts";

type ToQueue = Pick<StoredRecord, "id" | "sourceId" | "kind" | "revision" | "document" | "bookAs">;

/** Queues one approved record; returns its document number. */
export async function queuePosting(tx: Tx, ctx: Context, record: ToQueue): Promise<string> {
  return (await queuePostings(tx, ctx, [record])).get(record.id) as string;
}

/** What a slow answer takes: the seconds that the screen tells are counted from there. */
const answerMs = 2_000;

/** How long a document that is approved on screen now waits for its undo, in seconds, and from when on it may be sent. */
export async function undoTime(tx: Pick<Tx, "$queryRaw">, ctx: Context): Promise<{ seconds: number; notBefore: Date | null }> {
  const { undo } = patienceOf((await findLineConnection(tx, ctx.company))?.settings);
  return { seconds: Math.ceil(undo / 1000), notBefore: undo === 0 ? null : new Date(ctx.now().getTime() + undo + answerMs) };
}

/**
 * Queues approved records for the ledger, in their order and in the transaction that approves them. The document number is
 * fixed here, before the first attempt, and stays the record's own through refusals and corrections: it is the one key by
 * which AutoCount can refuse a second copy (autocount/cloud-api.md 25). None is sent before
 * `notBefore`. Returns the numbers by record.
 */
export async function queuePostings(tx: Tx, ctx: Context, records: readonly ToQueue[], notBefore: Date | null = null): Promise<Map<string, string>> {
  if (records.length === 0) return new Map();
  // A master is booked under its code, which may be corrected before it is there.
  const codes = await findFreeCodes(tx, ctx.company, records);
  const existing = await findLivePostings(tx, ctx.company, records.map(({ id }) => id));
  const numbers = new Map(records.flatMap(({ id }) => {
    const docNo = codes.get(id) ?? existing.get(id)?.docNo;
    return docNo === undefined ? [] : [[id, docNo] as const];
  }));
  for (const record of records) {
    const posting = existing.get(record.id);
    if (posting === undefined) continue;
    await changePosting(tx, ctx.company, posting.id, {
      state: "queued", docNo: numbers.get(record.id) ?? posting.docNo, revision: record.revision, digest: digestOf(record.document), message: null, lookups: 0, nextAt: notBefore, queuedAt: ctx.now(),
    });
  }
  const fresh = records.filter(({ id }) => !existing.has(id));
  const unnumbered = fresh.filter(({ id }) => !numbers.has(id));
  const drawn = await drawNumbers(tx, ctx.company, await prefixesOf(tx, ctx.company, unnumbered));
  for (const [place, { id }] of unnumbered.entries()) numbers.set(id, drawn[place] as string);
  await insertPostings(tx, ctx.company, fresh.map(({ id, revision, document }) => ({ recordId: id, revision, docNo: numbers.get(id) as string, digest: digestOf(document), nextAt: notBefore })));
  if (notBefore === null) await enqueue(tx, postApprovedJob, { company: ctx.company });
  else await postAt(tx, ctx.company, notBefore);
  return numbers;
}

/** What each record's number begins with. Throws where the company has no ledger. */
async function prefixesOf(tx: Tx, company: number, records: readonly ToQueue[]): Promise<string[]> {
  if (records.length === 0) return [];
  const profile = await findLedgerProfile(tx, company);
  if (profile === null) throw new Error("a posting was queued without a ledger connection");
  const bySource = new Map<string, Awaited<ReturnType<typeof loadPrefixes>>>();
  for (const sourceId of new Set(records.map((record) => record.sourceId))) bySource.set(sourceId, await loadPrefixes(tx, company, sourceId));
  return records.map(({ bookAs, sourceId }) => numberPrefix(bookAs, bySource.get(sourceId) ?? {}, profile.docNoPrefix));
}

/** The codes of debtors, creditors and items by record, but for those under which another record has been sent or that another one of these has. */
async function findFreeCodes(tx: Tx, company: number, records: readonly Pick<StoredRecord, "id" | "kind" | "document">[]): Promise<Map<string, string>> {
  const coded = records.flatMap((record) => {
    const code = masterOf(record)?.code ?? null;
    return code === null ? [] : [{ id: record.id, code }];
  });
  if (coded.length === 0) return new Map();
  const sent = await tx.posting.findMany({ where: { companyId: company, docNo: { in: coded.map(({ code }) => code) } }, select: { docNo: true, recordId: true } });
  const free = new Map<string, string>();
  for (const { id, code } of coded) {
    const isTaken = sent.some((posting) => posting.docNo === code && posting.recordId !== id) || [...free.values()].includes(code);
    if (!isTaken) free.set(id, code);
  }
  return free;
}
