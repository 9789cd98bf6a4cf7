import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import { withLocations } from "#lib/canonical/facets.ts";
import { locationKey } from "#lib/reference/resolve.ts";

/** The document with a location of AutoCount wherever it says one of these. Pure. */
export function relocated(carrier: OfKind, keys: ReadonlySet<string>, to: string): DocumentOf {
  return withLocations(carrier, (location) => (keys.has(locationKey(location) ?? "") ? to : location));
}
