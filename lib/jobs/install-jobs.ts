import { PgBoss } from "pg-boss";
import { jobs } from "./registry.ts";

/**
 * Seconds without a sign of life after which a worker counts as dead and its jobs are tried again; one that lives gives a
 * sign every five, whatever its job is waiting for.
 */
const heartbeatSeconds = 10;

/** Makes or upgrades the queue's own tables and the queues of every job. Safe to repeat; runs after the migrations. */
export async function installJobs(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false, max: 2 });
  boss.on("error", (error) => console.error("job queue:", error.message));
  await boss.start();
  try {
    const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const job of jobs) {
      const options = {
        retryLimit: job.retryLimit,
        retryDelay: 2,
        retryBackoff: true,
        retryDelayMax: 60,
        expireInSeconds: job.expireInSeconds,
        notify: true,
        heartbeatSeconds,
      };
      if (existing.has(job.name)) await boss.updateQueue(job.name, options);
      else await boss.createQueue(job.name, { ...options, policy: job.policy });
    }
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
}
