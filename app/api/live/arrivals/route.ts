import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { countArrivals } from "#lib/queues/queries.ts";
import { queues } from "#lib/queues/registry.ts";
import { ok } from "#lib/result.ts";

const arrivalsInput = z.looseObject({ queue: z.enum(queues.map((queue) => queue.id)), since: z.iso.datetime() });

/** How many rows came into a view of a queue since a moment: the "3 new" above an open list. */
export const GET = defineRoute({
  permission: "review:read",
  input: arrivalsInput,
  run: async (ctx, { queue: id, since }, { request }) => {
    const queue = queues.find((candidate) => candidate.id === id) ?? queues[0];
    const view = parseView(queue, new URL(request.url).searchParams);
    return ok({ arrived: await countArrivals(ctx, queue, view, new Date(since)) });
  },
});
