import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

// What a person looks at and presses on the record screen.

export function head(page: Page): Locator {
  return page.locator("main header");
}

/** Waits until the record stands there as "Held", "Ready to approve", "Posted" ... */
export async function seeState(page: Page, state: string): Promise<void> {
  await head(page).locator("h1 + span").filter({ hasText: new RegExp(`^${state}$`) }).waitFor();
}

export async function seeRecord(page: Page, number: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: number, exact: true }).waitFor();
}

export function approveButton(page: Page): Locator {
  return page.getByRole("button", { name: /^Approve/ });
}

/** The card of one finding, by its title. */
export function finding(page: Page, title: string): Locator {
  return page.getByRole("article", { name: title });
}

/** Opens one of several forms of a finding; which one is open from the beginning depends on what the look-up proposes. */
export async function openForm(card: Locator, name: string): Promise<void> {
  const button = card.getByRole("button", { name });
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
}

/** What stands in "In AutoCount". */
export function ledgerPane(page: Page): Locator {
  return page.getByRole("region", { name: "In AutoCount" });
}

/** Waits for a message that pops up in the corner. */
export async function seeMessage(page: Page, text: string | RegExp): Promise<void> {
  await page.locator("[data-sonner-toast]").filter({ hasText: text }).first().waitFor();
}

/** Marks the loaded page; `isSamePage` tells whether it has been loaded anew since. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => void Object.assign(window, { isMarked: true }));
}

export async function expectSamePage(page: Page): Promise<void> {
  expect(await page.evaluate(() => "isMarked" in window)).toBe(true);
}
