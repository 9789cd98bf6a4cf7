import type { AgeBucket } from "#lib/queues/age-buckets.ts";

/** Money by currency: amounts of different currencies are never added up. Decimal text. */
export type Sums = { currency: string; total: string }[];

/** A number of the dashboard and the list behind it: opening `href` shows exactly `count` records. */
export type Figure = { count: number; href: string };
export type ValueFigure = Figure & { sums: Sums };

/** What is held for one reason or from one source, and since when. */
export type HeldGroup = Figure & {
  key: string;
  label: string;
  /** When the one that waits longest was received. */
  oldest: string;
  byAge: Record<AgeBucket["id"], Figure>;
};

/** One Malaysian day of posting. */
export type PostedDay = Figure & { day: string; straight: number; corrected: number };

/** What the dashboard shows: every number with its list. */
export type Dashboard = {
  held: ValueFigure;
  ready: ValueFigure;
  postedToday: ValueFigure;
  /** Posting errors: refused by AutoCount and held again; sent without an answer. */
  refused: ValueFigure;
  unknown: ValueFigure;
  /** Duplicates caught: all of them, still held, and ended as such. */
  caught: ValueFigure;
  caughtHeld: ValueFigure;
  caughtEnded: ValueFigure;
  /** Posted in the last 30 days, and of those the ones that nobody had to correct. */
  posted30: ValueFigure;
  straight30: ValueFigure;
  heldByRule: HeldGroup[];
  heldBySource: HeldGroup[];
  /** The last 14 days, the latest last, days without posting among them. */
  postedByDay: PostedDay[];
  /** Nothing has come in yet. */
  isNew: boolean;
};
