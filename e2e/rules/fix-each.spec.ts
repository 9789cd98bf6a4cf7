import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { ruleName } from "#lib/rules/catalog.ts";
import { company } from "../company.ts";
import { go, test } from "../journey.ts";
import { finding, seeState } from "../record-screen.ts";

// The demo company has a record for each rule that a person can open and put right. Here finance does so with the first fix that
// the page offers, one rule after the other.

type Row = {
  rule: string;
  /** What is pressed or typed in the card of the finding. */
  fix: (card: Locator, page: Page) => Promise<unknown>;
  /** The record's state and other holds once the fix is taken; ready where nothing is said. */
  comesTo?: string;
  /** What the history says that released it. */
  says?: RegExp;
};

const press = (name: string | RegExp) => (card: Locator) => card.getByRole("button", { name }).click();
const enter = (label: string, value: string | (() => Promise<string>)) => async (card: Locator) => {
  await card.getByRole("textbox", { name: label, exact: true }).or(card.getByRole("combobox", { name: label, exact: true })).fill(typeof value === "string" ? value : await value());
  await card.getByRole("button", { name: "Save" }).click();
};
const choose = (box: RegExp | string, typed: string, option: RegExp, use: string) => async (card: Locator, page: Page) => {
  await card.getByRole("combobox", { name: box }).fill(typed);
  await page.getByRole("option", { name: option }).click();
  await card.getByRole("button", { name: use }).click();
};
const accept = (reason: string) => async (card: Locator, page: Page) => {
  await card.getByRole("button", { name: /^Accept/ }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill(reason);
  await page.getByRole("dialog").getByRole("button", { name: "Accept" }).click();
};

const rows: readonly Row[] = [
  { rule: "partial-delivery", fix: press("Invoice what was delivered"), says: /decided to invoice what was delivered and keep the rest open · Held → Ready/ },
  { rule: "price-mismatch", fix: press("Take AutoCount's price: MYR 18.90; total MYR 189.00") },
  { rule: "rate-missing", fix: enter("Exchange rate", "3.4"), comesTo: "held currency-unknown", says: /corrected it/ },
  { rule: "return-exceeds-sold", fix: press(/^Take 3/) },
  { rule: "return-without-invoice", fix: enter("Number of its sale or order", postedInvoice) },
  { rule: "rounding-sen", fix: (card) => card.getByText(/rounds line by line\.$/).first().waitFor() },
  { rule: "same-location", fix: choose(/location in AutoCount/, "penang", /PG/, "Use this location") },
  { rule: "stale-record", fix: enter("Date", async () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)) },
  { rule: "tax-code-missing", fix: enter("Line 1, tax code", "SV-8") },
  { rule: "tax-mismatch", fix: press("Take MYR 15.12; total MYR 204.12") },
  { rule: "total-mismatch", fix: press(/^Take the lines/) },
  { rule: "unknown-location", fix: choose(/location in AutoCount/, "penang", /PG/, "Use this location") },
  { rule: "unknown-uom", fix: press("Take PCS") },
  { rule: "zero-total", fix: accept("A gift, agreed with sales"), says: /accepted a warning/ },
  { rule: "credit-limit", fix: accept("They pay this week"), says: /accepted a warning/ },
  { rule: "currency-unknown", fix: choose("Debtor in AutoCount", "merlion", /300-M001/, "Use this debtor") },
  { rule: "einvoice-buyer", fix: async (card, page) => {
    await enter("TIN", "C2058444020")(card.filter({ hasText: "TIN is missing" }));
    await page.locator("main header").getByText("revision 2").waitFor();
    await press("It is a business registration number")(card);
  } },
  { rule: "einvoice-supplier", fix: press("Make it EI00000000030, foreign supplier") },
  { rule: "self-billed", fix: (card) => card.getByText(/enter it there with the purchase invoice, with TIN EI00000000030/).waitFor() },
  { rule: "inactive-customer", fix: choose("Debtor in AutoCount", "maju", /300-K001/, "Use this debtor") },
  { rule: "negative-stock", fix: choose(/location in AutoCount/, "penang", /PG/, "Use this location") },
  { rule: "new-supplier", fix: choose("Creditor in AutoCount", "temerloh", /400-T001/, "Use this creditor") },
];

/** The first record of the demo company that the rule has something to say of. */
async function demoRecord(rule: string): Promise<string> {
  const { company: companyId } = await company();
  const [record] = await db().$queryRaw<{ id: string }[]>`
    SELECT r.id FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
    WHERE f.company_id = ${companyId} AND f.rule = ${rule} AND NOT f.is_accepted AND r.state IN ('held', 'ready') ORDER BY r.id LIMIT 1`;
  if (record === undefined) throw new Error(`the demo company has no record that ${rule} holds`);
  return record.id;
}

async function postedInvoice(): Promise<string> {
  const { company: companyId } = await company();
  return (await db().record.findFirstOrThrow({ where: { companyId, state: "posted", kind: "invoice", partyCode: "300-K001", docNumber: { startsWith: "ERP-INV" } }, orderBy: { id: "asc" } })).docNumber;
}

for (const { rule, fix, comesTo = "ready", says = /Held → Ready/ } of rows) {
  test(`${rule}: the demo company's record is opened and put right`, async ({ signIn }) => {
    const id = await demoRecord(rule);
    const page = await signIn("finance", `/records/${id}`);
    await fix(finding(page, ruleName(rule)), page);
    const { company: companyId } = await company();
    const stands = async () => {
      const { state, holds } = await db().record.findUniqueOrThrow({ where: { companyId_id: { companyId, id } }, select: { state: true, holds: true } });
      return [state, ...holds].join(" ");
    };
    await expect.poll(stands, { timeout: 10_000 }).toBe(comesTo);
    if (rule === "rounding-sen" || rule === "self-billed") return;
    await go(page, `/records/${id}`);
    await seeState(page, comesTo === "ready" ? "Ready to approve" : "Held");
    await page.getByRole("button", { name: /^History/ }).click();
    await page.getByText(says).first().waitFor();
  });
}
