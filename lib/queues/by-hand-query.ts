import type { Queue } from "./define-queue.ts";
import type { View } from "./parse-view.ts";
import { viewParams } from "./view-href.ts";

/** Records in one file for AutoCount's own import at most: beyond that a filter has to be narrower. */
export const maxExported: number = 2000;

/** The view as the export for AutoCount's own import takes it: of held records, where the filter asks for what cannot be booked; else null. */
export function byHandQuery<Q extends Queue>(queue: Q, view: View<Q>): string | null {
  const query = viewParams(queue, { filters: view.filters, sort: view.sort });
  return queue.id === "held" && query.get("hold") === "not-supported" ? query.toString() : null;
}
