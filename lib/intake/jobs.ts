import { z } from "zod";
import { defineJob } from "#lib/jobs/define-job.ts";

/** Reads stored deliveries into records. Sent with every webhook; a delivery left behind by a crash is found again. */
export const readDeliveriesJob = defineJob({
  name: "read-deliveries",
  payload: z.object({ company: z.number().int(), deliveryId: z.uuid() }),
  policy: "standard",
  retryLimit: 10,
  expireInSeconds: 120,
});
