import { postApprovedJob, postLaterJob } from "#lib/posting/jobs.ts";
import { recheckJob } from "#lib/review/jobs.ts";
import type { Job } from "./define-job.ts";

/** Every job there is; the worker must handle each. */
export const jobs = [recheckJob, postApprovedJob, postLaterJob] as const satisfies readonly Job[];
