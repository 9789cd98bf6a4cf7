import { z } from "zod";
import { defineJob } from "#lib/jobs/define-job.ts";

/** Frees the records of one answer for many, or puts them back; goes on where a worker that died has stopped. */
export const fixOnceJob = defineJob({
  name: "fix-once",
  payload: z.object({ company: z.number().int(), runId: z.uuid() }),
  policy: "standard",
  retryLimit: 10,
  expireInSeconds: 1800,
});
