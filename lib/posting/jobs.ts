import { z } from "zod";
import { defineJob } from "#lib/jobs/define-job.ts";

const payload = z.object({ company: z.number().int() });

/** Sends what is approved and due, oldest first. One queued and one running per company: one writer per account book. */
export const postApprovedJob = defineJob({
  name: "post-approved",
  payload,
  policy: "stately",
  key: ({ company }) => String(company),
  retryLimit: 100,
  expireInSeconds: 900,
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
});

/** Looks whether somebody has changed in AutoCount what was posted. One at a time per company; a lost one comes again in ten minutes. */
export const watchPostedJob = defineJob({
  name: "watch-posted",
  payload,
  policy: "stately",
  key: ({ company }) => String(company),
  retryLimit: 0,
  expireInSeconds: 900,
});
