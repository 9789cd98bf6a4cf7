import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { test as base } from "vitest";
import type {} from "#components/shell/early-input-script.ts";
import { demoPerson, type DemoPerson, type Person } from "./company.ts";
import { product } from "./product.ts";

export type SignInOptions = {
  width?: number;
  prepare?: (context: BrowserContext) => Promise<unknown>;
  /** Returns as soon as the page can be seen, whether it answers already or not. */
  isSeenOnly?: boolean;
};

/** Opens a page as somebody: a browser session of its own each time, as on another machine. */
export type SignIn = (who: DemoPerson | Person, path?: string, options?: SignInOptions) => Promise<Page>;

/** Names the step that waits in vain before the whole journey runs out of time. */
const stepTimeoutMs = 20_000;

/**
 * A journey through the built product in real Chromium. `signIn("finance", "/queues/held")` opens a page as finance;
 * `visit("/sign-in")` as nobody. A page that throws, or breaks its own security policy, fails its journey.
 */
export const test = base
  .extend("chromium", { scope: "worker" }, () => product.chromium)
  .extend("browser", { scope: "worker" }, async ({ chromium: executablePath }, { onCleanup }) => {
    // Chromium's own sandbox does not start as root, and the pages are ours.
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
    onCleanup(async () => void (await atMost(browser.close())));
    return browser;
  })
  .extend("sessions", { scope: "worker" }, () => new Map<string, Cookies>())
  .extend("open", async ({ browser, task }, { onCleanup }) => {
    const pages: Page[] = [];
    const faults: string[] = [];
    onCleanup(async () => {
      if (task.result?.state === "fail") for (const page of pages) console.log(await lastSeen(page));
      await Promise.all(pages.map((page) => atMost(page.context().close())));
      if (faults.length > 0) throw new Error(`A page went wrong:\n${faults.join("\n")}`);
    });
    return async (cookies: Cookies, path: string, { width = 1440, prepare, isSeenOnly = false }: SignInOptions = {}): Promise<Page> => {
      const context = await openContext(browser, width);
      await context.addCookies(cookies);
      await prepare?.(context);
      const page = await context.newPage();
      pages.push(page);
      page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
      page.on("console", (message) => {
        // What the server refuses on purpose is logged by the browser as well.
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) faults.push(`${page.url()}: ${message.text()}`);
      });
      if (isSeenOnly) await see(page, path);
      else await go(page, path);
      return page;
    };
  })
  .extend("visit", ({ open }) => (path: string, options?: Parameters<SignIn>[2]) => open([], path, options))
  .extend("signIn", ({ browser, sessions, open }): SignIn => async (who, path = "/", options) => {
    const person = typeof who === "string" ? demoPerson(who) : who;
    const cookies = sessions.get(person.email) ?? (await cookiesOf(browser, person));
    sessions.set(person.email, cookies);
    return open(cookies, path, options);
  });

/** Opens a page and waits until it answers by itself, as a person does without noticing. */
export async function go(page: Page, path: string): Promise<void> {
  await see(page, path);
  await page.waitForFunction(() => {
    if (document.querySelector("main [data-early-input]") !== null) return window.earlyInput === undefined;
    // Elsewhere React's own marks tell what it has taken over.
    const isAlive = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps"));
    return [...document.querySelectorAll("main :is(a, button, input, select, form)")].every(isAlive);
  });
}

/** Opens a page and waits until all of it can be seen. */
async function see(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "commit" });
  await page.waitForFunction(() => {
    if (document.querySelector("main h1") === null) return false;
    // The page that says "there is no such thing" is drawn over what was on its way; that stays behind, hidden.
    if (document.querySelector("main [data-early-input]") === null) return true;
    // Parts that are still on their way stand hidden until they take their place.
    return document.querySelector("template[id^='B:'], [hidden][id^='S:']") === null;
  });
}

/** Closing what hangs must not hold up everybody: the process that ends takes its browser along. */
function atMost(closing: Promise<unknown>): Promise<unknown> {
  return Promise.race([closing.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 10_000).unref())]);
}

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

async function openContext(browser: Browser, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: product.baseUrl, viewport: { width, height: 900 }, locale: "en-MY", timezoneId: "Asia/Kuala_Lumpur", reducedMotion: "reduce",
  });
  context.setDefaultTimeout(stepTimeoutMs);
  return context;
}

/** Signs in by the requests that the form makes; the form itself is walked in access/sign-in.spec.ts. */
async function cookiesOf(browser: Browser, { email, password }: Person): Promise<Cookies> {
  const context = await openContext(browser, 800);
  try {
    const { csrfToken } = (await (await context.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
    const answer = await context.request.post("/api/auth/callback/credentials", { form: { email, password, csrfToken, callbackUrl: "/", json: "true" } });
    const { url } = (await answer.json()) as { url: string };
    if (url.includes("error=")) throw new Error(`${email} could not sign in: ${url}`);
    return await context.cookies();
  } finally {
    await context.close();
  }
}

/** What a page showed when its journey failed, as a screen reader meets it. */
async function lastSeen(page: Page): Promise<string> {
  const seen = await page.locator("main").ariaSnapshot({ timeout: 2_000 }).catch((error: unknown) => String(error));
  return `\n${page.url()}\n${seen.split("\n").slice(0, 60).join("\n")}`;
}
