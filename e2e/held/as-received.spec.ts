import { expect } from "vitest";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { test } from "../journey.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("a field that is pointed at has its value marked in the message, and a value of the message its field", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("finance", `/records/${id}`);
  await page.getByRole("group", { name: "Show" }).getByRole("button", { name: "As received" }).click();
  await page.getByText("Underlined: stands in the document").waitFor();
  const marked = () => page.evaluate(() => [...(CSS.highlights.get("json-field") ?? [])].map((range) => range instanceof Range ? range.toString() : ""));
  await page.locator("[data-field=number]").hover();
  await expect.poll(marked, { timeout: 5_000 }).not.toEqual([]);

  const at = await page.evaluate(() => {
    const [range] = [...(CSS.highlights.get("json-field") ?? [])];
    const { x, y, width, height } = (range as Range).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.move(at.x, at.y);
  await page.mouse.move(at.x + 1, at.y);
  await page.locator("[data-field=number][data-pointed]").waitFor();
});
