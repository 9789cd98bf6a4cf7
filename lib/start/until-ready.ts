import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "./progress.ts";

/** Waits until `url` answers 200; gives up after `patience` milliseconds, with the last thing it heard. */
export async function untilReady(url: string, patience: number): Promise<void> {
  const giveUp = Date.now() + patience;
  let heard = "nothing answers yet";
  while (Date.now() < giveUp) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      const body = await response.text();
      if (response.ok) return;
      heard = `HTTP ${response.status} ${body.slice(0, 500)}`;
    } catch (error) {
      heard = error instanceof Error ? error.message : String(error);
    }
    await sleep(50);
  }
  throw new StartError(`${url} was not ready within ${patience / 1000} s: ${heard}`);
}
