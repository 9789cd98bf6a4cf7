import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { PgBoss } from "pg-boss";
import { forgetItems } from "#lib/bulk/forget-items.ts";
import { bulkJob } from "#lib/bulk/jobs.ts";
import { resumeBulk } from "#lib/bulk/resume-bulk.ts";
import { workBulk } from "#lib/bulk/work-bulk.ts";
import { systemActor, type Context } from "#lib/context.ts";
import { db, disconnect } from "#lib/db/prisma.ts";
import { env } from "#lib/env.ts";
import { fixOnceJob } from "#lib/fixes/jobs.ts";
import { workFix } from "#lib/fixes/work-fix.ts";
import { importJob } from "#lib/imports/jobs.ts";
import { resumeImports } from "#lib/imports/resume-imports.ts";
import { workImport } from "#lib/imports/work-import.ts";
import { keepReading } from "#lib/intake/keep-reading.ts";
import { receiveDelivery } from "#lib/intake/receive-delivery.ts";
import type { Job } from "#lib/jobs/define-job.ts";
import { jobs } from "#lib/jobs/registry.ts";
import { askForRefresh } from "#lib/posting/ask-for-refresh.ts";
import { askForWatch } from "#lib/posting/ask-for-watch.ts";
import { postApprovedJob, postLaterJob, watchPostedJob } from "#lib/posting/jobs.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { refreshReference } from "#lib/posting/refresh-reference.ts";
import { watchPosted } from "#lib/posting/watch-posted.ts";
import { resumePosting } from "#lib/posting/resume-posting.ts";
import { keepPulling } from "#lib/pulls/keep-pulling.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { proposeMastersJob, refreshReferenceJob } from "#lib/reference/jobs.ts";
import { readAgainJob } from "#lib/rereading/jobs.ts";
import { readAgain } from "#lib/rereading/read-again.ts";
import { proposeMasters } from "#lib/review/propose-masters.ts";
import { beginDay } from "#lib/review/begin-day.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { releaseDueHolds } from "#lib/review/release-due-holds.ts";
import { lapseClaims } from "#lib/teamwork/lapse-claims.ts";
import { wakeSnoozed } from "#lib/teamwork/wake-snoozed.ts";

// The worker process: takes jobs and calls the verbs. Any number of them may run on one database.

const log = pino({ name: "worker" });
/** How often dead workers' jobs are given up and tried again. */
const superviseEverySeconds = 5;
/** How long what is running may take to finish when the worker is told to end. */
const patienceMs = 10_000;
/** How often, about, a fresh mirror is asked for; each book is read once an hour whoever asks. */
const refreshAfterMs = 10 * 60_000;

let isStopping = false;

const boss = new PgBoss({ connectionString: env("DATABASE_URL"), useListenNotify: true, instanceHeartbeatSeconds: 5, superviseIntervalSeconds: superviseEverySeconds, monitorIntervalSeconds: superviseEverySeconds, migrate: false, createSchema: false, max: 4 });
boss.on("error", (error) => log.error({ err: error }, "job queue"));

function contextOf(company: number): Context {
  return { company, actor: systemActor, db: db(), now: () => new Date() };
}

type Taking = {
  /** How many companies' work may run at once: the ledger of one must not keep the others waiting. */
  atOnce: number;
  /** Seconds between looks for jobs that nobody was told of: a new job notifies the worker, one that was put off does not. */
  pollEvery: number;
};

/** Hands each job of a kind to one call; a failure is logged and tried again by the queue. */
async function take<Payload extends object>(job: Job<Payload>, { atOnce, pollEvery }: Taking, handle: (payloads: Payload[]) => Promise<void>): Promise<void> {
  await boss.work(job.name, { localConcurrency: atOnce, pollingIntervalSeconds: Math.min(2, pollEvery), notifyPollingIntervalSeconds: pollEvery }, async (fetched) => {
    try {
      await handle(fetched.map(({ data }) => job.payload.parse(data)));
    } catch (error) {
      log.error({ err: error, job: job.name }, "job failed and will be tried again");
      throw error;
    }
  });
}

async function eachCompany<Payload extends { company: number }>(payloads: readonly Payload[], work: (ctx: Context, payloads: Payload[]) => Promise<unknown>): Promise<void> {
  for (const [company, own] of Map.groupBy(payloads, (payload) => payload.company)) await work(contextOf(company), own);
}

const post = (payloads: { company: number }[]) => eachCompany(payloads, (ctx) => postApproved(ctx, () => isStopping));

