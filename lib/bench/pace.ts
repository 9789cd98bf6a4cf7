/** How much is measured. */
export type Pace = {
  /** Records that stand in the database beforehand; a tenth of them held. */
  records: number;
  /** Measurements of each contender, by turns; the median counts. */
  rounds: number;
  /** Length of one measurement of reading, and of the warm-up before the first. */
  seconds: number;
  warmUpSeconds: number;
  /** Batches of 500 in one measurement of intake, and webhooks in one of theirs: at most, for a slow machine. */
  batches: number;
  webhooks: number;
  /** Documents in one measurement of posting. */
  documents: number;
  /** Items that look-ups go through, and labelled questions of each kind that suggestions answer. */
  items: number;
  cases: number;
  /** A measurement of writing begins nothing after so long. */
  writingSeconds: number;
};

/** The real thing: about seven minutes, three of them for a million items. */
export const fullPace: Pace = { records: 100_000, rounds: 3, seconds: 2, warmUpSeconds: 1, batches: 8, webhooks: 1_000, documents: 300, items: 1_000_000, cases: 350, writingSeconds: 3 };

/** Shows that everything runs; its figures mean little. */
export const quickPace: Pace = { records: 3_000, rounds: 1, seconds: 0.7, warmUpSeconds: 0.3, batches: 1, webhooks: 100, documents: 60, items: 5_000, cases: 35, writingSeconds: 2 };
