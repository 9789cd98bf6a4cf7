import { type Refusal, refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { AddSourceError } from "#lib/sources/add-source.ts";
import type { SaveMappingError } from "#lib/sources/save-mapping.ts";
import type { SetSourceError } from "#lib/sources/set-source.ts";
import type { Translate } from "#messages/translate.ts";

/** Every refusal that an action about a source or its deliveries can answer with; `no-answer` is the browser's own. */
export type SourceRefusal = ActionRefusal | AddSourceError | SetSourceError | SaveMappingError | { code: "nothing-to-read" } | { code: "no-answer" };

/** The sentence that a person reads when such an action is refused. */
export function sourceRefusal(t: Translate, refusal: SourceRefusal): string {
  switch (refusal.code) {
    case "not-found":
      return t("sources.sourceRefusal.thisSourceIsNoLonger");
    case "key-taken":
      return t("sources.sourceRefusal.thisKeyIsTakenChoose");
    case "no-secret-needed":
      return t("sources.sourceRefusal.thisChannelSignsNothing");
    case "source-changed":
      return t("sources.sourceRefusal.somebodyElseHasChanged");
    case "nothing-to-read":
      return t("sources.sourceRefusal.thereIsNothingToRead");
    default:
      return refusalText(t, refusal as Refusal);
  }
}
