import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { balancesOf, stockOf } from "./resources/books-state.ts";
import { trialBalanceOf } from "./resources/trial-balance.ts";
import { BOLT, BOOK, TERATAI, aLine, anInvoice, startTestSandbox, type TestSandbox } from "./sandbox-harness.ts";
import { openStore } from "./store.ts";

const dataDir = mkdtempSync(join(tmpdir(), "sandbox-figures-"));
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({}, { dataDir });
});
afterAll(async () => {
  await sandbox.running.close();
  rmSync(dataDir, { recursive: true });
});

type Shown = { stock: unknown; balances: unknown; trialBalance: unknown };

/** What the running sandbox says, which counts only what was changed, beside what a process says that reads everything. */
async function shownAndCounted(): Promise<[Shown, Shown]> {
  const { stock, balances, trialBalance } = JSON.parse((await sandbox.admin("GET", `/books/${BOOK}/ledger`)).text) as Shown;
  const store = openStore(dataDir);
  const book = store.findBook(BOOK);
  if (book === null) throw new Error("no book");
  const counted = { stock: stockOf(store, book), balances: balancesOf(store, book), trialBalance: trialBalanceOf(store, book) };
  store.close();
  return [{ stock, balances, trialBalance }, counted];
}

test("what is counted as it changes is what counting everything comes to, whatever is done", async () => {
  const receipt = { master: { docNo: "OR-1", docType: "OR", docDate: "2026-02-03", currencyCode: "MYR", journalType: "BANK", currencyRate: 1 }, details: [{ accNo: TERATAI.accNo, amount: 10 }], paymentDetails: [{ paymentMethod: "BANK", paymentAmt: 10 }] };
  const settle = { master: { docNo: "KO-1", docDate: "2026-02-03", accNo: TERATAI.accNo }, details: [{ docType: "IV", docNo: "IV-1", knockOffAmount: 10 }, { docType: "OR", docNo: "OR-1", knockOffAmount: -10 }] };
  const steps: [string, string, unknown, number][] = [
    ["POST", "invoice", anInvoice({ docNo: "IV-1" }), 201],
    ["POST", "invoice", anInvoice({ docNo: "IV-2", paymentMethod: "BANK", paymentAmt: 5 }, [aLine(), aLine({ qty: 3 })]), 201],
    ["PUT", "invoice?docNo=IV-2", { master: {}, details: [{ qty: 7 }] }, 204],
    ["POST", "stockAdjustment", { master: { docNo: "SA-1", docDate: "2026-02-03" }, details: [{ stockCode: BOLT.productCode, location: "SHOP", description: "counted", qty: 40 }] }, 201],
    ["POST", "payment", receipt, 201],
    ["POST", "knockOffEntry", settle, 201],
    ["POST", "creditNote", anInvoice({ docNo: "CN-1" }, [aLine({ accNo: "510-0000", goodsReturn: true })]), 201],
    ["POST", "invoice", anInvoice({ docNo: "IV-3", debtorCode: "NOBODY" }), 400],
    ["POST", "invoice/void?docNo=IV-2", {}, 204],
    ["DELETE", "creditNote?docNo=CN-1", undefined, 204],
  ];
  const seen = new Set<string>();
  for (const [method, path, body, status] of steps) {
    const answer = await sandbox.send(method, `/${BOOK}/${path}`, body);
    expect([path, answer.status]).toEqual([path, status]);
    const [shown, counted] = await shownAndCounted();
    expect(shown).toEqual(counted);
    seen.add(JSON.stringify(shown));
  }
  // Each that was taken changed something, but the knock-off and what was refused.
  expect(seen.size).toBe(steps.length - 2);
});

test("other settings of the book count for what was booked before, and an emptied book has nothing", async () => {
  const { books } = JSON.parse((await sandbox.admin("GET", "/books")).text) as { books: { paymentMethods: { paymentMethod: string }[] }[] };
  const settings = books[0];
  await sandbox.admin("POST", "/books?keepDocuments=true", { ...settings, apiKey: "test-secret", paymentMethods: settings?.paymentMethods.map((method) => ({ ...method, bankAccount: "310-9999" })) });
  const [shown, counted] = await shownAndCounted();
  expect(shown).toEqual(counted);
  expect(JSON.stringify(shown.trialBalance)).toContain("310-9999");
  await sandbox.admin("POST", "/reset", { book: Number(BOOK) });
  const [after, cold] = await shownAndCounted();
  expect(after).toEqual(cold);
  expect(after).toMatchObject({ stock: [], trialBalance: { accounts: [], difference: "0.00" } });
});
