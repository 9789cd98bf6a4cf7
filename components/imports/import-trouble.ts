import { refusalText } from "#components/records/refusal-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { ChooseLayoutError } from "#lib/imports/choose-layout.ts";
import type { PreviewMappingError } from "#lib/imports/preview-mapping.ts";
import type { SteerImportError } from "#lib/imports/steer-import.ts";

export type ImportRefusal = ChooseLayoutError | PreviewMappingError | SteerImportError | ActionRefusal | { code: "no-answer" };

/** The sentence that a person reads when a step of an import is refused. */
export function importTrouble(refusal: ImportRefusal): string {
  switch (refusal.code) {
    case "not-found":
      return "This import is no longer there.";
    case "changed-meanwhile":
      return "Somebody else has changed this import meanwhile. Look at it again.";
    case "not-in-this-state":
      return "This cannot be done now: the import is at another step.";
    case "nothing-to-run":
      return "None of the documents can be imported: mend the mapping or the file.";
    case "unreadable-file":
      return refusal.problem;
    case "wrong-mapping":
      return refusal.faults[0]?.sentence ?? "The mapping is not complete.";
    default:
      return refusalText(refusal);
  }
}
