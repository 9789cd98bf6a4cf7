import { can, type Role } from "#lib/auth/permissions.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { bearsValue } from "#lib/canonical/paths.ts";
import { openStates, type RecordState } from "#lib/canonical/states.ts";
import { documentFields, lineFields, totalFields } from "./document-fields.ts";
import { correctionPermission } from "./fix-offer.ts";

/** What of a document somebody may correct; for lines by field, whichever line it is. */
export type Editing = {
  fields: readonly string[];
  lineFields: readonly string[];
  bearingValue: readonly string[];
  /** Whether lines may be added, removed and split: each of it moves money. */
  mayPlanLines: boolean;
};

/** Null where nothing can be corrected: by this role, or in this state. Corrections after approval re-open the approval. */
export function editingOf(kind: Kind, state: RecordState, role: Role): Editing | null {
  if (!openStates.includes(state) && state !== "approved") return null;
  const heads = [...documentFields[kind], ...totalFields(kind)]
    // An account is chosen, not typed: the answer is remembered for the next document.
    .filter(({ type, only }) => type !== "debtor" && type !== "creditor" && only !== "entry")
    .map(({ path }) => path);
  const ofLines = lineFields(kind);
  const isAllowed = (path: string) => can({ role }, correctionPermission(path));
  const fields = heads.filter(isAllowed);
  const allowedOfLines = ofLines.filter((name) => isAllowed(lineField(name)));
  if (fields.length === 0 && allowedOfLines.length === 0) return null;
  return {
    fields,
    lineFields: allowedOfLines,
    mayPlanLines: ofLines.length > 0 && isAllowed("lines"),
    bearingValue: [...heads.filter((path) => bearsValue({ path })), ...ofLines.filter((name) => bearsValue({ path: lineField(name) })).map((name) => `lines.*.${name}`)],
  };
}

function lineField(field: string): string {
  return `lines.0.${field}`;
}
