import { z } from "zod";

/** The part of Vitest's JSON report that counts. */
const reportShape = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export type TestKind = "unit" | "database" | "browser";

/** What `tests` says, counted by kind. A file that could not even be loaded counts as one failed test. */
export function tallyReport(json: unknown): Record<TestKind, Tally> {
  const report = reportShape.parse(json);
  const tallies: Record<TestKind, Tally> = { unit: none(), database: none(), browser: none() };
  for (const file of report.testResults) {
    const tally = tallies[kindOf(file.name)];
    for (const { status } of file.assertionResults) {
      if (status === "passed") tally.passed++;
      else if (status === "failed") tally.failed++;
      else tally.skipped++;
    }
    if (file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed")) tally.failed++;
  }
  return tallies;
}

/** Whether the run failed although no single test did: an error outside of tests, or a setup that broke. */
export function failedOutsideTests(json: unknown): boolean {
  const report = reportShape.parse(json);
  return !report.success && !report.testResults.some((file) => file.status === "failed");
}

function kindOf(file: string): TestKind {
  if (/\.spec\.ts$/.test(file)) return "browser";
  return /\.db\.test\.ts$/.test(file) ? "database" : "unit";
}

function none(): Tally {
  return { passed: 0, failed: 0, skipped: 0 };
}
