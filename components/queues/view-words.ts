import { refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { ViewRefusal } from "#lib/views/view-refusal.ts";

/** The sentence where nothing was done with a view. */
export function viewRefusalText(refusal: ViewRefusal | ActionRefusal | { code: "no-answer" }): string {
  switch (refusal.code) {
    case "view-gone": return "This view is no longer there, or no longer shared.";
    case "name-taken": return "You have a view of this name here already. Choose another name, or overwrite that one.";
    case "view-changed": return "Somebody changed this view meanwhile. Close this and look at it again.";
    case "not-yours": return "Only whoever made this view does that.";
    case "too-many-views": return `You have ${refusal.most} views of this list. Delete one first.`;
    default: return refusalText(refusal);
  }
}
