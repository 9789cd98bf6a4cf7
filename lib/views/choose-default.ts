import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { UserContext } from "#lib/auth/current-actor.ts";
import { can, type Permission, roles } from "#lib/auth/permissions.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findView, putDefault } from "./store.ts";
import type { ViewRefusal } from "./view-refusal.ts";

/** `of`: for oneself, or for everybody of a role who has chosen none. Null: the whole queue again. */
export const chooseDefaultInput = z.object({ queueId: z.string().max(40), viewId: z.uuid().nullable(), of: z.enum(["me", ...roles]) });

/** Chooses the view with which a queue begins from the navigation. For a role it takes a shared view and the right to set the company. */
export async function chooseDefault(ctx: UserContext, { queueId, viewId, of }: z.output<typeof chooseDefaultInput>): Promise<Result<{ viewId: string | null }, ViewRefusal | { code: "forbidden"; permission: Permission }>> {
  if (of !== "me" && !can(ctx.actor, "settings:manage")) return err({ code: "forbidden", permission: "settings:manage" });
  return ctx.db.$transaction(async (tx) => {
    if (viewId !== null) {
      const view = await findView(tx, ctx.company, viewId);
      const isSeen = view !== null && view.queueId === queueId && (view.isShared || (of === "me" && view.ownerId === ctx.actor.id));
      if (!isSeen) return err({ code: "view-gone" });
    }
    await putDefault(tx, ctx.company, queueId, of === "me" ? ctx.actor.id : of, viewId);
    if (of !== "me") await writeAudit(tx, ctx, { type: "view.default-chosen", new: { queueId, viewId, role: of } });
    return ok({ viewId });
  });
}
