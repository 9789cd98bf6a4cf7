import { setTimeout as sleep } from "node:timers/promises";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { lockRecord } from "#lib/records/lock-records.ts";
import { setCancelClock } from "#lib/records/write-records.ts";
import { buildLedgerDocument } from "./build-ledger-document.ts";
import { openConnectionOf } from "./connection.ts";
import { clockOf, eInvoiceSaid, validatedAt } from "./e-invoice-clock.ts";
import { endFindings, openFinding } from "./finding-store.ts";
import { changedFinding, goneFinding, missingFinding, voidedFinding, type PostingFinding } from "./findings.ts";
import type { EInvoiceSaid, FindOutcome, Ledger, LedgerDifference } from "./ledger.ts";
import { findLine, findLineConnection, saveWatch } from "./line-store.ts";
import { nextStep } from "./line-step.ts";
import { noteStop } from "./note-ledger.ts";
import { openPacedLedger } from "./paced-ledger.ts";
import { findToWatch, hasWorkDue, markChanged, saveWatched, type Watched } from "./watch-store.ts";

/** Documents in one go. With a run every few minutes each is seen several times a day, and few calls are taken from posting. */
const atOnce = 40;
/** Before the second look at one that was not found. */
const secondLookMs = 3_000;

export type WatchResult = { looked: number; found: number; trouble: string | null };

/**
 * Looks again at documents that are in the books, first those that AutoCount lists as changed, then in rotation: whether somebody has changed, voided or deleted them in
 * AutoCount, and how far their e-invoice is. Only reads, in the pace of the line, and stands back while something waits to
 * be sent. What it finds is said on the record; nothing is changed here or there.
 */
export async function watchPosted(ctx: Context, { waitMs = secondLookMs }: { waitMs?: number } = {}): Promise<WatchResult> {
  const [stand, line] = await Promise.all([findLineConnection(ctx.db, ctx.company), findLine(ctx.db, ctx.company)]);
  const connection = await openConnectionOf(ctx.db, ctx.company);
  const step = nextStep(stand, line, ctx.now());
  if (connection === null || step.do === "rest" || step.do === "probe" || (step.do === "send" && (await hasWorkDue(ctx.db, ctx.company, ctx.now())))) return { looked: 0, found: 0, trouble: null };
  const ledger = await openPacedLedger(ctx, connection, () => undefined);
  const result: WatchResult = { looked: 0, found: 0, trouble: null };
  const listed = await noteChanged(ctx, ledger, line.watchedUntil);
  result.trouble = listed.trouble;
  for (const posting of await findToWatch(ctx.db, ctx.company, ctx.now(), atOnce)) {
    if (step.do === "send" && (await hasWorkDue(ctx.db, ctx.company, ctx.now()))) break;
    const seen = await look(ctx, ledger, posting, waitMs);
    if (seen === null) continue;
    if (seen.kind === "stopped") await ctx.db.$transaction((tx) => noteStop(tx, ctx, seen.reason));
    if (seen.kind === "stopped" || seen.kind === "unreachable") {
      result.trouble = `Could not look for changes: ${seen.reason}`;
      break;
    }
    result.looked += 1;
    if (await noteSeen(ctx, posting, seen, ledger.cancelledLooksAbsent === true ? goneFinding : missingFinding)) result.found += 1;
  }
  await ctx.db.$transaction((tx) => saveWatch(tx, ctx.company, { ...(listed.until !== null && { watchedUntil: listed.until }), watchedAt: ctx.now(), watchTrouble: result.trouble }));
  return result;
}

/** The first time changes are listed, and the furthest back after a long rest; what is older comes up in rotation. */
const longestBackMs = 24 * 3_600_000;
const overlapMs = 120_000;

/**
 * Asks what was changed since the last time, where the ledger can list that, so that it is looked at first. Returns `until` when it is
 * known now, null where it could not be listed: then the same span is asked for again; and the trouble that there was with it.
 */
async function noteChanged(ctx: Context, ledger: Ledger, since: Date | null): Promise<{ until: Date | null; trouble: string | null }> {
  if (ledger.listChanged === undefined) return { until: null, trouble: null };
  const until = ctx.now();
  const from = new Date(Math.max((since?.getTime() ?? 0) - overlapMs, until.getTime() - longestBackMs));
  const listed = await ledger.listChanged(from, until, async () => undefined);
  if (listed.kind !== "listed") return { until: null, trouble: `Could not ask AutoCount what was changed: ${listed.reason}` };
  await markChanged(ctx.db, ctx.company, listed.changed);
  return { until, trouble: listed.leftOut };
}

