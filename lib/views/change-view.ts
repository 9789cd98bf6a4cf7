import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { UserContext } from "#lib/auth/current-actor.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { cleanQuery, viewName } from "./save-view.ts";
import { changeView as writeChange, dropDefaultsOfOthers, dropView, findView, type StoredView } from "./store.ts";
import type { ViewRefusal } from "./view-refusal.ts";

const seen = z.object({ viewId: z.uuid(), revision: z.number().int().min(1) });
/** Renamed, shared or not, or overwritten with another address; what is not said stays. */
export const changeViewInput = seen.extend({ name: viewName.optional(), isShared: z.boolean().optional(), query: z.string().max(4000).optional() });
export const deleteViewInput = seen;

/**
 * Changes a saved view. A shared one may be changed by everybody of the company, guarded by its revision and in the audit
 * log; only its owner makes it private, since it leaves the others' tabs.
 */
export async function changeView(ctx: UserContext, { viewId, revision, name, isShared, query }: z.output<typeof changeViewInput>): Promise<Result<{ viewId: string }, ViewRefusal>> {
  return ctx.db.$transaction(async (tx): Promise<Result<{ viewId: string }, ViewRefusal>> => {
    const view = await findSeen(tx, ctx, viewId);
    if (view === null) return err({ code: "view-gone" });
    if (isShared === false && view.ownerId !== ctx.actor.id) return err({ code: "not-yours" });
    const cleaned = query === undefined ? undefined : (cleanQuery(view.queueId, query) ?? undefined);
    const change = { ...(name === undefined ? {} : { name }), ...(isShared === undefined ? {} : { isShared }), ...(cleaned === undefined ? {} : { query: cleaned }) };
    if (!(await writeChange(tx, ctx.company, { id: viewId, revision }, change, ctx.now()))) return err({ code: "view-changed" });
    if (isShared === false) await dropDefaultsOfOthers(tx, ctx.company, viewId, view.ownerId);
    if (view.isShared || isShared === true) {
      const { name: oldName, query: oldQuery, isShared: wasShared } = view;
      await writeAudit(tx, ctx, { type: "view.changed", old: { viewId, name: oldName, query: oldQuery, isShared: wasShared }, new: { viewId, ...change } });
    }
    return ok({ viewId });
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) return err<ViewRefusal>({ code: "name-taken" });
    throw error;
  });
}

/** Deletes a saved view: a shared one by its owner only. Whoever began with it begins with all again. */
export async function deleteView(ctx: UserContext, { viewId, revision }: z.output<typeof deleteViewInput>): Promise<Result<{ viewId: string }, ViewRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const view = await findSeen(tx, ctx, viewId);
    if (view === null) return err({ code: "view-gone" });
    if (view.ownerId !== ctx.actor.id) return err({ code: "not-yours" });
    if (!(await dropView(tx, ctx.company, { id: viewId, revision }))) return err({ code: "view-changed" });
    if (view.isShared) await writeAudit(tx, ctx, { type: "view.deleted", old: { viewId, queueId: view.queueId, name: view.name, query: view.query } });
    return ok({ viewId });
  });
}

/** Somebody else's own view is not there for this person. */
async function findSeen(tx: Tx, ctx: UserContext, viewId: string): Promise<StoredView | null> {
  const view = await findView(tx, ctx.company, viewId);
  return view !== null && (view.isShared || view.ownerId === ctx.actor.id) ? view : null;
}
