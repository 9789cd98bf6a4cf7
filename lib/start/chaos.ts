// npm run chaos: posting under everything that can go wrong, on a database and a sandbox of its own.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openToDatabaseUser } from "#lib/db/cluster.ts";
import { generateClient } from "./build.ts";
import { spawnNode } from "./our-node.ts";
import { complain, step } from "./progress.ts";

try {
  await step("database client", generateClient);
  const { clearStage, parseOptions, runChaos } = await import("#lib/chaos/run-chaos.ts");
  const { isBroken } = await import("#lib/chaos/report.ts");
  const options = parseOptions(process.argv.slice(2));
  const json = resolve(options.json ?? `.data/chaos/seed-${options.seed}-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.json`);
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-chaos-"));
  openToDatabaseUser(folder);
  const { DATABASE_URL: _own, npm_lifecycle_event: _npm, ...env } = process.env;
  const report = await runChaos({ ...options, json }, { folder, spawnNode, env, tell: (line) => console.log(line) });
  console.log(`All figures: ${json}`);
  if (isBroken(report)) process.exitCode = 1;
  else clearStage({ folder });
} catch (error) {
  complain(error);
  process.exitCode = 1;
}
