import { z } from "zod";
import { ok, type Result } from "#lib/result.ts";
import type { UserContext } from "./current-actor.ts";
import { noteTourEnd } from "./store.ts";

export const endTourInput = z.object({});

/** The person has seen the tour, or left it: it does not begin by itself again, on whatever machine. */
export async function endTour(ctx: UserContext): Promise<Result<{ userId: string }, never>> {
  return ctx.db.$transaction(async (tx) => {
    await noteTourEnd(tx, ctx.actor.id, ctx.now());
    return ok({ userId: ctx.actor.id });
  });
}
