import { expect } from "vitest";
import { createToken } from "#lib/auth/tokens.ts";
import { db } from "#lib/db/prisma.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { findRecord } from "../api.ts";
import { company, must } from "../company.ts";
import { go, test } from "../journey.ts";
import { product } from "../product.ts";
import { seeMessage } from "../record-screen.ts";
import { aPlace } from "../shop.ts";

/** An ERP that calls a document's number by another name than Holdpoint does. */
async function anErp(): Promise<{ key: string; send: (n: string) => Promise<string> }> {
  const ctx = await company();
  const key = `erp-${aPlace().number}`;
  const { sourceId } = must(await addSource(ctx, { key, channel: "native", name: `ERP ${key}` }));
  const { token } = must(await createToken(ctx, { sourceId }));
  return {
    key,
    async send(n) {
      const record = { externalId: n, kind: "invoice", document: { voucher: n, date: "2026-03-02", currency: "MYR", customer: { code: "300-A001" }, total: 9.9, lines: [{ sku: "KR-SOAP-1", quantity: 1, unitPrice: 9.9 }] } };
      const answer = await fetch(`${product.baseUrl}/api/v1/intake`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ records: [record] }),
      });
      return ((await answer.json()) as { deliveryId: string }).deliveryId;
    },
  };
}

const stateOf = async (id: string) => {
  const { company: companyId } = await company();
  return (await db().delivery.findUniqueOrThrow({ where: { companyId_id: { companyId, id } }, select: { state: true } })).state;
};

test("a mapping that is tried, saved and read again with makes unreadable deliveries records", async ({ signIn }) => {
  const erp = await anErp();
  const numbers = [`V-${aPlace().number}`, `V-${aPlace().number}`] as const;
  const deliveries = [await erp.send(numbers[0]), await erp.send(numbers[1])];
  expect(await Promise.all(deliveries.map(stateOf))).toEqual(["unreadable", "unreadable"]);

  const admin = await signIn("admin", `/sources/${erp.key}?tab=mapping`);
  await admin.getByRole("button", { name: "Add a step" }).click();
  const step = admin.getByRole("listitem", { name: "Step 1" });
  await step.getByLabel("Field").fill("colour");
  await step.getByLabel("Path").fill("$.voucher");
  await admin.getByRole("button", { name: "Try it" }).click();
  await step.getByText('"colour" is no field of a document').waitFor();
  await step.getByLabel("Field").fill("number");
  await admin.getByRole("button", { name: "Try it" }).click();
  const trial = admin.getByRole("region", { name: "Trial" });
  await trial.getByText("2 readable now").waitFor();
  await trial.getByText(numbers[0]).waitFor();
  expect(await stateOf(deliveries[0] ?? "")).toBe("unreadable");

  await admin.getByRole("button", { name: "Save as a new version…" }).click();
  await admin.getByLabel("Reason").fill("Their voucher is our number");
  await admin.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await seeMessage(admin, "Version 1 is in use");
  await admin.getByText("number ← $.voucher").waitFor();

  await admin.getByRole("button", { name: /^Unreadable deliveries/ }).click();
  await admin.getByText("2 can be read now, with 2 records.").waitFor();
  expect(await Promise.all(deliveries.map(stateOf))).toEqual(["read", "read"]);
  expect(await findRecord(numbers[1])).toMatchObject({ externalId: numbers[1] });
});

test("unreadable deliveries are read again one by one, and the screen says what became of each", async ({ signIn }) => {
  const erp = await anErp();
  const id = await erp.send(`V-${aPlace().number}`);
  const admin = await signIn("admin", `/deliveries/${id}`);
  await admin.getByRole("button", { name: "Read again…" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Read again" }).click();
  await admin.getByRole("dialog").getByText("0 of 1 can be read").waitFor();
  await admin.getByRole("dialog").getByText(/number is missing/).waitFor();
  await admin.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();

  await go(admin, `/deliveries?source=${erp.key}`);
  await admin.getByRole("checkbox", { name: "Select this row" }).check();
  await admin.getByRole("region", { name: "Selected deliveries" }).getByText("1 unreadable").waitFor();

  // Whoever may not, is not asked.
  const finance = await signIn("finance", `/deliveries/${id}`);
  expect(await finance.getByRole("button", { name: "Read again…" }).count()).toBe(0);
});
