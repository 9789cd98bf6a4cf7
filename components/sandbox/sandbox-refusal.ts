import { type Refusal, refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { SandboxActError } from "#lib/sandbox-view/act-in-sandbox.ts";

/** Every refusal of what is done in the sandbox; `no-answer` is the browser's own. */
export type SandboxRefusal = ActionRefusal | SandboxActError | { code: "no-answer" };

/** The sentence that a person reads then. */
export function sandboxRefusal(refusal: SandboxRefusal): string {
  switch (refusal.code) {
    case "sandbox-away":
      return "The sandbox does not answer, so nothing was changed. Try again in a moment.";
    case "sandbox-refused":
      return `AutoCount refused it: ${refusal.message}`;
    case "not-a-sandbox":
      return "The company is not connected to the sandbox any more, so nothing was changed.";
    default:
      return refusalText(refusal as Refusal);
  }
}
