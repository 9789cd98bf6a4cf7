import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { StartError } from "./progress.ts";

/** Where the browser for the journeys is: Playwright's own, else the system's; null when there is none. */
export function findChromium(): string | null {
  const named = process.env.HOLDPOINT_CHROMIUM;
  const places = [named, chromium.executablePath(), ...["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"].map((name) => `/usr/bin/${name}`)];
  return places.find((place): place is string => Boolean(place) && existsSync(String(place))) ?? null;
}

/** Finds the browser, or installs Debian's package where we may. */
export async function provideChromium(): Promise<string> {
  const found = findChromium();
  if (found !== null) return found;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new StartError("There is no Chromium for the browser tests. Install one: `sudo apt-get install chromium`, `npx playwright install chromium`, or name it in HOLDPOINT_CHROMIUM.");
  }
  await apt("update");
  await apt("install", "-y", "--no-install-recommends", "chromium");
  const installed = findChromium();
  if (installed === null) throw new StartError("apt-get installed chromium, but it is not at /usr/bin/chromium.");
  return installed;
}

/** Not synchronous: the other tests run meanwhile. */
async function apt(...args: string[]): Promise<void> {
  const child = spawn("apt-get", args, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new StartError(`apt-get ${args.join(" ")} failed:\n${output.slice(-3_000)}`);
}
