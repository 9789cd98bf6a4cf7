import { z } from "zod";
import { defineJob } from "#lib/jobs/define-job.ts";

/** Reads stored deliveries again, as a person has asked for; goes on where a worker that died has stopped. */
export const readAgainJob = defineJob({
  name: "read-again",
  payload: z.object({ company: z.number().int(), rereadingId: z.uuid() }),
  policy: "standard",
  retryLimit: 10,
  expireInSeconds: 1800,
});
