/** The life of a record (design: "Life of a record"). Text codes are the same in code, database and URL. */
export const recordStates = [
  "waiting", "held", "ready", "approved", "posting", "unknown", "posted", "reversed",
  "rejected", "duplicate", "superseded", "cancelled",
] as const;
export type RecordState = (typeof recordStates)[number];

/** The one table of legal moves. What does not stand here cannot happen, whoever asks. */
export const legalMoves: Readonly<globalThis.Record<RecordState, readonly RecordState[]>> = {
  waiting: ["held", "ready", "rejected", "cancelled", "duplicate", "superseded"],
  held: ["ready", "waiting", "rejected", "duplicate", "superseded", "cancelled", "posted"],
  ready: ["held", "waiting", "approved", "rejected", "duplicate", "superseded", "cancelled"],
  approved: ["posting", "ready", "held", "cancelled"],
  posting: ["posted", "unknown", "held", "approved"],
  unknown: ["posted", "posting", "held"],
  // Back only where a person had booked it by hand, and says that this was wrong.
  posted: ["reversed", "held", "ready"],
  reversed: [],
  rejected: ["held", "ready"],
  duplicate: ["held", "ready"],
  superseded: ["held", "ready"],
  cancelled: ["held", "ready"],
};

export function isLegalMove(from: RecordState, to: RecordState): boolean {
  return legalMoves[from].includes(to);
}

/** The states in which a person may still change the document. */
export const openStates: readonly RecordState[] = ["waiting", "held", "ready"];
/** Ends with who and why; each can be opened again. */
export const endStates: readonly RecordState[] = ["rejected", "duplicate", "superseded", "cancelled"];

export const stateLabels: Readonly<globalThis.Record<RecordState, string>> = {
  waiting: "Waiting",
  held: "Held",
  ready: "Ready to approve",
  approved: "Approved",
  posting: "Posting",
  unknown: "Unknown",
  posted: "Posted",
  reversed: "Reversed",
  rejected: "Rejected",
  duplicate: "Duplicate",
  superseded: "Superseded",
  cancelled: "Cancelled",
};
