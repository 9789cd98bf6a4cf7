import { readSources, type SourceFile } from "./imports.ts";
import { findRoomCycles } from "./room-cycles.ts";
import { rules } from "./rules.ts";

export interface Verdict {
  rule: string;
  reason: string;
  /** Each one a sentence that names the file; empty: the rule is kept. */
  violations: string[];
}

/** Holds the project against every rule of the house, one verdict a rule. */
export function checkArchitecture(root: string): Verdict[] {
  return judge(readSources(root));
}

export function judge(files: readonly SourceFile[]): Verdict[] {
  return [
    ...rules.map((rule) => ({ rule: rule.id, reason: rule.reason, violations: files.flatMap((file) => rule.check(file)) })),
    {
      rule: "rooms-do-not-go-in-circles",
      reason: "Of two rooms that need each other neither can be understood or changed alone.",
      violations: findRoomCycles(files),
    },
  ];
}
