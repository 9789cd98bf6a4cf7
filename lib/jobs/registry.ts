import { fixOnceJob } from "#lib/fixes/jobs.ts";
import { bulkJob } from "#lib/bulk/jobs.ts";
import { importJob } from "#lib/imports/jobs.ts";
import { postApprovedJob, postLaterJob, watchPostedJob } from "#lib/posting/jobs.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { proposeMastersJob, refreshReferenceJob } from "#lib/reference/jobs.ts";
import { readAgainJob } from "#lib/rereading/jobs.ts";
import type { Job } from "./define-job.ts";

/** Every job there is; the worker must handle each. */
export const jobs = [recheckJob, postApprovedJob, postLaterJob, watchPostedJob, refreshReferenceJob, proposeMastersJob, readAgainJob, importJob, fixOnceJob, bulkJob] as const satisfies readonly Job[];
