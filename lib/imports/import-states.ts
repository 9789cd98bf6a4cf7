/** The life of an import. Text codes are the same in code, database and URL. */
export const importStates = ["receiving", "uploaded", "previewing", "previewed", "running", "cancelled", "done", "failed"] as const;
export type ImportState = (typeof importStates)[number];

/** What the preview says of a document of the file. */
export const verdicts = ["new", "changed", "repeated", "wrong"] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictLabels: Readonly<globalThis.Record<Verdict, string>> = { new: "New", changed: "Changed", repeated: "Repeated", wrong: "Wrong" };

/** What became of a document when the import ran. */
export const outcomes = ["accepted", "changed", "proposed", "repeated", "refused"] as const;
export type ImportOutcome = (typeof outcomes)[number];

export const outcomeLabels: Readonly<globalThis.Record<ImportOutcome, string>> = {
  accepted: "New record",
  changed: "Change taken",
  proposed: "Change to decide",
  repeated: "Known already",
  refused: "Refused",
};
