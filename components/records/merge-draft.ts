import { type Choices, type Conflict, mergeThreeWay, placeIn, type Taken } from "#lib/canonical/merge.ts";
import { valueAt, withValueAt } from "#lib/canonical/paths.ts";
import { typedValue } from "#lib/review/typed-value.ts";

/** What somebody typed, by the path of each field in the document that they began with. */
export type Typed = { readonly [path: string]: string };

/** A field of a merge with the name of its place in the document as it is now (in the older one, where it is gone from there). */
export type MergedField = { path: string; place: string };
export type DraftMerge = {
  conflicts: (Conflict & MergedField & {
    /** My value can be chosen; a line that is gone cannot be typed into. */
    canBeMine: boolean;
  })[];
  taken: (Taken & MergedField)[];
  /** What of mine is to be saved over the present document, by path in it. */
  changes: { path: string; value: string | null }[];
};

/**
 * Merges what somebody typed over `base` into `present`, which others have changed since: what only one changed is taken, and
 * each field that both changed is a conflict, theirs until it is chosen.
 */
export function mergeDraft(base: object, present: object, typed: Typed, choices: Choices = {}): DraftMerge {
  const mine = Object.entries(typed).reduce((document, [path, text]) => withTyped(document, path, text), base);
  const { conflicts, taken } = mergeThreeWay(base, mine, present, choices);
  const placed = <F extends { path: string }>(field: F) => ({ ...field, place: placeIn(present, field.path) ?? placeIn(base, field.path) ?? field.path });
  const chosen = conflicts.filter(({ path }) => choices[path] === "mine").map(({ path, mine: value }) => ({ path, value }));
  const own = taken.filter(({ by }) => by === "me").map(({ path, new: value }) => ({ path, value }));
  return {
    conflicts: conflicts.map((conflict) => ({ ...placed(conflict), canBeMine: placeIn(present, conflict.path) !== null })),
    taken: taken.map(placed),
    changes: [...own, ...chosen].flatMap(({ path, value }) => {
      const place = placeIn(present, path);
      return place === null ? [] : [{ path: place, value: textOf(value) }];
    }),
  };
}

/** A field that the document has not had is none to type into. */
function withTyped(document: object, path: string, text: string): object {
  const value = typedValue(valueAt(document, path), text.trim() === "" ? null : text.trim());
  return withValueAt(document, path, value) ?? document;
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined || value === "" ? null : String(value);
}
