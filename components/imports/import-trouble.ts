import { refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { ChooseLayoutError } from "#lib/imports/choose-layout.ts";
import type { PreviewMappingError } from "#lib/imports/preview-mapping.ts";
import type { SteerImportError } from "#lib/imports/steer-import.ts";
import type { Translate } from "#messages/translate.ts";

export type ImportRefusal = ChooseLayoutError | PreviewMappingError | SteerImportError | ActionRefusal | { code: "no-answer" };

/** The sentence that a person reads when a step of an import is refused. */
export function importTrouble(t: Translate, refusal: ImportRefusal): string {
  switch (refusal.code) {
    case "not-found":
      return t("imports.importTrouble.thisImportIsNoLonger");
    case "changed-meanwhile":
      return t("imports.importTrouble.somebodyElseHasChanged");
    case "not-in-this-state":
      return t("imports.importTrouble.thisCannotBeDoneNow");
    case "nothing-to-run":
      return t("imports.importTrouble.noneOfTheDocuments");
    case "unreadable-file":
      return refusal.problem;
    case "wrong-mapping":
      return refusal.faults[0]?.sentence ?? t("imports.importTrouble.theMappingIsNotComplete");
    default:
      return refusalText(t, refusal);
  }
}
