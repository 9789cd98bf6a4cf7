"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Whether this part of the page listens already; false as it comes from the server. A field that React keeps the value of
 * stays disabled until then: what is typed into it before would be shown, and yet not be what is sent.
 */
export function useListens(): boolean {
  return useSyncExternalStore(never, () => true, () => false);
}
