export const checkStates = ["ok", "warning", "failed", "unknown"] as const;
export type CheckState = (typeof checkStates)[number];

/** What a check is about; the screen groups by it. */
export const checkGroups = ["book", "reading", "writing", "settings"] as const;
export type CheckGroup = (typeof checkGroups)[number];

/** One thing that was looked at when a connection was tested: what was found, as a sentence, and what to do about it. */
export type LedgerCheck = {
  /** Stable within one kind of connection: "read:invoice". */
  id: string;
  group: CheckGroup;
  title: string;
  state: CheckState;
  text: string;
  todo: string | null;
};

/** What came of testing a connection: whether the book was opened, and whose it is where the product tells. */
export type LedgerTest = { isOpened: boolean; companyName: string | null; checks: LedgerCheck[] };

/** How many checks ended in which way. */
export function tally(checks: readonly Pick<LedgerCheck, "state">[]): Record<CheckState, number> {
  const count = { ok: 0, warning: 0, failed: 0, unknown: 0 };
  for (const { state } of checks) count[state] += 1;
  return count;
}
