import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { test } from "../journey.ts";
import { seeMessage, seeState } from "../record-screen.ts";
import { aPlace, sendOrder } from "../shop.ts";

/** Pastes as a spreadsheet copies, into the cell that has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.cell);
const cell = (page: Page, place: string) => page.locator(`[data-cell="${place}"]`);
const given = (page: Page) => page.locator("[data-sum=total]").innerText();

test("three rows of a spreadsheet are pasted, one is split, totals follow, a step is taken back and all is saved, by the keyboard alone", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder({ ...aPlace(), lines: [{ sku: "KR-BAT-M", title: "Batik Shirt M", price: "89.00", quantity: 1 }], shipping: null }));
  const page = await signIn("finance", `/records/${id}`);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("l");
  await page.getByRole("grid", { name: "Lines" }).waitFor();
  expect(await page.getByRole("grid", { name: "Lines" }).getAttribute("aria-keyshortcuts")).toBe("l");
  await expect.poll(() => focused(page), { timeout: 10_000 }).toBe("0:itemCode");
  expect(await given(page)).toBe("RM 89.00");

  // A new row at the end, and three rows into it: two more come with them.
  await press("Control+End", "Home", "Escape");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), { timeout: 10_000 }).toContain("Add a line");
  await press("Enter");
  await expect.poll(() => focused(page), { timeout: 10_000 }).toBe("1:itemCode");
  await paste(page, "KR-TEA-100\tTeh Boh\t2\tPCS\t18.90\nKR-SOAP-3\tPandan Soap\t4\tPCS\t27.00\nKR-MUG-01\tEnamel Mug\tthree\tPCS\t22.00\n");
  await page.getByText("3 lines are pasted.").waitFor();
  // What cannot be read stands at its cell, and no sum is made up meanwhile.
  await page.getByRole("alert").filter({ hasText: 'It must be a number such as 12.50, not "three".' }).waitFor();
  expect(await cell(page, "3:quantity").inputValue()).toBe("three");
  await press("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight");
  await expect.poll(() => focused(page), { timeout: 10_000 }).toBe("3:quantity");
  await page.keyboard.type("3");
  await press("Enter");
  await expect.poll(() => given(page), { timeout: 10_000 }).toBe("RM 300.80");

  // Split the soap: two of four.
  await press("ArrowUp", "ArrowUp", "End", "ArrowLeft");
  await expect.poll(() => focused(page), { timeout: 10_000 }).toMatch(/^2:split$/);
  await press("Enter");
  const dialog = page.getByRole("dialog", { name: "Split line 3" });
  await dialog.waitFor();
  await dialog.getByText("New line: 2").waitFor();
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => cell(page, "3:amount").inputValue(), { timeout: 10_000 }).toBe("54.00");
  expect(await given(page)).toBe("RM 300.80");

  // A price too many, taken back.
  await cell(page, "3:unitPrice").focus();
  await page.keyboard.type("99");
  await expect.poll(() => given(page), { timeout: 10_000 }).toBe("RM 444.80");
  await press("Control+z");
  await expect.poll(() => given(page), { timeout: 10_000 }).toBe("RM 300.80");
  expect(await cell(page, "3:unitPrice").inputValue()).toBe("27.00");

  const serious = (await new AxeBuilder({ page }).include("main").analyze()).violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);

  await page.getByRole("button", { name: "Take RM 300.80" }).press("Enter");
  await press("Control+Enter");
  await seeMessage(page, "corrections are saved");
  await seeState(page, "Ready to approve");
  const { document: saved } = (await readRecord(id)) as unknown as { document: { lines: { itemCode: string; quantity: string; amount: string }[]; total: string } };
  expect(saved.total).toBe("300.80");
  expect(saved.lines.map(({ itemCode, quantity, amount }) => [itemCode, quantity, amount])).toEqual([
    ["KR-BAT-M", "1", "89.00"], ["KR-TEA-100", "2", "37.80"], ["KR-SOAP-3", "2", "54.00"], ["KR-SOAP-3", "2", "54.00"], ["KR-MUG-01", "3", "66.00"],
  ]);
});
