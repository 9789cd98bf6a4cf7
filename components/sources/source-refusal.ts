import { type Refusal, refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { AddSourceError } from "#lib/sources/add-source.ts";
import type { SaveMappingError } from "#lib/sources/save-mapping.ts";
import type { SetSourceError } from "#lib/sources/set-source.ts";

/** Every refusal that an action about a source or its deliveries can answer with; `no-answer` is the browser's own. */
export type SourceRefusal = ActionRefusal | AddSourceError | SetSourceError | SaveMappingError | { code: "nothing-to-read" } | { code: "no-answer" };

/** The sentence that a person reads when such an action is refused. */
export function sourceRefusal(refusal: SourceRefusal): string {
  switch (refusal.code) {
    case "not-found":
      return "This source is no longer there.";
    case "key-taken":
      return "This key is taken. Choose another one.";
    case "no-secret-needed":
      return "This channel signs nothing, so its source has no secret.";
    case "source-changed":
      return "Somebody else has changed this source meanwhile. Nothing was saved: look at what is set now, then save again.";
    case "nothing-to-read":
      return "There is nothing to read again.";
    default:
      return refusalText(refusal as Refusal);
  }
}
