import { expect } from "vitest";
import { newCustomerOrder } from "#prisma/seed/shopify-orders.ts";
import { call } from "../api.ts";
import { go, test } from "../journey.ts";
import { approveButton, finding, head, ledgerPane, openForm, seeMessage, seeState } from "../record-screen.ts";
import { invoicesOf, ledger, linesOf, untilNothingIsOnItsWay, writesSince } from "../sandbox.ts";
import { aBuyer, aPlace, sendOrder } from "../shop.ts";

test("a new customer's debtor is created by one of finance, approved by another, and booked before the invoice", async ({ signIn }) => {
  const buyer = aBuyer("Ranjit", "Orchard Supplies");
  const order = newCustomerOrder(aPlace(), buyer);
  const { id } = await sendOrder(order);

  const finance = await signIn("finance", `/records/${id}`);
  const card = finding(finance, "New customer");
  await openForm(card, "Create a debtor");
  const form = card.getByRole("form", { name: "Create a debtor for Ranjit Orchard Supplies" });
  // Filled in from the order; only the term is another one.
  expect(await form.getByLabel("Name").inputValue()).toBe("Ranjit Orchard Supplies");
  expect(await form.getByLabel("E-mail").inputValue()).toBe(buyer.email);
  const code = await form.getByLabel("Debtor code").inputValue();
  expect(code).toMatch(/^300-[A-Z]\d{3}$/);
  await form.getByLabel("Credit term").fill("Net 30 days");
  await form.getByRole("button", { name: "Create debtor" }).click();
  await seeMessage(finance, `${code} will be created in AutoCount`);

  // Whoever answered the party does not approve it: the screen says so, and so does the API.
  await go(finance, `/records/${id}`);
  await seeState(finance, "Ready to approve");
  await head(finance).getByText(/^You changed .*, so somebody else approves\.$/).first().waitFor();
  expect(await approveButton(finance).getAttribute("aria-disabled")).toBe("true");
  await finance.keyboard.press("a");
  await seeMessage(finance, "so somebody else approves");
  const refused = await call("finance", `/records/${id}/approve`, { revision: 2 });
  expect(refused).toMatchObject({ status: 403, body: { code: "own-work" } });

  await untilNothingIsOnItsWay();
  const since = new Date();
  const finance2 = await signIn("finance2", `/records/${id}`);
  await head(finance2).getByText(`Creates the debtor ${code} and books the invoice in AutoCount.`).first().waitFor();
  const watching = await signIn("manager", `/records/${id}`);
  await approveButton(finance2).click();
  await ledgerPane(watching).getByText(/^Posted as HP-IV-/).waitFor();

  expect(await writesSince(since)).toEqual(["POST /1/debtor", "POST /1/invoice"]);
  const { debtors } = await ledger();
  expect(debtors.filter((debtor) => debtor.accNo === code)).toMatchObject([{ companyName: "Ranjit Orchard Supplies", creditTerm: "Net 30 days", emailAddress: buyer.email }]);
  const invoices = await invoicesOf(id);
  expect(invoices.map((invoice) => invoice.master)).toMatchObject([{ debtorCode: code, finalTotal: 146 }]);
  expect(invoices.map(linesOf)).toEqual([[["KR-HON-500", 1, 68], ["KR-PEW-KC", 2, 70], ["Pos Laju", 1, 8]]]);

  const next = await sendOrder(newCustomerOrder(aPlace(), buyer));
  expect(next).toMatchObject({ state: "ready", holds: [] });
});

test("a buyer who is a debtor under another name is chosen from the look-up, and known from then on", async ({ signIn }) => {
  const buyer = aBuyer("Siti", "Nurhaliza Katering");
  const { id } = await sendOrder(newCustomerOrder(aPlace(), buyer));
  const page = await signIn("finance", `/records/${id}`);
  const card = finding(page, "New customer");
  await openForm(card, "Choose a debtor");
  const lookup = card.getByRole("combobox", { name: "Debtor in AutoCount" });
  await lookup.fill("siti catering");
  await page.getByRole("option", { name: /300-S001/ }).click();
  await card.getByRole("button", { name: "Use this debtor" }).click();
  await seeMessage(page, "The buyer is 300-S001 now");
  const next = await sendOrder(newCustomerOrder(aPlace(), buyer));
  expect(next).toMatchObject({ state: "ready", holds: [] });
});
