import type { Change } from "#lib/canonical/paths.ts";

/** What Holdpoint fills in where a source says nothing: that it is empty at the source is no change of it. */
const filledIn = /^((customer|supplier)\.code|location|agent|currencyRate|lines\.\d+\.(itemCode|uom|taxCode|location))$/;

/** The changes that a source has really made: without codes that it never knew, and without what has no place in the document. */
export function sourceChanges(changes: readonly Change[]): Change[] {
  return changes.filter(({ path, new: next }) => !(filledIn.test(path) && (next === null || next === "")) && path !== "unmapped" && !path.startsWith("unmapped."));
}
