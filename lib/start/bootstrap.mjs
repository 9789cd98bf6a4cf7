// The first thing every npm script runs. Plain JavaScript without dependencies: it must work on the machine's own
// Node 20 and before anything is installed. It installs what is missing and hands over to Node 24.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));
const modules = join(project, "node_modules");
const stamp = join(modules, ".holdpoint-installed");
const neededNode = 24;

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} Lockfile */

const [command, ...args] = process.argv.slice(2);
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) throw new Error(`Holdpoint needs Node.js 20 or newer; this is ${process.version}. Install a newer one from https://nodejs.org.`);
  if (command === undefined || !/^[a-z]+$/.test(command)) throw new Error("usage: node lib/start/bootstrap.mjs start|dev|test|bench|chaos|cli|screenshots");
  process.chdir(project);
  if (!isInstalled()) await install();

  const node = pinnedNode();
  const entry = join(project, "lib/start", `${command}.ts`);
  if (realpathSync(process.execPath) === realpathSync(node)) {
    process.argv.splice(1, process.argv.length, entry, ...args);
    await import(pathToFileURL(entry).href);
  } else {
    await handOver(node, entry);
  }
}

/** The lock file and the machine: an installation is for both. */
function fingerprint() {
  const lock = readFileSync(join(project, "package-lock.json"));
  return createHash("sha256").update(lock).update(`${process.platform}-${process.arch}`).digest("hex");
}

function isInstalled() {
  if (!existsSync(modules) || findPinnedNode() === null) return false;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint()) return true;
  if (!matchesLock()) return false;
  writeFileSync(stamp, fingerprint());
  return true;
}

/** Whether somebody has already installed just this lock file by hand, perhaps where we now have no network. */
function matchesLock() {
  const installedLock = join(modules, ".package-lock.json");
  if (!existsSync(installedLock)) return false;
  /** @type {Lockfile} */
  const wanted = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8"));
  /** @type {Lockfile} */
  const installed = JSON.parse(readFileSync(installedLock, "utf8"));
  return Object.entries(wanted.packages).every(
    ([path, entry]) => path === "" || entry.optional === true || installed.packages[path]?.version === entry.version,
  );
}

async function install() {
  console.log("Installing packages (once; the first time takes a minute) ...");
  const started = Date.now();
  // Not `npm ci`: it refuses a lock file without the binaries of other systems, which npm leaves out of it where the
  // registry does not offer them. With --no-save npm takes what the lock file names and leaves the file as it is.
  const code = await run(...npm(["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]));
  if (code !== 0) throw new Error(`npm install failed with exit code ${code}. The lines above say why; without a network nothing can be installed.`);
  // npm may be told not to run packages' install scripts; the one that brings Node 24 we need.
  if (findPinnedNode() === null) await run(outsideNode(), [join(modules, "node/installArchSpecificPackage.js")], { cwd: join(modules, "node") });
  writeFileSync(stamp, fingerprint());
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * @param {string[]} npmArgs
 * @returns {[string, string[]]}
 */
function npm(npmArgs) {
  // Run by npm, we know its own file; npm is then the one the user chose, also where `npm` on PATH is another.
  const file = process.env.npm_execpath;
  return file?.endsWith(".js") && existsSync(file) ? [outsideNode(), [file, ...npmArgs]] : ["npm", npmArgs];
}

/** A Node.js that stays while node_modules is replaced. */
function outsideNode() {
  const candidates = [process.env.npm_node_execpath, process.execPath].filter((path) => path !== undefined);
  return candidates.find((path) => !path.startsWith(modules + sep) && existsSync(path)) ?? "node";
}

/**
 * @param {string} file
 * @param {string[]} fileArgs
 * @param {{ cwd?: string }} [options]
 * @returns {Promise<number>}
 */
function run(file, fileArgs, options = {}) {
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.startsWith(modules));
  const env = { ...process.env, PATH: path.join(delimiter) };
  const child = spawn(file, fileArgs, { cwd: project, env, stdio: "inherit", shell: process.platform === "win32", ...options });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

function pinnedNode() {
  const found = findPinnedNode();
  if (found !== null) return found;
  if (Number(process.versions.node.split(".")[0]) >= neededNode) return process.execPath;
  throw new Error(`Node ${neededNode} did not arrive with the packages (node_modules/node). Delete node_modules and try again, or run this with Node ${neededNode} itself.`);
}

/** The Node.js that the package `node` brings: linked into it, or in the package for this machine beside it. */
function findPinnedNode() {
  const forMachine = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const binary = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const places = [join(modules, "node", binary), join(modules, forMachine, binary), join(modules, "node/node_modules", forMachine, binary)];
  return places.find((place) => existsSync(place) && spawnSync(place, ["--version"], { encoding: "utf8" }).stdout?.startsWith(`v${neededNode}.`)) ?? null;
}

/**
 * Runs the real command in Node 24. It ends when we end, told by the closed channel even when we are killed; when it
 * ends, we end in the same way.
 *
 * @param {string} node
 * @param {string} entry
 */
function handOver(node, entry) {
  const child = spawn(node, [entry, ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.exitCode = signal === null ? (code ?? 1) : 1;
      resolve(undefined);
    });
  });
}
