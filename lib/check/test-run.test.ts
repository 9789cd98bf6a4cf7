import { expect, test } from "vitest";
import { failedOutsideTests, tallyReport } from "./test-report.ts";
import { conclude, describePart, type PartResult } from "./test-run.ts";

const green: PartResult[] = [
  aPart({ part: "types", passed: 1 }),
  aPart({ part: "unit", passed: 200 }),
  aPart({ part: "database", passed: 40 }),
  aPart({ part: "browser", passed: 5 }),
];

test("the last line adds up every part, and all green is a success", () => {
  expect(conclude(green)).toEqual({ line: "246 passed, 0 failed", complaints: [], exitCode: 0 });
});

test("one failure anywhere fails the run", () => {
  expect(conclude([...green, aPart({ part: "lint", failed: 1 })])).toMatchObject({ line: "246 passed, 1 failed", exitCode: 1 });
});

test("a run without database or browser tests fails, though nothing in it failed", () => {
  expect(conclude(green.slice(0, 2))).toEqual({ line: "201 passed, 0 failed", complaints: ["No database test ran.", "No browser test ran."], exitCode: 1 });
});

test("skipped database or browser tests fail the run, skipped unit tests do not", () => {
  expect(conclude([...green, aPart({ part: "unit", skipped: 3 })]).exitCode).toBe(0);
  const skipping = green.map((part) => (part.part === "browser" ? { ...part, skipped: 2 } : part));
  expect(conclude(skipping)).toMatchObject({ complaints: ["2 browser tests were skipped."], exitCode: 1 });
});

test("tests are counted by kind, and a file that does not load is a failure", () => {
  const report = {
    success: false,
    testResults: [
      { name: "/p/lib/a.test.ts", status: "passed", assertionResults: [{ fullName: "a", status: "passed" }, { fullName: "b", status: "skipped" }] },
      { name: "/p/lib/b.db.test.ts", status: "failed", assertionResults: [{ fullName: "c", status: "failed", failureMessages: ["no"] }, { fullName: "d", status: "passed" }] },
      { name: "/p/e2e/road.spec.ts", status: "failed", message: "cannot be loaded", assertionResults: [] },
    ],
  };
  expect(tallyReport(report)).toEqual({
    unit: { passed: 1, failed: 0, skipped: 1 },
    database: { passed: 1, failed: 1, skipped: 0 },
    browser: { passed: 0, failed: 1, skipped: 0 },
  });
  expect(failedOutsideTests(report)).toBe(false);
});

test("a run that fails without a failed test is noticed", () => {
  expect(failedOutsideTests({ success: false, testResults: [{ name: "/p/a.test.ts", status: "passed", assertionResults: [] }] })).toBe(true);
  expect(failedOutsideTests({ success: true, testResults: [] })).toBe(false);
});

test("a part's line names what it counted and how long it took", () => {
  expect(describePart(aPart({ part: "unit", passed: 12, skipped: 1, seconds: 3.21 }))).toBe("✓ unit           12 passed, 1 skipped          3.2 s");
  expect(describePart(aPart({ part: "lint", failed: 1 }))).toMatch(/^✗ lint {11}0 passed, 1 failed/);
});

function aPart(part: Partial<PartResult>): PartResult {
  return { part: "unit", passed: 0, failed: 0, skipped: 0, seconds: 0, trouble: "", ...part };
}
