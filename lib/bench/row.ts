import type { Ground } from "./ground.ts";
import type { Pace } from "./pace.ts";
import type { Target } from "./targets.ts";

/** How a figure is counted. Of "ms" and "KB" less is better, of all others more. */
export type Unit = "ms" | "pages/s" | "requests/s" | "records/s" | "webhooks/s" | "documents/s" | "KB" | "%";

/** The same work without us in it, measured by turns with ours: what is left is what we cost. */
export type Floor = { name: string; figure: number };

/** One line of the result. */
export type Figure = {
  name: string;
  unit: Unit;
  ours: number;
  /** The first one is the line's own; the others are told below it. Empty where nothing compares. */
  floors: readonly Floor[];
  /** What others reach, and how much faster this machine is than theirs was; null where nobody has measured it. */
  target: (Target & { speed: number }) | null;
};

/**
 * A row of the benchmarks: one file in rows/, listed in rows/registry.ts. It may prepare what it likes on the ground,
 * throws where the product did not do the work that is measured, and leaves nothing running.
 */
export type BenchRow = {
  /** For `--only`. */
  id: string;
  title: string;
  measure(ground: Ground, pace: Pace): Promise<Figure[]>;
};
