import { conflictsOf, type Conflict } from "#lib/ownership/contested.ts";
import { dataLabels } from "#lib/ownership/ownership.ts";
import { writingKinds } from "#lib/ownership/written-values.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Unowned = Found & Omit<Conflict, "path">;

/**
 * Holds what a system writes into data that another system owns, and what two systems write differently where nobody has
 * decided who owns it. Source: the ownership table (design 9; checklist, part 2).
 */
export const ownerConflict = defineRule<Unowned, (typeof writingKinds)[number]>({
  id: "owner-conflict",
  title: "Written by a system that does not own it",
  kinds: writingKinds,
  severity: "error",
  owner: "admin",
  canBeOff: true,
  fields: [],
  message: ({ data, field, value, other, owner }) => {
    const says = `${labelOf(field)} is "${value}" here`;
    if (owner === null) return `${says} and "${other?.value ?? ""}" in ${other?.name ?? "another source"}; nobody has decided who owns ${dataLabels[data].toLowerCase()}.`;
    if (data === "stock") return `${owner} owns stock, and this moves ${value} from elsewhere.`;
    return other === null ? `${owner} owns ${dataLabels[data].toLowerCase()} and has none like this.` : `${says} and "${other.value}" in ${other.name}; ${owner} owns ${dataLabels[data].toLowerCase()}.`;
  },
  check(subject, facts) {
    const conflicts = conflictsOf(subject, facts.ownership, facts.contested.get(subject.recordId));
    // Of something that is nowhere else, every field would say the same.
    const isNew = conflicts.length > 1 && conflicts.every((one) => one.other === null && one.owner !== null && one.data !== "stock");
    return (isNew ? conflicts.slice(0, 1) : conflicts).map(({ path, ...conflict }) => {
      // Where nobody has decided, the one that came first is as good an answer.
      const better = conflict.ownersValue ?? (conflict.owner === null ? (conflict.other?.value ?? null) : null);
      const take: Fix[] = better === null ? [] : [{ do: "set-field", path, value: better, label: `Use ${conflict.other?.name ?? conflict.owner}'s: ${better}` }];
      return { ...conflict, fields: [path], fixes: [...take, { do: "reject", reason: `${conflict.owner ?? "Another system"} owns ${dataLabels[conflict.data].toLowerCase()}` }] };
    });
  },
});

function labelOf(field: string): string {
  const words = field.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
