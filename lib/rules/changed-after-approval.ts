import { type Change, valueAt } from "#lib/canonical/paths.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Changed = Found & { revision: number; by: string; changes: { path: string; old: string; new: string }[] };

/**
 * Shows what is different since somebody approved the document, so that whoever approves it again looks at the difference
 * and not at everything. It stops nothing: the approval is asked for again anyway (design: "Approval").
 */
export const changedAfterApproval = defineRule<Changed>({
  id: "changed-after-approval",
  title: "Changed after approval",
  kinds,
  severity: "info",
  owner: "finance",
  canBeOff: true,
  noBackTest: true,
  fields: [],
  message: ({ revision, by, changes }) => `${by} approved revision ${revision}; since then ${changes.length === 1 ? "one value has" : `${changes.length} values have`} changed: ${changes.slice(0, 3).map(told).join(", ")}${changes.length > 3 ? " and more" : ""}.`,
  check({ recordId, document }, { approvedBefore }) {
    const before = approvedBefore.get(recordId);
    if (before === undefined || before.changes.length === 0) return [];
    const changes = before.changes.map((change) => ({ path: change.path, old: text(change.old), new: text(change.new) }));
    const fields = before.changes.map(({ path }) => path).filter((path) => valueAt(document, path) !== undefined);
    return [{ revision: before.revision, by: before.by, changes, fields, fixes: fixesFor(before.changes, document) }];
  },
});

/** So many single values are offered; the rest goes back with all of them. */
const mostSingle = 3;

/** To take back what changed: all of it where no line came or went, and the first values one by one. */
function fixesFor(changes: readonly Change[], document: object): Fix[] {
  const back = changes.flatMap(({ path, old }) => (typeof old === "string" && old !== "" && isValue(valueAt(document, path)) ? [{ path, value: old }] : []));
  const single = back.slice(0, mostSingle).map(({ path, value }): Fix => ({ do: "set-field", path, value, label: `Take back ${path} ${value}` }));
  const [first, ...also] = back;
  if (first === undefined || also.length === 0 || back.length < changes.length) return single;
  return [{ do: "set-field", ...first, label: "Take back all values as they were approved", also }, ...single];
}

/** A value that a person could enter; of a line that is gone there is none. */
function isValue(value: unknown): boolean {
  return value === null || typeof value === "string";
}

function told({ path, old, new: next }: { path: string; old: string; new: string }): string {
  return `${path} from ${old} to ${next}`;
}

function text(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  return typeof value === "object" ? "a line" : String(value);
}
