import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { Ground } from "./ground.ts";
import { signIn } from "./sign-in.ts";

/** A browser of its own on the same machine, signed in as finance, with an empty cache for each context. */
export type Desk = { open(): Promise<BrowserContext>; close(): Promise<void> };

export async function openDesk(ground: Ground): Promise<Desk> {
  // Chromium's own sandbox does not start as root, and the pages are ours.
  const browser: Browser = await chromium.launch({ executablePath: ground.chromium, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  const cookies = (await signIn(ground.baseUrl, ground.finance)).split("; ").map((cookie) => {
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    return { name, value, url: ground.baseUrl };
  });
  return {
    async open() {
      const context = await browser.newContext({ baseURL: ground.baseUrl, viewport: { width: 1440, height: 900 }, locale: "en-MY", timezoneId: "Asia/Kuala_Lumpur" });
      await context.addCookies(cookies);
      return context;
    },
    close: () => browser.close(),
  };
}

const idleMs = 1_500;

/** All script that a page loads before anybody touches it, in KB as a compressing proxy sends it. */
export async function scriptOf(desk: Desk, path: string): Promise<number> {
  const context = await desk.open();
  try {
    const page = await context.newPage();
    const scripts = new Map<string, Promise<Buffer>>();
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.set(response.url(), response.body());
    });
    await page.goto(path);
    await page.locator("main h1").first().waitFor();
    // What the page fetches by itself as soon as it stands counts too. A live page's network never falls silent for good.
    for (let before = -1; before !== scripts.size; await page.waitForTimeout(idleMs)) before = scripts.size;
    const sizes = await Promise.all([...scripts.values()].map(async (body) => gzipSync(await body).length));
    if (sizes.length === 0) throw new Error(`${path} loads no script`);
    return sizes.reduce((sum, size) => sum + size, 0) / 1024;
  } finally {
    await context.close();
  }
}

/** Milliseconds from the key until the record is painted whose number is another than the one on the page. */
export async function keyToNext(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const heading = () => document.querySelector("main h1")?.textContent ?? "";
    const content = () => document.querySelector("main section[aria-label=Document] table, main section[aria-label=Document] dl");
    const before = heading();
    const [state, old] = [window as unknown as { keyed?: Promise<number> }, content()];
    state.keyed = new Promise((resolve) => {
      window.addEventListener("keydown", () => {
        const began = performance.now();
        const look = () => {
          const isThere = heading() !== "" && heading() !== before && content() !== null && content() !== old;
          // After the frame that shows it.
          if (isThere) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
          else requestAnimationFrame(look);
        };
        look();
      }, { once: true, capture: true });
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { keyed: Promise<number> }).keyed);
}

/** Milliseconds from the beginning of the navigation until the first row of a table is painted. */
export async function firstRow(page: Page, path: string): Promise<number> {
  await page.goto(path, { waitUntil: "commit" });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const row = document.querySelector<HTMLElement>("main tr[data-row]");
          if (row !== null && row.offsetParent !== null) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}
