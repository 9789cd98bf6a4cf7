import { z } from "zod";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { findRecordQueue } from "#lib/queues/registry.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { tableLayout } from "./layout.ts";
import { putLayout } from "./store.ts";
import type { ViewRefusal } from "./view-refusal.ts";

/** Null: the queue's own table again. */
export const setLayoutInput = z.object({ queueId: z.string().max(40), layout: tableLayout.nullable() });

/** Keeps how a person wants a queue's table, on whatever machine. Only their own screen changes, so the audit log does not tell of it. */
export async function setLayout(ctx: UserContext, { queueId, layout }: z.output<typeof setLayoutInput>): Promise<Result<{ queueId: string }, ViewRefusal>> {
  if (findRecordQueue(queueId) === null) return err({ code: "view-gone" });
  await ctx.db.$transaction((tx) => putLayout(tx, ctx.company, ctx.actor.id, queueId, layout));
  return ok({ queueId });
}
