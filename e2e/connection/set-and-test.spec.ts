import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Context } from "#lib/context.ts";
import { addCompany } from "#lib/cli/add-company.ts";
import { systemActor } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";
import { setConnection } from "#lib/posting/set-connection.ts";
import { aPerson, must, type Person } from "../company.ts";
import { go, test } from "../journey.ts";
import { product } from "../product.ts";
import { seeMessage } from "../record-screen.ts";
import { openBook } from "../sandbox.ts";
import { aPlace } from "../shop.ts";

const apiKey = "the-right-key-7d2f";
const wrongKey = "a-key-of-yesterday-91c4";

/** A company with a book of its own in the sandbox, so that no other journey meets its connection. */
async function aConnectedCompany(): Promise<{ ctx: Context; admin: Person; finance: Person }> {
  const { number } = aPlace();
  const [id, keyId] = [String(900_000_000 + number), `KEY-${number}`];
  await openBook({ id, keyId, apiKey, companyName: "Kedai Ujian Sdn Bhd" });
  const { company } = must(await addCompany(db(), { key: `connection-${number}`, name: "Kedai Ujian Sdn Bhd" }));
  const ctx: Context = { company, actor: systemActor, db: db(), now: () => new Date() };
  must(await setConnection(ctx, { kind: "sandbox", baseUrl: product.sandboxUrl, book: id, keyId, apiKey, settings: { creditTerm: "C.O.D.", creditorTerm: "C.O.D." } }));
  return { ctx, admin: await aPerson("admin", `Aina ${number}`, ctx), finance: await aPerson("finance", `Faiz ${number}`, ctx) };
}

const stored = ({ company }: Context) => db().ledgerConnection.findUniqueOrThrow({ where: { companyId: company }, omit: { credentials: true } });

/** What web, worker and sandbox have written to their logs so far. */
async function readLogs(): Promise<string> {
  const folder = join(product.env.HOLDPOINT_DATA_DIR ?? "", "logs");
  return (await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}

/** The card with what a test found. */
const found = (page: Page) => page.getByRole("region", { name: "Test", exact: true });

test("admin sets another credit term without the secret, is told in words what a wrong key does, and puts it right", async ({ signIn }) => {
  const { ctx, admin } = await aConnectedCompany();
  const page = await signIn(admin, "/connection");
  const save = page.getByRole("button", { name: "Save", exact: true });
  expect(await save.isDisabled()).toBe(true);
  await page.getByText("Terms and agent").click();
  await page.getByLabel("Customers' term").fill("");
  await save.click();
  await page.getByText(/Something that was entered is not right/).waitFor();
  expect(await page.getByLabel("Customers' term").getAttribute("aria-invalid")).toBe("true");
  await page.getByText("It is needed.", { exact: true }).waitFor();
  await page.getByLabel("Customers' term").fill("Net 30 days");
  await save.click();
  await seeMessage(page, "The connection is saved");
  expect(await stored(ctx)).toMatchObject({ state: "open", settings: { creditTerm: "Net 30 days" } });

  const key = page.getByLabel("API key", { exact: true });
  await key.fill(wrongKey);
  await page.getByRole("button", { name: "Test before saving" }).click();
  await found(page).getByText("One thing must be put right").waitFor();
  await found(page).getByText(/Check the account book, key id and secret/).waitFor();
  await found(page).getByText("Of what stands on the form, not saved").waitFor();
  expect(await key.inputValue()).toBe(wrongKey);
  await save.click();
  await seeMessage(page, "The connection is saved");
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await found(page).getByText(/Check the account book, key id and secret/).waitFor();

  await key.fill(apiKey);
  await save.click();
  await page.getByText("There are changes that are not saved.").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await found(page).getByText(/is Kedai Ujian Sdn Bhd's/).waitFor();
  expect(await found(page).getByText(/must be put right/).count()).toBe(0);

  await go(page, "/connection");
  await found(page).getByText(/is Kedai Ujian Sdn Bhd's/).waitFor();
  for (const html of [await page.content(), await (await page.request.get("/connection")).text()]) {
    expect(html).toContain("Net 30 days");
    for (const secret of [apiKey, wrongKey]) expect(html).not.toContain(secret);
  }
  const logs = await readLogs();
  expect(logs).toContain('"name":"worker"');
  for (const secret of [apiKey, wrongKey, product.env.HOLDPOINT_SANDBOX_API_KEY ?? "?"]) expect(logs).not.toContain(secret);
});

test("finance reads the connection and how old its lists are, and cannot change it", async ({ signIn }) => {
  const { finance } = await aConnectedCompany();
  const page = await signIn(finance, "/connection");
  await page.getByText("An admin can change this.").waitFor();
  expect(await page.getByRole("button", { name: "Save" }).count()).toBe(0);
  expect(await page.getByRole("textbox").count()).toBe(0);
  await page.getByRole("listitem").filter({ hasText: "Items" }).getByText(/in the book/).waitFor();
  await page.getByRole("button", { name: "Refresh now" }).click();
  await page.getByRole("button", { name: "Reading" }).waitFor();
  await page.getByRole("button", { name: "Refresh now" }).waitFor();
});
