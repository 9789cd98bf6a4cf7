import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { findRecordQueue } from "#lib/queues/registry.ts";
import { viewParams } from "#lib/queues/view-href.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { countViews, insertView } from "./store.ts";
import type { ViewRefusal } from "./view-refusal.ts";

export const viewName = plainText.trim().min(1, "Give it a name.").max(60);
const mostViews = 50;

export const saveViewInput = z.object({ queueId: z.string().max(40), name: viewName, query: z.string().max(4000), isShared: z.boolean() });

/** Names a view of a queue, for oneself or for the company. Of the address only what the queue understands is kept. */
export async function saveView(ctx: UserContext, { queueId, name, query, isShared }: z.output<typeof saveViewInput>): Promise<Result<{ viewId: string }, ViewRefusal>> {
  const cleaned = cleanQuery(queueId, query);
  if (cleaned === null) return err({ code: "view-gone" });
  return ctx.db.$transaction(async (tx): Promise<Result<{ viewId: string }, ViewRefusal>> => {
    if ((await countViews(tx, ctx.company, queueId, ctx.actor.id)) >= mostViews) return err({ code: "too-many-views", most: mostViews });
    const viewId = await insertView(tx, ctx.company, { queueId, name, query: cleaned, ownerId: ctx.actor.id, ownerName: ctx.actor.name, isShared }, ctx.now());
    if (isShared) await writeAudit(tx, ctx, { type: "view.shared", new: { viewId, queueId, name, query: cleaned } });
    return ok({ viewId });
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) return err<ViewRefusal>({ code: "name-taken" });
    throw error;
  });
}

/** The part of an address that says a view of this queue; null where there is no such queue. */
export function cleanQuery(queueId: string, query: string): string | null {
  const queue = findRecordQueue(queueId);
  return queue === null ? null : viewParams(queue, { ...parseView(queue, new URLSearchParams(query)), page: { to: "first" } }).toString();
}
