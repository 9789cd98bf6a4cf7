import { z } from "zod";
import { defineJob } from "#lib/jobs/define-job.ts";

/** One job a company runs at a time: until the job of a worker that died is given up, nobody else is woken by one. */
const heartbeatSeconds = 10;

const payload = z.object({ company: z.number().int() });

/** Sends what is approved and due, oldest first. One queued and one running per company: one writer per account book. */
export const postApprovedJob = defineJob({
  name: "post-approved",
  payload,
  policy: "stately",
  key: ({ company }) => String(company),
  retryLimit: 100,
  expireInSeconds: 900,
  heartbeatSeconds,
});

/**
 * The same at a later moment: after a wait that the ledger asked for, or to look again for a lost answer. One at a time
 * per company; where an earlier moment comes up meanwhile, the worker's watch sees to it.
 */
export const postLaterJob = defineJob({
  name: "post-later",
  payload,
  policy: "stately",
  key: ({ company }) => String(company),
  retryLimit: 100,
  expireInSeconds: 900,
  heartbeatSeconds,
});
