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
 * The same at a later moment: after a wait that the ledger asked for, to look again for a lost answer, or when an approval can
 * no longer be undone. One for each second and company: a moment far away does not hide a near one.
 */
export const postLaterJob = defineJob({
  name: "post-later",
  payload: payload.extend({ second: z.int().default(0) }),
  policy: "stately",
  key: ({ company, second }) => `${company} ${second}`,
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
