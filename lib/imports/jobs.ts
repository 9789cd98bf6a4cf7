import { z } from "zod";
import { defineJob } from "#lib/jobs/define-job.ts";

/**
 * Previews or runs an import, whichever its state asks for; goes on where a worker that died has stopped. Any number may
 * be queued: whoever comes second finds the work changed under its hands and ends, or nothing to do.
 */
export const importJob = defineJob({
  name: "import",
  payload: z.object({ company: z.number().int(), importId: z.uuid() }),
  policy: "standard",
  key: ({ importId }) => importId,
  retryLimit: 10,
  expireInSeconds: 3600,
});
