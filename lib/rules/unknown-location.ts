import { isOfKind } from "#lib/canonical/document.ts";
import { placedLines } from "#lib/canonical/facets.ts";
import { linedKinds, tradeKinds, type LinedKind } from "#lib/canonical/kinds.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found, Subject } from "./rule.ts";

type Unknown = Found & { location: string | null; place: string; isKnown: boolean };

/** Holds a document that names a stock location which AutoCount has not (or no longer), or a stock move that names none. */
export const unknownLocation = defineRule<Unknown, LinedKind>({
  id: "unknown-location",
  title: "Location not known",
  kinds: linedKinds,
  severity: "error",
  owner: "admin",
  fields: [],
  message: ({ location, place, isKnown }) => {
    if (location === null) return `${place} is missing.`;
    return isKnown ? `The location ${location} is no longer active in AutoCount (${place.toLowerCase()}).` : `AutoCount has no location ${location} (${place.toLowerCase()}).`;
  },
  check(subject, { locations }) {
    return placesOf(subject).flatMap(({ path, location, place, isNeeded }) => {
      const isMissing = location === null && isNeeded;
      const known = location === null ? undefined : locations?.get(location);
      const isUnknown = location !== null && locations !== null && known?.isActive !== true;
      if (!isMissing && !isUnknown) return [];
      const fixes: Fix[] = [{ do: "choose-location", path }];
      return [{ location, place, isKnown: known !== undefined, fields: [path], fixes }];
    });
  },
});

/** A blank location names none. */
function named(location: string | null): string | null {
  return location?.trim() || null;
}

type Place = { path: string; location: string | null; place: string; isNeeded: boolean };

function placesOf(subject: Subject<LinedKind>): Place[] {
  if (isOfKind(["stock_transfer"], subject)) {
    const { fromLocation, toLocation } = subject.document;
    return [
      { path: "fromLocation", location: named(fromLocation), place: "Location the stock comes from", isNeeded: true },
      { path: "toLocation", location: named(toLocation), place: "Location the stock goes to", isNeeded: true },
    ];
  }
  if (!isOfKind([...tradeKinds, "stock_adjustment"], subject)) return [];
  const { location } = subject.document;
  const lines = placedLines(subject);
  const isMove = subject.kind === "stock_adjustment";
  const head = { path: "location", location: named(location), place: "Location", isNeeded: isMove && lines.some((line) => named(line.location) === null) };
  return [head, ...lines.map((line, index) => ({ path: `lines.${index}.location`, location: named(line.location), place: `Location of line ${index + 1}`, isNeeded: false }))];
}
