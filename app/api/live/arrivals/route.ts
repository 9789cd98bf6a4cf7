import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { countArrivals } from "#lib/queues/queries.ts";
import { queues } from "#lib/queues/registry.ts";
import { ok } from "#lib/result.ts";

/** Longer than a change takes from its beginning, which is the time that a row arrives at, to its commit, which lets a list show it. */
const slackMs = 1_000;
const mostShown = 200;

const shownIds = z.string().transform((ids) => ids.split(",").filter((id) => id !== "")).pipe(z.array(z.uuid()).max(mostShown));
const arrivalsInput = z.looseObject({ queue: z.enum(queues.map((queue) => queue.id)), since: z.iso.datetime(), shown: shownIds.default([]) });

/** How many rows came into a view of a queue since a moment, but for those that the list shows: the "3 new" above it. */
export const GET = defineRoute({
  permission: "review:read",
  input: arrivalsInput,
  run: async (ctx, { queue: id, since, shown }, { request }) => {
    const queue = queues.find((candidate) => candidate.id === id) ?? queues[0];
    const view = parseView(queue, new URL(request.url).searchParams);
    const from = new Date(Date.parse(since) - slackMs);
    return ok({ arrived: await countArrivals(ctx, queue, view, from, shown) });
  },
});
