import { pino } from "pino";
import { PgBoss } from "pg-boss";
import { systemActor, type Context } from "#lib/context.ts";
import { db, disconnect } from "#lib/db/prisma.ts";
import { env } from "#lib/env.ts";
import { keepReading } from "#lib/intake/keep-reading.ts";
import type { Job } from "#lib/jobs/define-job.ts";
import { jobs } from "#lib/jobs/registry.ts";
import { postApprovedJob, postLaterJob } from "#lib/posting/jobs.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { resumePosting } from "#lib/posting/resume-posting.ts";
import { recheckJob } from "#lib/review/jobs.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";

// The worker process: takes jobs and calls the verbs. Any number of them may run on one database.

const log = pino({ name: "worker" });
/** How often forgotten work is looked for: what a crash left behind between a commit and its job. */
const watchEveryMs = 30_000;

const boss = new PgBoss({ connectionString: env("DATABASE_URL"), useListenNotify: true, instanceHeartbeatSeconds: 5, migrate: false, createSchema: false, max: 4 });
boss.on("error", (error) => log.error({ err: error }, "job queue"));

function contextOf(company: number): Context {
  return { company, actor: systemActor, db: db(), now: () => new Date() };
}

/** Hands all fetched jobs of a kind to one call; a failure is logged and tried again by the queue. */
async function take<Payload extends object>(job: Job<Payload>, batchSize: number, handle: (payloads: Payload[]) => Promise<void>): Promise<void> {
  // Polling is only the backstop: a new job notifies the worker.
  await boss.work(job.name, { batchSize, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10, burstWhenBatchFull: batchSize > 1 }, async (fetched) => {
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

const post = (payloads: { company: number }[]) => eachCompany(payloads, (ctx) => postApproved(ctx));

await boss.start();
await take(recheckJob, 1, (payloads) => eachCompany(payloads, async (ctx, own) => {
  for (const { scope, answeredBy } of own) log.info({ scope, ...(await recheckRecords(ctx, scope, answeredBy)) }, "records checked again");
}));
await take(postApprovedJob, 1, post);
await take(postLaterJob, 1, post);
const reading = keepReading({ contextOf, onFailure: (error, company) => log.error({ err: error, company }, "reading failed and will be tried again") });
log.info({ jobs: jobs.map((job) => job.name) }, "worker is ready");

const watch = setInterval(() => void lookAfter(), watchEveryMs);
await lookAfter();

async function lookAfter(): Promise<void> {
  try {
    const now = new Date();
    await resumePosting(db(), now);
  } catch (error) {
    log.error({ err: error }, "looking after forgotten work failed");
  }
}

let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    clearInterval(watch);
    // What is running may finish; what it cannot finish is found again by the next worker.
    void Promise.all([reading.stop(), boss.stop({ graceful: true, timeout: 10_000, close: true })])
      .then(() => disconnect())
      .finally(() => process.exit(0));
  });
}
