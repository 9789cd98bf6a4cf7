import { expect } from "vitest";
import { addCompany } from "#lib/cli/add-company.ts";
import { disableUser } from "#lib/auth/disable-user.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { aPerson, company, demoPerson, must } from "../company.ts";
import { go, test } from "../journey.ts";
import { seeRecord } from "../record-screen.ts";
import { aPlace, sendOrder } from "../shop.ts";

test("who is signed out signs in and arrives where the link led; signing out ends it", async ({ visit }) => {
  const order = normalOrder(aPlace());
  const { id } = await sendOrder(order);
  const page = await visit(`/records/${id}?queue=ready`);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  const { email, password } = demoPerson("finance");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await seeRecord(page, order.name);
  expect(page.url()).toContain(`/records/${id}?queue=ready`);

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goto(`/records/${id}`);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goBack();
  expect(await page.getByRole("heading", { name: order.name }).count()).toBe(0);
});

test("a wrong password keeps the e-mail, says so, and after five of them asks to wait", async ({ visit }) => {
  const person = await aPerson("finance", "Five Times");
  const page = await visit("/sign-in");
  const password = page.getByLabel("Password", { exact: true });
  await page.getByLabel("E-mail").fill(person.email);
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await password.fill(`guess ${attempt}`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").getByText("This e-mail and password do not belong together.").waitFor();
    expect(await page.getByLabel("E-mail").inputValue()).toBe(person.email);
    expect(await password.inputValue()).toBe("");
    await expect.poll(() => password.evaluate((field) => field === document.activeElement)).toBe(true);
  }
  await password.fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").getByText(/Too many failed attempts\. Try again in 1?\d minutes\./).waitFor();
  expect(page.url()).toContain("/sign-in");
});

test("a session ends at once when its user is disabled", async ({ signIn }) => {
  const person = await aPerson("finance", "Leaving Soon");
  const page = await signIn(person, "/queues/held");
  await page.getByRole("heading", { level: 1, name: /^Held/ }).waitFor();
  must(await disableUser(await company(), { userId: person.userId, reason: "Left the company" }));
  // The open page may notice by itself before anybody clicks.
  await page.getByRole("link", { name: "Ready to approve" }).first().click({ timeout: 3_000 }).catch(() => undefined);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect((await page.request.get("/api/v1/records")).status()).toBe(401);
  expect((await page.request.get("/api/live/counts")).status()).toBe(401);
});

test("what belongs to another company is not there, by screen and by call", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const neighbours = await anotherCompany();
  const stranger = await aPerson("finance", "Next Door", neighbours);
  const page = await signIn(stranger, `/records/${id}`);
  await page.getByRole("heading", { name: "There is no such record" }).waitFor();
  expect((await page.request.get(`/api/v1/records/${id}`)).status()).toBe(404);
  await go(page, "/queues/all");
  await page.getByText("No records yet").waitFor();
  await go(page, "/");
  expect(await page.getByRole("link", { name: /^\d/ }).count()).toBe(0);
});

async function anotherCompany() {
  const { db } = await company();
  const key = `next-door-${Date.now()}`;
  must(await addCompany(db, { key, name: "Next Door Sdn Bhd" }));
  return company(key);
}
