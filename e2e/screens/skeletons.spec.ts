import type { Page } from "playwright-core";
import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { test } from "../journey.ts";

/** One page of each shape, with the table that it waits for. */
const shapes = [
  { shape: "a list", path: "/rules", table: "rule_setting", parts: 1 },
  { shape: "a pile of cards", path: "/rules/periods", table: "fiscal_year", parts: 1 },
  { shape: "a list in parts", path: "/reference/drift", table: "reference_change", parts: 2 },
  { shape: "a form", path: "/imports/new", table: "source", parts: 1 },
] as const;

type Box = { x: number; y: number };

/** Where the heading stands, and the first things below it. */
function places(page: Page, parts: number): Promise<{ heading: Box; blocks: Box[] }> {
  return page.evaluate((parts) => {
    const boxOf = (element: Element) => {
      const { x, y } = element.getBoundingClientRect();
      return { x: Math.round(x), y: Math.round(y) };
    };
    const heading = document.querySelector("main h1");
    const blocks: Element[] = [];
    for (let next = heading?.closest("div:has(> div > h1)")?.nextElementSibling ?? null; next !== null && blocks.length < parts; next = next.nextElementSibling) {
      // What still streams in has placeholders that nobody sees.
      if (next.getClientRects().length > 0) blocks.push(next);
    }
    if (heading === null || blocks.length < parts) throw new Error("no heading, or not enough below it");
    return { heading: boxOf(heading), blocks: blocks.map(boxOf) };
  }, parts);
}

for (const width of [1280, 390]) {
  for (const { shape, path, table, parts } of shapes) {
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
          return places(page, parts);
        },
        { timeout: 20_000 },
      );
      await page.locator("main").getByRole("status", { name: "Loading" }).waitFor({ state: "detached" });
      expect(await places(page, parts)).toEqual(before);
      expect(await page.evaluate(() => (window as unknown as { shifted: { by: number } }).shifted.by)).toBeLessThan(0.01);
    });
  }
}
