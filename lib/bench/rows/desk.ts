import type { Page } from "playwright-core";
import { heldQueue } from "#lib/queues/held.ts";
import { readyQueue } from "#lib/queues/ready.ts";
import { type Desk, firstRow, keyToNext, openDesk, scriptOf } from "../browser.ts";
import type { Ground } from "../ground.ts";
import { quantile } from "../load.ts";
import type { Pace } from "../pace.ts";
import type { BenchRow, Figure } from "../row.ts";

/** What is between two keys at the least: somebody who does 300 records before lunch takes 40 times as long. */
const readingMs = 1_000;

const limit = (figure: number) => ({ of: "the limit set for it", figure, speed: 1 });

/** What a person at the desk waits for, in a real browser: the next record after a key, the table, and the script of both pages. */
export const desk: BenchRow = {
  id: "desk",
  title: "The review desk in Chromium",

  async measure(ground, pace) {
    const browser = await openDesk(ground);
    try {
      return [...(await keys(browser, ground, pace)), ...(await table(browser, ground, pace)), ...(await script(browser))];
    } finally {
      await browser.close();
    }
  },
};

async function keys(browser: Desk, ground: Ground, pace: Pace): Promise<Figure[]> {
  const steps = Math.max(5, pace.rounds * 10);
  const figures: Figure[] = [];
  const told = (name: string, times: number[]) => {
    const sorted = times.toSorted((a, b) => a - b);
    figures.push(
      { name: `${name}, p50`, unit: "ms", ours: quantile(sorted, 0.5), floors: [], target: limit(200) },
      { name: `${name}, p95`, unit: "ms", ours: quantile(sorted, 0.95), floors: [], target: limit(200) },
    );
  };
  told("approve: next record", await decide(browser, ground, steps));
  await inQueue(browser, heldQueue.path, async (page) => {
    const times: number[] = [];
    for (let nth = 0; nth < steps; nth += 1) {
      times.push(await keyToNext(page, "j"));
      await page.waitForTimeout(readingMs);
    }
    told("j: next record", times);
  });
  return figures;
}

/** Approves one after the other; throws where a decision was not stored. */
async function decide(browser: Desk, { ctx }: Ground, steps: number): Promise<number[]> {
  const approved = () => ctx.db.approval.count({ where: { companyId: ctx.company } });
  const before = await approved();
  const times: number[] = [];
  await inQueue(browser, readyQueue.path, async (page) => {
    for (let nth = 0; nth < steps; nth += 1) {
      times.push(await keyToNext(page, "a"));
      await page.waitForTimeout(readingMs);
    }
  });
  const stored = (await approved()) - before;
  if (stored < steps) throw new Error(`${steps} records were approved by key, ${stored} of these decisions are stored`);
  return times;
}

/** Opens the first record of a queue, and a second one, so that what a browser has to compile once is compiled. */
async function inQueue(browser: Desk, path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.open();
  try {
    const page = await context.newPage();
    await firstRow(page, path);
    await page.waitForTimeout(readingMs);
    await page.locator("main a[data-open]").first().click();
    await page.waitForURL(/\/records\//);
    await page.locator("main h1").first().waitFor();
    await page.waitForTimeout(readingMs);
    await keyToNext(page, "j");
    await page.waitForTimeout(readingMs);
    await work(page);
  } finally {
    await context.close();
  }
}

async function table(browser: Desk, { records }: Ground, pace: Pace): Promise<Figure[]> {
  const name = `table of ${records.held.toLocaleString("en")} held, first rows`;
  const times = async (page: () => Promise<Page>) => {
    const seen: number[] = [];
    for (let nth = 0; nth < pace.rounds * 3; nth += 1) seen.push(await firstRow(await page(), heldQueue.path));
    return seen.toSorted((a, b) => a - b);
  };
  const contexts: { close(): Promise<void> }[] = [];
  const fresh = async () => {
    const context = await browser.open();
    contexts.push(context);
    return context.newPage();
  };
  const cold = await times(fresh);
  const kept = await fresh();
  await firstRow(kept, heldQueue.path);
  const warm = await times(async () => kept);
  for (const context of contexts) await context.close();
  return [
    { name: `${name}, cold, p50`, unit: "ms", ours: quantile(cold, 0.5), floors: [], target: { of: "Payload 3.90", figure: 1_004, speed: 1 } },
    { name: `${name}, warm, p50`, unit: "ms", ours: quantile(warm, 0.5), floors: [], target: { of: "Payload 3.90", figure: 470, speed: 1 } },
  ];
}

async function script(browser: Desk): Promise<Figure[]> {
  const context = await browser.open();
  const page = await context.newPage();
  await firstRow(page, heldQueue.path);
  const record = await page.locator("main a[data-open]").first().getAttribute("href");
  await context.close();
  if (record === null) throw new Error("the held queue has no record to open");
  return [
    { name: "script of the queue page, gzip", unit: "KB", ours: await scriptOf(browser, heldQueue.path), floors: [], target: limit(170) },
    { name: "script of the record page, gzip", unit: "KB", ours: await scriptOf(browser, record), floors: [], target: limit(170) },
  ];
}
