import { z } from "zod";
import type { CallerContext } from "#lib/auth/define-route.ts";
import { recordsQuery } from "#lib/queues/api-records.ts";
import { listRecordsForApi } from "#lib/queues/queries.ts";
import { err, type Result } from "#lib/result.ts";
import type { ProblemError } from "#lib/auth/problem.ts";

/** `?state=&limit=20`: a parameter without a value is one that was not given. */
export const listInput = z.preprocess((query) => Object.fromEntries(Object.entries(query as object).filter(([, value]) => value !== "").map(askable)), recordsQuery);

/** No stored text has a NUL; asking PostgreSQL for one is an error instead of an empty list. */
function askable([name, value]: [string, unknown]): [string, unknown] {
  return [name, typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value];
}

type Listed = Extract<Awaited<ReturnType<typeof listRecordsForApi>>, { ok: true }>["value"];

/** One page of records, oldest first; a source sees its own. */
export async function listRecords(ctx: CallerContext, input: z.output<typeof listInput>): Promise<Result<Listed, { code: "invalid"; errors: ProblemError[] }>> {
  const page = await listRecordsForApi(ctx, input);
  if (page.ok) return page;
  return err({ code: "invalid", errors: page.error.issues.map(({ path, message }) => ({ parameter: path, detail: `It ${message}.` })) });
}
