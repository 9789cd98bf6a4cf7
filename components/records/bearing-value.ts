import type { Editing } from "./editing.ts";

/** Whether a correction of this field moves money, so that somebody else has to approve. */
export function isBearingValue(editing: Editing, path: string): boolean {
  return editing.bearingValue.includes(path.replace(/^lines\.\d+\./, "lines.*."));
}
