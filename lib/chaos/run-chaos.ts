import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { disconnect } from "#lib/db/prisma.ts";
import { stopSending } from "#lib/jobs/sender.ts";
import { countDoubts } from "./doubts.ts";
import { gatherEvidence } from "./evidence.ts";
import { layGround } from "./ground.ts";
import { judge } from "./judge.ts";
import { letPeopleWork } from "./people.ts";
import { planDocuments } from "./plan-documents.ts";
import { planStorm } from "./plan-storm.ts";
import type { SpawnNode } from "./processes.ts";
import { type ChaosReport, countFaults, isBroken, reportLines } from "./report.ts";
import { runStorm } from "./run-storm.ts";

const options = z.object({
  seed: z.coerce.number().int().min(0).default(1),
  documents: z.coerce.number().int().min(20).max(100_000).default(2_000),
  workers: z.coerce.number().int().min(1).max(16).default(3),
  json: z.string().optional(),
});
export type ChaosOptions = z.output<typeof options>;

/** `[--seed N] [--documents N] [--workers N] [--json FILE]`. Throws, naming what it does not know. */
export function parseOptions(args: readonly string[]): ChaosOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: [...args], options: { seed: text, documents: text, workers: text, json: text } });
  const parsed = options.safeParse(values);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
}

/** Where a run has its files, how it starts a process and with which environment, and where it tells what goes on. */
export type Stage = { folder: string; spawnNode: SpawnNode; env: NodeJS.ProcessEnv; tell: (line: string) => void };

/** Milliseconds that one call to the ledger may take in a run. */
const answer = 1_500;

/**
 * Posts many documents to a failing ledger with workers and a database that are killed meanwhile, and judges from the
 * ledger's own books what became of them. Says whether every promise was kept; where one was not, `folder` is kept with
 * database, books and logs. The report is written to `json`, or beside them.
 */
export async function runChaos({ seed, documents, workers: size, json }: ChaosOptions, { folder, spawnNode, env, tell }: Stage): Promise<ChaosReport> {
  const plan = planDocuments(seed, documents);
  const storm = planStorm(seed, { documents, workers: size, answer });
  const began = performance.now();
  const ground = await layGround(plan, { folder, spawnNode, env, answer });
  const people = letPeopleWork(ground, storm.strokes.find(({ what }) => what === "key-refused")?.delay ?? 500);
  await people.caughtUp;
  const laid = performance.now();
  tell(`${documents} documents sent and approved, but for those that wait for others; seed ${seed}, ${size} workers begin`);
  const workers = Array.from({ length: size }, (_, nth) => ground.startWorker(nth));
  try {
    const run = await runStorm(ground, workers, storm, documents, tell);
    const through = performance.now();
    await people.stop();
    await Promise.all(workers.map((worker) => worker.stop()));
    const evidence = await gatherEvidence(ground);
    const report: ChaosReport = {
      at: new Date().toISOString(), seed, documents, workers: size,
      seconds: { ground: (laid - began) / 1000, posting: (through - laid) / 1000 },
      posted: run.posted,
      strokes: run.struck,
      faults: countFaults(await ground.admin.faults()),
      doubts: countDoubts(evidence.attempts),
      connection: { stopped: evidence.connection.stops, opened: people.opened() },
      calls: evidence.attempts.length,
      verdicts: judge(plan, evidence),
      trouble: [
        ...(run.isThrough ? [] : [`Only ${run.posted} of ${documents} documents were posted when nothing went on any more.`]),
        ...people.refusals().map((refusal) => `Not approved: ${refusal}`),
        ...storm.strokes.length === run.struck.length ? [] : [`Only ${run.struck.length} of ${storm.strokes.length} strokes fell.`],
      ],
    };
    tell(["", ...reportLines(report), ""].join("\n"));
    const file = json ?? join(folder, "report.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ ...report, ...(isBroken(report) ? { evidence } : {}) }, null, 2)}\n`);
    if (isBroken(report)) tell(`Database, books and logs are kept in ${folder}; the report with all evidence: ${file}`);
    return report;
  } finally {
    await people.stop();
    await Promise.all(workers.map((worker) => worker.stop()));
    await stopSending();
    await disconnect();
    await ground.stop();
  }
}

/** Removes what a run has left behind, once nobody wants to look at it. */
export function clearStage({ folder }: Pick<Stage, "folder">): void {
  rmSync(folder, { recursive: true, force: true });
}
