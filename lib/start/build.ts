import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageScript, runNode } from "./our-node.ts";
import { StartError } from "./progress.ts";
import { projectFolder } from "./project.ts";
import { hashSources } from "./source-hash.ts";

const generated = join(projectFolder, "lib/db/generated");
const generatedStamp = join(generated, ".schema-hash");
const buildStamp = join(projectFolder, ".next/holdpoint-sources");
const buildId = join(projectFolder, ".next/BUILD_ID");

/** Generates the Prisma client where the schema or Prisma itself changed since; true when it did. */
export async function generateClient(): Promise<boolean> {
  const hash = hashSources(projectFolder, ["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (readIfThere(generatedStamp) === hash && existsSync(join(generated, "client.ts"))) return false;
  await runQuietly("prisma generate", [packageScript("prisma/build/index.js"), "generate"], {
    // Generating needs no schema engine, yet Prisma wants to download one unless it is shown a file.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  });
  writeFileSync(generatedStamp, hash);
  return true;
}

/** Builds the web part where anything it is built from changed since the last build; true when it did. */
export async function buildWeb(): Promise<boolean> {
  const sources = webSources();
  if (existsSync(buildId) && readIfThere(buildStamp) === stampOf(sources)) return false;
  await runQuietly("next build", [packageScript("next/dist/bin/next"), "build"], { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  if (!existsSync(buildId)) throw new StartError("next build ended without a build");
  writeFileSync(buildStamp, stampOf(sources));
  return true;
}

/** Taken before the build: what changes while it runs makes the next start build again. */
function webSources(): string {
  const folders = ["app", "components", "messages", "lib", "public", "prisma/schema"];
  const files = ["package-lock.json", "package.json", "next.config.js", "postcss.config.mjs", "postcss.config.js", "tsconfig.json"];
  return hashSources(projectFolder, [...folders, ...files], (path) => isNotBuilt.test(path));
}

/** Tests, and rooms that no page imports (the architecture check sees to that). The generated client follows from the schema. */
const isNotBuilt = /\.test\.tsx?$|^lib\/(start|check|sandbox|cli|bench|chaos|db\/generated)\//;

/** With the build's own name, so that another build (by hand, say) is not taken for ours. */
function stampOf(sources: string): string {
  return `${sources} ${readIfThere(buildId)}`;
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** Runs a tool; what it prints is shown only when it fails. */
async function runQuietly(name: string, args: string[], env: Record<string, string>): Promise<void> {
  const { code, everything } = await runNode(args, { ...process.env, ...env });
  if (code !== 0) throw new StartError(`${everything.trim()}\n\n${name} failed (exit code ${code}).`);
}
