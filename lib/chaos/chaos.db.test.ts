import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openToDatabaseUser } from "#lib/db/cluster.ts";
import { spawnNode } from "#lib/start/our-node.ts";
import { clearStage, runChaos } from "./run-chaos.ts";
import { isBroken, reportLines } from "./report.ts";

// The small one of `npm run chaos`: real workers, a real sandbox, a PostgreSQL of its own, all of them killed or failing.
test("what was approved is in the books exactly once, whatever is killed and however AutoCount fails", { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-chaos-"));
  openToDatabaseUser(folder);
  const told: string[] = [];
  const report = await runChaos({ seed: 5, documents: 48, workers: 2 }, { folder, spawnNode, env: { PATH: process.env.PATH, NODE_ENV: "production" }, tell: (line) => told.push(line) });
  expect(isBroken(report), [...told, ...reportLines(report)].join("\n")).toBe(false);
  expect(report.posted).toBe(48);
  // A run in which nothing went wrong would prove nothing.
  expect(report.doubts.lostAnswers + report.doubts.leftBehind).toBeGreaterThan(0);
  expect(new Set(report.strokes.map(({ what }) => what))).toEqual(new Set(["kill-worker", "kill-postgres", "outage", "burst", "key-refused"]));
  clearStage({ folder });
});
