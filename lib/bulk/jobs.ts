import { z } from "zod";
import { defineJob } from "#lib/jobs/define-job.ts";

/**
 * Does what was asked for many records; goes on where a worker that died has stopped. Any number may run: each record is
 * taken by one of them and noted in the transaction that changes it.
 */
export const bulkJob = defineJob({
  name: "bulk",
  payload: z.object({ company: z.number().int(), runId: z.uuid() }),
  policy: "standard",
  key: ({ runId }) => runId,
  retryLimit: 10,
  expireInSeconds: 3600,
});
