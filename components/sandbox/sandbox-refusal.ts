import { type Refusal, refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { SandboxActError } from "#lib/sandbox-view/act-in-sandbox.ts";
import type { Translate } from "#messages/translate.ts";

/** Every refusal of what is done in the sandbox; `no-answer` is the browser's own. */
export type SandboxRefusal = ActionRefusal | SandboxActError | { code: "no-answer" };

/** The sentence that a person reads then. */
export function sandboxRefusal(t: Translate, refusal: SandboxRefusal): string {
  switch (refusal.code) {
    case "sandbox-away":
      return t("sandbox.sandboxRefusal.theSandboxDoesNotAnswer");
    case "sandbox-refused":
      return t("sandbox.sandboxRefusal.autocountRefused", { message: refusal.message });
    case "not-a-sandbox":
      return t("sandbox.sandboxRefusal.theCompanyIsNotConnected");
    default:
      return refusalText(t, refusal as Refusal);
  }
}
