import type { Context } from "#lib/context.ts";
import { err, type Result } from "#lib/result.ts";
import { stateLabels, type RecordState } from "#lib/canonical/states.ts";
import { findStanding } from "./queries.ts";

export type ReverseRefusal = { code: "not-found" } | { code: "not-in-this-state"; state: RecordState; detail: string };

/**
 * Answers for the reversal of a posted document, which this version does not do by itself: it refuses every time and
 * says what a person does instead.
 */
export async function reverseRecord(ctx: Context, recordId: string): Promise<Result<never, ReverseRefusal>> {
  const standing = await findStanding(ctx, recordId);
  if (standing === null) return err({ code: "not-found" });
  const { state, docNo } = standing;
  const detail =
    state === "posted" && docNo !== null
      ? `Holdpoint does not reverse documents yet. Void ${docNo} in AutoCount, or book a credit note there.`
      : `Only a posted record has something to reverse; this one is ${stateLabels[state].toLowerCase()}.`;
  return err({ code: "not-in-this-state", state, detail });
}
