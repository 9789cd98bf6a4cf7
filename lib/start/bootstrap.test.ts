import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let project = "";
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "holdpoint-bootstrap-"));
  mkdirSync(join(project, "lib/start"), { recursive: true });
  cpSync(join(import.meta.dirname, "bootstrap.mjs"), join(project, "lib/start/bootstrap.mjs"));
  writeFileSync(join(project, "package.json"), `{"type":"module"}`);
  writeLock("1.0.0");
  writeFileSync(join(project, "lib/start/dev.ts"), `console.log("dev runs on", process.version.split(".")[0], process.argv.slice(2).join(" ")); process.exitCode = 7;`);
  writeFileSync(join(project, "npm-cli.js"), fakeNpm);
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

test("what is missing is installed, development packages too, then the command runs in Node 24 with its arguments and exit code", () => {
  const run = bootstrap(["dev", "--one", "two"], { NODE_ENV: "production" });
  expect(run.stdout).toContain("Installing packages");
  expect(run.stdout).toContain("dev runs on v24 --one two");
  expect(run.status).toBe(7);
  expect(npmCalls()).toEqual(["install --no-save --include=dev --no-audit --no-fund --loglevel=error"]);
});

test("nothing is installed a second time, until the lock file changes", () => {
  bootstrap(["dev"]);
  expect(bootstrap(["dev"]).stdout).not.toContain("Installing");
  expect(npmCalls()).toHaveLength(1);
  writeLock("1.0.1");
  bootstrap(["dev"]);
  expect(npmCalls()).toHaveLength(2);
});

test("packages that somebody installed by hand from the same lock file are taken as they are", () => {
  bootstrap(["dev"]);
  rmSync(join(project, "node_modules/.holdpoint-installed"));
  expect(bootstrap(["dev"]).stdout).not.toContain("Installing");
  expect(npmCalls()).toHaveLength(1);
});

test("packages from another lock file are not", () => {
  bootstrap(["dev"]);
  rmSync(join(project, "node_modules/.holdpoint-installed"));
  writeFileSync(join(project, "node_modules/.package-lock.json"), lock("0.9.0"));
  expect(bootstrap(["dev"]).stdout).toContain("Installing");
});

test("an installation that fails says so, and is tried again next time", () => {
  const failed = bootstrap(["dev"], { FAKE_NPM_FAILS: "1" });
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain("npm install failed with exit code 5");
  expect(bootstrap(["dev"]).status).toBe(7);
});

test("an unknown command is refused with the known ones", () => {
  expect(bootstrap(["../../etc"]).stderr).toContain("start|dev|test|bench|chaos|cli");
});

function bootstrap(args: string[], env: Record<string, string> = {}) {
  const npmFile = join(project, "npm-cli.js");
  return spawnSync(process.execPath, [join(project, "lib/start/bootstrap.mjs"), ...args], {
    cwd: tmpdir(),
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", NODE_ENV: "test", REAL_NODE: process.execPath, npm_execpath: npmFile, npm_node_execpath: process.execPath, ...env },
  });
}

function npmCalls(): string[] {
  return readFileSync(join(project, "npm-calls"), "utf8").trim().split("\n");
}

function writeLock(version: string): void {
  writeFileSync(join(project, "package-lock.json"), lock(version));
}

function lock(version: string): string {
  const packages = { "": {}, "node_modules/thing": { version }, "node_modules/for-another-system": { version, optional: true } };
  return JSON.stringify({ packages });
}

/** Does what npm does here: installs all but what is for another system, and brings Node. */
const fakeNpm = `
import { appendFileSync, mkdirSync, readFileSync, symlinkSync, rmSync, writeFileSync } from "node:fs";
if (process.env.FAKE_NPM_FAILS) process.exit(5);
appendFileSync("npm-calls", process.argv.slice(2).join(" ") + "\\n");
mkdirSync("node_modules/node/bin", { recursive: true });
rmSync("node_modules/node/bin/node", { force: true });
symlinkSync(process.env.REAL_NODE, "node_modules/node/bin/node");
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
delete packages["node_modules/for-another-system"];
writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages }));
`;
