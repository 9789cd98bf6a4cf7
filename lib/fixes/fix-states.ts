/** How far an answer for many is: `replaced` where another answer was given, or it was revoked, before all were freed. */
export const runStates = ["queued", "running", "done", "cancelled", "replaced"] as const;
export type RunState = (typeof runStates)[number];
export type UndoState = "queued" | "running" | "done";

/** What became of one record: `passed` where somebody had decided it before its turn came. */
export const fixOutcomes = ["pending", "freed", "stayed", "passed", "failed"] as const;
export type FixOutcome = (typeof fixOutcomes)[number];
export type UndoOutcome = "undone" | "exception";

/** Records that are written in one transaction. */
export const batchSize = 250;
