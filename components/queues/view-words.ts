import { refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { ViewRefusal } from "#lib/views/view-refusal.ts";
import type { Translate } from "#messages/translate.ts";

/** The sentence where nothing was done with a view. */
export function viewRefusalText(t: Translate, refusal: ViewRefusal | ActionRefusal | { code: "no-answer" }): string {
  switch (refusal.code) {
    case "view-gone": return t("queues.viewWords.gone");
    case "name-taken": return t("queues.viewWords.nameTaken");
    case "view-changed": return t("queues.viewWords.changed");
    case "not-yours": return t("queues.viewWords.notYours");
    case "too-many-views": return t("queues.viewWords.tooMany", { most: refusal.most });
    default: return refusalText(t, refusal);
  }
}
