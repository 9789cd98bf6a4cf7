import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { freePort, isFree } from "#lib/db/cluster.ts";
import type { DataFolder } from "./data-folder.ts";

const portsShape = z.record(z.string(), z.number().int());

/** The port that a part had at the last start; undefined at the first. */
export function recallPort(data: DataFolder, part: string): number | undefined {
  return readPorts(data)[part];
}

export function rememberPort(data: DataFolder, part: string, port: number): void {
  const ports = readPorts(data);
  if (ports[part] === port) return;
  writeFileSync(join(data.path, "ports.json"), JSON.stringify({ ...ports, [part]: port }, null, 2));
}

/** The part's port of last time, while it is free; else any other, remembered from now on. */
export async function takePort(data: DataFolder, part: string): Promise<number> {
  const last = recallPort(data, part);
  const port = last !== undefined && (await isFree(last)) ? last : await freePort();
  rememberPort(data, part, port);
  return port;
}

/** Whether the web part can listen on `port`. Waits a little: what a killed run left behind is just ending. */
export async function canListen(port: number, patience = 2_000): Promise<boolean> {
  for (const giveUp = Date.now() + patience; ; await sleep(100)) {
    if (await isFree(port, "all interfaces")) return true;
    if (Date.now() > giveUp) return false;
  }
}

function readPorts(data: DataFolder): Record<string, number> {
  try {
    return portsShape.parse(JSON.parse(readFileSync(join(data.path, "ports.json"), "utf8")));
  } catch {
    return {};
  }
}
