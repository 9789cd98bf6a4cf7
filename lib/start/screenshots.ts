// node lib/start/bootstrap.mjs screenshots: takes the README's pictures anew, of the built product with a fresh demo company.
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { signIn } from "#lib/bench/sign-in.ts";
import { buildWeb, generateClient } from "./build.ts";
import { provideChromium } from "./chromium.ts";
import { complain, step } from "./progress.ts";
import { projectFolder } from "./project.ts";
import { startThrowAwayProduct, type ThrowAwayProduct } from "./throw-away-product.ts";

interface Shot {
  file: string;
  who: "admin" | "finance" | "manager";
  path: string;
  /** What a person does before the picture is taken. */
  prepare?: (page: Page) => Promise<unknown>;
}

const shots: readonly Shot[] = [
  { file: "held", who: "admin", path: "/queues/held" },
  { file: "record", who: "admin", path: "/queues/all?q=%232907", prepare: openFirstRecord },
  { file: "posted", who: "finance", path: "/queues/posted", prepare: openFirstRecord },
  { file: "posting-line", who: "finance", path: "/posting" },
  { file: "dashboard", who: "manager", path: "/", prepare: (page) => page.locator("main .recharts-surface").first().waitFor() },
];

const size = { width: 1440, height: 900 };

try {
  await step("database client", generateClient);
  await step("web build", buildWeb);
  const product = await step("product", () => startThrowAwayProduct());
  try {
    const browser = await chromium.launch({ executablePath: await provideChromium(), args: ["--no-sandbox", "--disable-dev-shm-usage"] });
    try {
      for (const shot of shots) await step(shot.file, () => take(browser, product, shot));
    } finally {
      await browser.close();
    }
  } finally {
    await product.stop();
  }
} catch (error) {
  complain(error);
  process.exitCode = 1;
}

async function take(browser: Browser, product: ThrowAwayProduct, { file, who, path, prepare }: Shot): Promise<void> {
  const context = await browser.newContext({
    baseURL: product.baseUrl, viewport: size, locale: "en-MY", timezoneId: "Asia/Kuala_Lumpur", reducedMotion: "reduce",
  });
  try {
    const cookies = await signIn(product.baseUrl, { email: `${who}@demo.test`, password: product.demoPassword });
    await context.addCookies(cookies.split("; ").map((cookie) => {
      const [name = "", value = ""] = cookie.split(/=(.*)/s);
      return { name, value, url: product.baseUrl };
    }));
    const page = await context.newPage();
    await page.goto(path);
    await settled(page);
    await prepare?.(page);
    await page.screenshot({ path: join(projectFolder, "docs/screenshots", `${file}.png`) });
  } finally {
    await context.close();
  }
}

async function openFirstRecord(page: Page): Promise<void> {
  await page.locator("main a[href*='/records/']").first().click();
  await page.waitForURL(/\/records\//);
  await settled(page);
}

/** The heading stands, and nothing streams in any more. Live pages never fall silent, so it is not the network that is asked. */
async function settled(page: Page): Promise<void> {
  await page.locator("main h1").waitFor();
  await page.waitForFunction(() => document.querySelector("template[id^='B:'], [hidden][id^='S:'], [aria-busy='true']") === null);
  await page.evaluate(() => document.fonts.ready);
}
