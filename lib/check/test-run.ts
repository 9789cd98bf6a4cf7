import type { Tally } from "./test-report.ts";

/** One part of `npm test` and how it ended. */
export interface PartResult extends Tally {
  part: string;
  seconds: number;
  /** What went wrong, to be shown; "" when nothing did. */
  trouble: string;
}

/** Parts in which skipping would hide that nothing was proven: each must have run something, and all of it. */
const mustRun = ["database", "browser"];

/** The one line about a part. */
export function describePart({ part, passed, failed, skipped, seconds }: PartResult): string {
  const counts = [`${passed} passed`, failed > 0 ? `${failed} failed` : "", skipped > 0 ? `${skipped} skipped` : ""].filter((count) => count !== "");
  return `${failed > 0 || passed === 0 ? "✗" : "✓"} ${part.padEnd(14)} ${counts.join(", ").padEnd(26)} ${seconds.toFixed(1).padStart(6)} s`;
}

export interface Conclusion {
  /** `N passed, N failed`, the last line. */
  line: string;
  /** Why the run counts as failed besides failed tests. */
  complaints: string[];
  exitCode: 0 | 1;
}

/** Adds the parts up. A database or browser part that ran nothing, or skipped something, fails the run. */
export function conclude(results: readonly PartResult[]): Conclusion {
  const complaints = mustRun.flatMap((part) => {
    const result = results.find((candidate) => candidate.part === part);
    if (result === undefined || result.passed + result.failed === 0) return [`No ${part} test ran.`];
    return result.skipped > 0 ? [`${result.skipped} ${part} tests were skipped.`] : [];
  });
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return { line: `${passed} passed, ${failed} failed`, complaints, exitCode: failed > 0 || complaints.length > 0 || passed === 0 ? 1 : 0 };
}
