// npm test: types, lint, architecture, unit and database tests, the build, and the journeys in a browser.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkArchitecture } from "#lib/check/architecture.ts";
import { failedOutsideTests, type Tally, tallyReport, type TestKind } from "#lib/check/test-report.ts";
import { conclude, describePart, type PartResult } from "#lib/check/test-run.ts";
import { buildWeb, generateClient } from "./build.ts";
import { provideChromium } from "./chromium.ts";
import { packageScript, runNode } from "./our-node.ts";
import { complain, StartError, step } from "./progress.ts";
import { projectFolder } from "./project.ts";

const results: PartResult[] = [];

try {
  await step("database client", generateClient);
  // Fetched while the rest runs; the browser part says so when it fails.
  const chromium = provideChromium().catch((error: unknown) => error);
  await Promise.all([staticChecksAndBuild(), vitest(["unit", "database"])]);
  await browserJourneys(await chromium);
} catch (error) {
  complain(error);
  record({ part: "test run", passed: 0, failed: 1, skipped: 0, seconds: 0, trouble: "" });
}

const { line, complaints, exitCode } = conclude(results);
for (const complaint of complaints) console.log(complaint);
console.log(line);
process.exitCode = exitCode;

/** One after the other: with the tests beside them they fill two processors. */
async function staticChecksAndBuild(): Promise<void> {
  await one("types", checkTypes);
  await one("lint", () => tool("oxlint", [packageScript("oxlint/bin/oxlint")]));
  await architecture();
  await one("build", async () => {
    await buildWeb();
    return "";
  });
}

/** Next writes types for the routes there are; those of an earlier build or dev run may name routes that are gone. */
async function checkTypes(): Promise<string> {
  rmSync(join(projectFolder, ".next/dev/types"), { recursive: true, force: true });
  const routes = await tool("next typegen", [packageScript("next/dist/bin/next"), "typegen"]);
  return routes || tool("tsc", [packageScript("typescript/bin/tsc"), "--noEmit", "-p", "."]);
}

async function architecture(): Promise<void> {
  const started = performance.now();
  const verdicts = checkArchitecture(projectFolder);
  const broken = verdicts.filter((verdict) => verdict.violations.length > 0);
  record({
    part: "architecture",
    passed: verdicts.length - broken.length,
    failed: broken.length,
    skipped: 0,
    seconds: secondsSince(started),
    trouble: broken.map(({ rule, reason, violations }) => `${rule}: ${reason}\n${violations.map((violation) => `  ${violation}`).join("\n")}`).join("\n"),
  });
}

async function browserJourneys(chromium: unknown): Promise<void> {
  if (typeof chromium === "string") return vitest(["browser"]);
  record({ part: "browser", passed: 0, failed: 1, skipped: 0, seconds: 0, trouble: chromium instanceof StartError ? chromium.message : String(chromium) });
}

/** Runs the tests of these kinds in one Vitest and records each kind as a part. */
async function vitest(kinds: TestKind[]): Promise<void> {
  const started = performance.now();
  const scratch = mkdtempSync(join(tmpdir(), "holdpoint-report-"));
  const report = join(scratch, "report.json");
  try {
    const projects = kinds.flatMap((kind) => ["--project", kind]);
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
    const { everything, code } = await runNode([packageScript("vitest/vitest.mjs"), "run", ...projects, ...reporters, "--passWithNoTests"], withoutColour());
    const json = readReport(report);
    const tallies = json === null ? null : tallyReport(json);
    const isBrokenOutside = json === null || failedOutsideTests(json) || (code !== 0 && kinds.every((kind) => tallies?.[kind].failed === 0));
    for (const [index, kind] of kinds.entries()) {
      const tally: Tally = tallies?.[kind] ?? { passed: 0, failed: 0, skipped: 0 };
      const failed = tally.failed + (isBrokenOutside && index === 0 ? 1 : 0);
      const isTold = failed > 0 && results.every((result) => result.trouble !== everything);
      record({ part: kind, ...tally, failed, seconds: secondsSince(started), trouble: isTold ? everything : "" });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Null when Vitest broke before it could report. */
function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** A part that either passes or does not. `work` returns what is wrong, "" when nothing is. */
async function one(part: string, work: () => Promise<string>): Promise<void> {
  const started = performance.now();
  const trouble = await work().catch((error: unknown) => (error instanceof StartError ? error.message : String(error)));
  record({ part, passed: trouble === "" ? 1 : 0, failed: trouble === "" ? 0 : 1, skipped: 0, seconds: secondsSince(started), trouble });
}

async function tool(name: string, args: string[]): Promise<string> {
  const { code, everything } = await runNode(args, withoutColour());
  return code === 0 ? "" : everything.trim() || `${name} ended with exit code ${code}`;
}

function withoutColour(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _forced, npm_lifecycle_event: _npm, DATABASE_URL: _own, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1" };
}

function record(result: PartResult): void {
  results.push(result);
  console.log(describePart(result));
  if (result.trouble !== "") console.log(`\n${result.trouble}\n`);
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
