import type { Doubts } from "./doubts.ts";
import type { Verdict } from "./judge.ts";
import type { Struck } from "./run-storm.ts";
import type { FaultCount } from "./sandbox-admin.ts";

export type ChaosReport = {
  at: string;
  seed: number;
  documents: number;
  workers: number;
  /** Laying the ground, and from the first worker to the last document. */
  seconds: { ground: number; posting: number };
  posted: number;
  strokes: readonly Struck[];
  /** How often each fault hit a call. */
  faults: Record<string, number>;
  doubts: Doubts;
  /** Of the connection: how often it was stopped, and opened again by a person. */
  connection: { stopped: number; opened: number };
  calls: number;
  verdicts: readonly Verdict[];
  /** What kept the run itself from going through; empty where nothing did. */
  trouble: readonly string[];
};

export function isBroken({ verdicts, trouble }: ChaosReport): boolean {
  return trouble.length > 0 || verdicts.some(({ violations }) => violations.length > 0);
}

export function countFaults(faults: readonly FaultCount[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(faults, ({ fault }) => fault)].map(([fault, same]) => [fault, same.reduce((sum, { fired }) => sum + fired, 0)]));
}

const shownViolations = 10;

/** The table of a run. */
export function reportLines(report: ChaosReport): string[] {
  const { strokes, doubts, connection, seconds } = report;
  const kills = (what: (stroke: Struck) => boolean) => String(strokes.filter(what).length);
  const rows: [string, string][] = [
    ["documents", `${report.posted} of ${report.documents} posted by ${report.workers} workers in ${seconds.posting.toFixed(0)} s (ground laid in ${seconds.ground.toFixed(0)} s), seed ${report.seed}`],
    ["killed", `workers ${kills(({ what }) => what === "kill-worker")} times, PostgreSQL ${kills(({ what }) => what === "kill-postgres")} times`],
    ["calls", `${report.calls} on record`],
    ...Object.entries(report.faults).map(([fault, fired]): [string, string] => [`  ${fault}`, `${fired} calls`]),
    ["doubts", `${doubts.lostAnswers} lost answers, ${doubts.leftBehind} left behind by a crash`],
    ["  settled", `${doubts.foundByLook + doubts.leftBehind} found by looking, ${doubts.sentAgain} sent again, ${doubts.wasUnderWay} of them already under way`],
    ["connection", `stopped ${connection.stopped} times, opened again by a person ${connection.opened} times`],
  ];
  const verdicts = report.verdicts.flatMap(({ promise, checked, violations }) => [
    `${violations.length === 0 ? "✓" : "✗"} ${promise.padEnd(76)} ${String(checked).padStart(6)} checked ${violations.length === 0 ? "" : `${violations.length} broken`}`.trimEnd(),
    ...violations.slice(0, shownViolations).map((violation) => `    ${violation}`),
    ...(violations.length > shownViolations ? [`    and ${violations.length - shownViolations} more`] : []),
  ]);
  return [...rows.map(([what, value]) => `${what.padEnd(24)} ${value}`), "", ...verdicts, ...report.trouble.map((line) => `✗ ${line}`)];
}
