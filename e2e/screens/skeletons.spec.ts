import type { Page } from "playwright-core";
import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { test } from "../journey.ts";

/** One page of each shape, with the table that it waits for. */
const shapes = [
  { shape: "a list", path: "/rules", table: "rule_setting" },
  { shape: "a pile of cards", path: "/rules/periods", table: "fiscal_year" },
  { shape: "a form", path: "/imports/new", table: "source" },
] as const;

type Box = { x: number; y: number };

/** Where the heading stands, and the first thing below it. */
function places(page: Page): Promise<{ heading: Box; block: Box }> {
  return page.evaluate(() => {
    const boxOf = (element: Element) => {
      const { x, y } = element.getBoundingClientRect();
      return { x: Math.round(x), y: Math.round(y) };
    };
    const heading = document.querySelector("main h1");
    let block = heading?.closest("div:has(> div > h1)")?.nextElementSibling ?? null;
    // What still streams in has placeholders that nobody sees.
    while (block !== null && block.getClientRects().length === 0) block = block.nextElementSibling;
    if (heading === null || block === null) throw new Error("no heading, or nothing below it");
    return { heading: boxOf(heading), block: boxOf(block) };
  });
}

for (const width of [1280, 390]) {
  for (const { shape, path, table } of shapes) {
    test(`${shape} that is on its way leaves its places to what comes, ${width} wide`, async ({ signIn }) => {
      const page = await signIn("finance", "/account", { width });
      await page.addInitScript(() => {
        const shifted = { by: 0 };
        Object.assign(window, { shifted });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifted.by += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      const before = await db().$transaction(
        async (tx) => {
          await tx.$executeRawUnsafe(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
          await page.goto(path, { waitUntil: "commit" });
          await page.locator("main").getByRole("status", { name: "Loading" }).waitFor();
          await page.evaluate(() => document.fonts.ready);
          return places(page);
        },
        { timeout: 20_000 },
      );
      await page.locator("main").getByRole("status", { name: "Loading" }).waitFor({ state: "detached" });
      expect(await places(page)).toEqual(before);
      expect(await page.evaluate(() => (window as unknown as { shifted: { by: number } }).shifted.by)).toBeLessThan(0.01);
    });
  }
}
