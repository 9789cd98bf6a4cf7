import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Same = Found & { location: string };

/** Holds a transfer from a location to itself, which moves nothing and hides a mistake. */
export const sameLocation = defineRule<Same, "stock_transfer">({
  id: "same-location",
  title: "Transfer to the same location",
  kinds: ["stock_transfer"],
  severity: "error",
  owner: "admin",
  fields: ["fromLocation", "toLocation"],
  message: ({ location }) => `The goods go from ${location} to ${location}.`,
  check({ document: { fromLocation, toLocation } }) {
    if (!fromLocation || fromLocation.toUpperCase() !== toLocation?.toUpperCase()) return [];
    const fixes: Fix[] = [{ do: "choose-location", path: "toLocation", isOnlyHere: true }, { do: "choose-location", path: "fromLocation", isOnlyHere: true }];
    return [{ location: fromLocation, fixes }];
  },
});