async function look(ctx: Context, ledger: Ledger, posting: Watched, waitMs: number): Promise<FindOutcome | null> {
  const document = await ctx.db.$transaction(async (tx) => {
    const record = await lockRecord(tx, ctx.company, posting.recordId);
    return record?.state === "posted" ? buildLedgerDocument(tx, ctx.company, record, posting) : null;
  });
  if (document === null) return null;
  const seen = await ledger.find(document);
  if (seen.kind !== "absent") return seen;
  // A book that is busy may not show it for a moment.
  await sleep(waitMs);
  return ledger.find(document);
}

/** Writes what a look says of a posted document; true where it says something new. */
async function noteSeen(ctx: Context, posting: Watched, seen: Exclude<FindOutcome, { kind: "stopped" | "unreachable" }>, ifAbsent: PostingFinding): Promise<boolean> {
  return ctx.db.$transaction(async (tx) => {
    const record = await lockRecord(tx, ctx.company, posting.recordId);
    const told = seen.kind === "mine" ? eInvoiceNow(posting, seen) : null;
    const owed = seen.kind === "mine" && seen.outstanding !== undefined ? { outstanding: seen.outstanding } : {};
    // It may have been asked to be voided meanwhile: then that settles it.
    if (record?.state !== "posted" || !(await saveWatched(tx, ctx.company, posting.id, { watchedAt: ctx.now(), ...told?.known, ...owed }))) return false;
    if (told !== null) await setCancelClock(tx, ctx.company, record.id, told.until);
    const finding = findingOf(seen, posting.differences as LedgerDifference[], ifAbsent);
    const others = (["changed-in-autocount", "voided-in-autocount", "missing-in-autocount", "gone-in-autocount"] as const).filter((rule) => rule !== finding?.rule);
    await endFindings(tx, ctx.company, posting.id, ctx.now(), others);
    if (finding === null || !(await openFinding(tx, ctx.company, posting, finding))) return false;
    await writeAudit(tx, ctx, { type: "posting.found-changed", recordId: record.id, revision: record.revision, new: { docNo: posting.docNo, rule: finding.rule, message: finding.message } });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return true;
  });
}

/** How far its e-invoice is now and until when that may be cancelled; null where AutoCount says nothing of either. */
function eInvoiceNow(posting: Watched, seen: EInvoiceSaid): { known: { eInvoice?: string; eInvoiceValidatedAt: Date | null }; until: Date | null } | null {
  const said = eInvoiceSaid(seen);
  if (said.eInvoice === undefined && said.eInvoiceValidatedAt === undefined) return null;
  // The look before this one did not show it as valid yet; one that was asked for anew has no moment.
  const since = posting.watchedAt !== null && posting.watchedAt > posting.postedAt ? posting.watchedAt : posting.postedAt;
  const validated = validatedAt(posting.id, said, since, posting);
  return { known: { ...(said.eInvoice !== undefined && { eInvoice: said.eInvoice }), eInvoiceValidatedAt: validated }, until: clockOf(validated) };
}

/** What is to be said of a document as it is now; null where it is as it was when it was posted. */
function findingOf(seen: Exclude<FindOutcome, { kind: "stopped" | "unreachable" }>, before: readonly LedgerDifference[], ifAbsent: PostingFinding): PostingFinding | null {
  if (seen.kind === "absent") return ifAbsent;
  if (seen.kind === "foreign") return { rule: "changed-in-autocount", severity: "error", differences: [], message: `It no longer carries our mark in AutoCount: ${seen.description}` };
  if (seen.cancelled) return voidedFinding;
  const key = ({ field, stored }: LedgerDifference) => `${field} ${stored}`;
  const known = new Set(before.map(key));
  const now = new Set(seen.differences.map(key));
  // What was found on reading it back is told there, and what a settlement left open is no field of the document.
  const isAsBefore = seen.differences.every((one) => known.has(key(one))) && before.every((one) => one.field === "settles" || now.has(key(one)));
  return isAsBefore ? null : changedFinding(seen.differences);
}
