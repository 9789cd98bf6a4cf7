import { refresh } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { err, type Result } from "#lib/result.ts";
import { contextOf, currentActor, type UserContext } from "./current-actor.ts";
import { inputIssues, type InputIssues } from "./input-issues.ts";
import { logFault } from "./log-fault.ts";
import { can, type Permission } from "./permissions.ts";

/** Why an action was turned away at the door, before or beside its verb's own refusals. */
export type ActionRefusal =
  | { code: "signed-out" }
  | { code: "forbidden"; permission: Permission }
  | { code: "invalid"; issues: InputIssues }
  /** A bug or an outage; `id` finds it in the log. */
  | { code: "fault"; id: string };

type ActionDefinition<Schema extends z.ZodType, T, E> = {
  permission: Permission;
  input: Schema;
  /** The verb: one business act in one transaction, which writes its own audit row. */
  run: (ctx: UserContext, input: z.output<Schema>) => Promise<Result<T, E>>;
  /** The verb ends the session it was called in: the open page is not rendered again, nobody would be signed in there. */
  endsSession?: boolean;
  /** It changes nothing that the open page shows, so that is not rendered again: a sign of life, a reading mark. */
  isQuiet?: boolean;
};

/**
 * Makes a server action out of a verb; an action without a permission does not compile. In this order: who asks, may
 * they, is the input right, the verb, and on success a fresh render of the page that is open.
 *
 * An action answers only to POST, and Next refuses one whose `Origin` is not the host it was sent to (`x-forwarded-host`
 * where a proxy sets it), which with the session cookie's `SameSite=Lax` keeps other sites from acting in a person's name.
 */
export function defineAction<Schema extends z.ZodType, T, E>(
  definition: ActionDefinition<Schema, T, E>,
): (input: z.input<Schema>) => Promise<Result<T, E | ActionRefusal>> {
  return async (input) => {
    try {
      const signedIn = await currentActor();
      if (signedIn === null) return err({ code: "signed-out" });
      if (!can(signedIn.actor, definition.permission)) return err({ code: "forbidden", permission: definition.permission });
      const parsed = definition.input.safeParse(input);
      if (!parsed.success) return err({ code: "invalid", issues: inputIssues(parsed.error) });
      const outcome = await definition.run(contextOf(signedIn), parsed.data);
      if (outcome.ok && definition.endsSession !== true && definition.isQuiet !== true) refresh();
      return outcome;
    } catch (error) {
      // redirect() and notFound() are thrown too, and are Next's.
      unstable_rethrow(error);
      return err({ code: "fault", id: logFault(error, `action needing ${definition.permission}`) });
    }
  };
}