await boss.start();
await take(recheckJob, { atOnce: 4, pollEvery: 2 }, (payloads) => eachCompany(payloads, async (ctx, own) => {
  for (const { scope, answeredBy, because, runId } of own) log.info({ scope, ...(await recheckRecords(ctx, scope, answeredBy, { because, runId })) }, "records checked again");
}));
await take(postApprovedJob, { atOnce: 4, pollEvery: 10 }, post);
await take(postLaterJob, { atOnce: 4, pollEvery: 1 }, post);
await take(watchPostedJob, { atOnce: 1, pollEvery: 10 }, (payloads) => eachCompany(payloads, async (ctx) => {
  const watched = await watchPosted(ctx);
  if (watched.looked > 0 || watched.trouble !== null) log.info({ company: ctx.company, ...watched }, "posted documents looked at in the account book");
}));
await take(refreshReferenceJob, { atOnce: 1, pollEvery: 10 }, (payloads) => eachCompany(payloads, async (ctx) => {
  const refreshed = await refreshReference(ctx);
  // Not tried again by the queue: the mirror stays as it was and the next hour comes.
  if (refreshed.ok) log.info({ company: ctx.company, ...refreshed.value }, "items and debtors read from the account book");
  else log.warn({ company: ctx.company, ...refreshed.error }, "items and debtors could not be read from the account book");
}));
await take(proposeMastersJob, { atOnce: 1, pollEvery: 5 }, (payloads) => eachCompany(payloads, async (ctx, own) => {
  for (const { recordIds } of own) log.info(await proposeMasters(ctx, recordIds), "items and customers proposed");
}));
await take(readAgainJob, { atOnce: 2, pollEvery: 10 }, (payloads) => eachCompany(payloads, async (ctx, own) => {
  for (const { rereadingId } of own) log.info({ rereadingId, ...(await readAgain(ctx, rereadingId)) }, "deliveries read again");
}));
await take(importJob, { atOnce: 2, pollEvery: 2 }, (payloads) => eachCompany(payloads, async (ctx, own) => {
  for (const { importId } of own) await workImport(ctx, importId);
}));
await take(fixOnceJob, { atOnce: 2, pollEvery: 2 }, (payloads) => eachCompany(payloads, async (ctx, own) => {
  for (const { runId } of own) for (const { recordId, error } of await workFix(ctx, runId, () => isStopping)) log.error({ err: error, runId, recordId }, "an answer could not be given to a record");
}));
await take(bulkJob, { atOnce: 2, pollEvery: 2 }, (payloads) => eachCompany(payloads, async (ctx, own) => {
  for (const { runId } of own) log.info({ runId, ...(await workBulk(ctx, runId, () => isStopping)) }, "many records done at once");
}));
const reading = keepReading({ contextOf, onFailure: (error, company) => log.error({ err: error, company }, "reading failed and will be tried again") });
const pulling = keepPulling({ contextOf, deliver: receiveDelivery, onFailure: (error, company) => log.error({ err: error, company }, "asking a channel failed and will be tried again") });
log.info({ jobs: jobs.map((job) => job.name) }, "worker is ready");

/** What the watch has found and goes on by itself. */
const resumed = new Set<Promise<void>>();
const watch = setInterval(() => void lookAfter(), env("HOLDPOINT_WATCH_SECONDS") * 1000);
void lookAfter();
let nextRefresh = setTimeout(() => void refresh(), spread(refreshAfterMs));

/** Not at the same moment everywhere: between half and one and a half times as long. */
function spread(ms: number): number {
  return ms * (0.5 + Math.random());
}

async function refresh(): Promise<void> {
  try {
    await askForRefresh(db());
    await askForWatch(db());
  } catch (error) {
    log.error({ err: error }, "asking for a fresh mirror failed");
  }
  try {
    await forgetItems(db(), new Date());
  } catch (error) {
    log.error({ err: error }, "forgetting what became of single records long ago failed");
  }
  if (!isStopping) nextRefresh = setTimeout(() => void refresh(), spread(refreshAfterMs));
}

async function lookAfter(): Promise<void> {
  try {
    goOn(resumePosting(db(), contextOf, new Date(), () => isStopping));
    await resumeImports(db(), new Date());
    await resumeBulk(db(), new Date());
    await wakeSnoozed(db(), new Date());
    await lapseClaims(db(), new Date());
    await releaseDueHolds(db(), new Date());
    await beginDay(db(), new Date());
  } catch (error) {
    log.error({ err: error }, "looking after forgotten work failed");
  }
}

function goOn(work: Promise<unknown>): void {
  const run = work.then(() => undefined, (error: unknown) => log.error({ err: error }, "going on with forgotten work failed")).finally(() => resumed.delete(run));
  resumed.add(run);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    clearInterval(watch);
    clearTimeout(nextRefresh);
    // What is running may finish; what it cannot finish is found again by the next worker.
    void Promise.all([Promise.race([Promise.all([reading.stop(), pulling.stop(), ...resumed]), sleep(patienceMs)]), boss.stop({ graceful: true, timeout: patienceMs, close: true })])
      .then(() => disconnect())
      .finally(() => process.exit(0));
  });
}
