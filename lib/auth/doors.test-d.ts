// Compiled by `tsc`, never run: doors that must not compile. An error that is not there fails the type check.
import { z } from "zod";
import { err, ok } from "#lib/result.ts";
import { defineAction } from "./define-action.ts";
import { defineRoute } from "./define-route.ts";

const input = z.object({ recordId: z.uuid() });
const run = async () => ok(null);

// @ts-expect-error an action without a permission
defineAction({ input, run });
// @ts-expect-error a permission that does not exist
defineAction({ permission: "record:destroy", input, run });
// @ts-expect-error an action without an input schema
defineAction({ permission: "review:read", run });
// @ts-expect-error a verb whose input is another than the schema's
defineAction({ permission: "review:read", input, run: async (_ctx, given: { other: string }) => ok(given.other) });

// @ts-expect-error a route with neither a permission nor sources
defineRoute({ run });
// @ts-expect-error a permission that does not exist
defineRoute({ permission: "record:destroy", run });
// @ts-expect-error a refusal that the API has no status for
defineRoute({ permission: "review:read", run: async () => err({ code: "no-such-code" }) });
// @ts-expect-error a source has no role
defineRoute({ source: true, run: async (ctx) => ok(ctx.actor.role.length) });

const approve = defineAction({ permission: "approval:approve", input, run: async (ctx, given) => (ctx.actor.role === "finance" ? ok(given.recordId) : err({ code: "own-work" })) });

/** The caller sees the verb's own refusals and the door's, and what each carries. */
export async function callerSeesEveryRefusal(): Promise<string> {
  const outcome = await approve({ recordId: "" });
  if (outcome.ok) return outcome.value;
  switch (outcome.error.code) {
    case "own-work":
    case "signed-out":
      return "";
    case "forbidden":
      return outcome.error.permission;
    case "invalid":
      return Object.keys(outcome.error.issues).join();
    case "fault":
      return outcome.error.id;
  }
}

// @ts-expect-error what a browser sends must fit the schema's input
void approve({ recordId: 7 });
