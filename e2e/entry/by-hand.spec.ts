import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { readRecord } from "../api.ts";
import { go, test } from "../journey.ts";
import { approveButton, head, ledgerPane, seeMessage, seeState } from "../record-screen.ts";
import { transfersOf } from "../sandbox.ts";

const cell = (page: Page, row: number, column: string): Locator => page.locator(`[data-cell="${row}:${column}"]`);

/** Takes the best answer of a look-up for what is typed into it. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole("combobox", { name: label, exact: true });
  await field.fill(text);
  await page.getByRole("option", { name: new RegExp(text) }).first().click();
}

/** Pastes as a spreadsheet copies: columns by tabs, rows by lines. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

const savedId = async (page: Page): Promise<string> => {
  await page.waitForURL(/\/records\/[0-9a-f-]{36}/);
  return /records\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
};

test("a transfer between two branches is entered by one of finance, approved by another, and stands in AutoCount", async ({ signIn }) => {
  const page = await signIn("finance", "/queues/held");
  await page.keyboard.press("c");
  await page.getByRole("link", { name: /^Stock transfer/ }).click();
  await page.getByRole("form", { name: "New stock transfer" }).waitFor();
  await choose(page, "From", "HQ");
  await choose(page, "To", "PG");
  await page.getByRole("textbox", { name: "Reason" }).fill("Weekend stock");
  await paste(cell(page, 0, "sku"), "KR-HON-500\tTualang Honey 500g\t6\nKR-SOAP-3\tPandan Soap (3)\t12");
  await page.getByRole("button", { name: /^Save and check/ }).click();
  const id = await savedId(page);

  await seeState(page, "Ready to approve");
  await head(page).getByText("HQ → PG").waitFor();
  await head(page).getByText("You entered it by hand, so somebody else approves.").first().waitFor();
  expect(await approveButton(page).getAttribute("aria-disabled")).toBe("true");

  const other = await signIn("finance2", `/records/${id}`);
  await head(other).getByText("Books the stock transfer in AutoCount.").first().waitFor();
  await approveButton(other).click();
  await seeMessage(other, "is approved");
  await ledgerPane(page).getByText(/^Posted as HP-ST-/).waitFor({ timeout: 30_000 });

  const transfers = await transfersOf(id);
  expect(transfers.map(({ master }) => [master.fromLocation, master.toLocation])).toEqual([["HQ", "PG"]]);
  expect(transfers[0]?.details.map(({ stockCode, qty }) => [stockCode, qty])).toEqual([["KR-HON-500", 6], ["KR-SOAP-3", 12]]);
  expect(await readRecord(id)).toMatchObject({ state: "posted", posting: { state: "posted" } });
});

test("an invoice is typed by the keyboard; what is wrong is told at its field, and a reload loses nothing", async ({ signIn }) => {
  const page = await signIn("admin", "/new/invoice");
  await choose(page, "Debtor", "300-A001");
  await cell(page, 0, "sku").fill("KR-HON-500");
  await page.getByRole("option", { name: /KR-HON-500/ }).waitFor();
  await page.keyboard.press("Enter");
  // What is known of the item comes with it.
  await expect.poll(() => cell(page, 0, "unitPrice").inputValue()).toMatch(/^68/);
  expect(await cell(page, 0, "quantity").inputValue()).toBe("1");
  await cell(page, 0, "quantity").fill("2");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.cell)).toBe("1:quantity");
  await cell(page, 1, "kind").selectOption("shipping");
  await cell(page, 1, "description").fill("Pos Laju");
  await cell(page, 1, "quantity").fill("1");
  await cell(page, 1, "unitPrice").fill("12,50");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("alert").filter({ hasText: 'It must be a number such as 12.50, not "12,50".' }).waitFor();
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.cell)).toBe("1:unitPrice");

  await cell(page, 1, "unitPrice").fill("1,012.50");
  await page.getByText("1,148.50").waitFor();
  await page.reload();
  await go(page, "/new/invoice");
  expect(await cell(page, 1, "unitPrice").inputValue()).toBe("1,012.50");
  await page.keyboard.press("Control+Enter");
  const id = await savedId(page);
  await head(page).getByText("RM 1,148.50").waitFor();
  await page.getByRole("region", { name: "Lines" }).getByText("Pos Laju").waitFor();
  expect(await readRecord(id)).toMatchObject({ revision: 1, posting: null });
  // A new form is empty again, with the next number.
  await go(page, "/new/invoice");
  expect(await cell(page, 0, "sku").inputValue()).toBe("");
});

test("a manager enters nothing", async ({ signIn }) => {
  const page = await signIn("manager", "/queues/held");
  expect(await page.getByRole("link", { name: /^New/ }).count()).toBe(0);
  await page.keyboard.press("c");
  await go(page, "/new/invoice");
  expect(await page.getByRole("form").count()).toBe(0);
});
