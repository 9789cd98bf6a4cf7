import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BOLT, TERATAI, aLine, anInvoice, startTestSandbox } from "./sandbox-harness.ts";
import type { TestAnswer, TestSandbox } from "./sandbox-harness.ts";

const USD = { accNo: "300-U001", companyName: "Umbra Trading Pte Ltd", currencyCode: "USD", creditTerm: "C.O.D." };

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ debtors: [TERATAI, USD] });
});
afterAll(() => sandbox.running.close());

type Ledger = {
  invoices: { master: { docNo: string; finalTotal: number; outstandingAmount: number; cancelled: boolean } }[];
  stock: { stockCode: string; location: string; qty: string }[];
  balances: { accNo: string; balance: string }[];
  trialBalance: { accounts: { accNo: string; debit: string; credit: string }[]; debit: string; credit: string; difference: string };
};

async function ledger(): Promise<Ledger> {
  return JSON.parse((await sandbox.admin("GET", "/books/42/ledger")).text) as Ledger;
}

test("an invoice is a debit to its debtor and credits to its accounts and the tax", async () => {
  await sandbox.admin("POST", "/reset", { book: 42 });
  await sandbox.send("POST", "/42/invoice", anInvoice());
  const { trialBalance } = await ledger();
  expect(trialBalance).toMatchObject({
    accounts: [
      { accNo: "300-0000", debit: "33.00", credit: "0.00" },
      { accNo: "410-0000", debit: "0.00", credit: "3.00" },
      { accNo: "500-0000", debit: "0.00", credit: "30.00" },
    ],
    difference: "0.00",
  });
});

/** What is done with the books, picked by numbers so that a failing run shrinks. */
const step = fc.oneof(
  fc.record({ do: fc.constant("invoice" as const), lines: fc.array(lineArb(), { minLength: 1, maxLength: 3 }), rounds: fc.boolean(), isForeign: fc.boolean(), includesTax: fc.boolean() }),
  fc.record({ do: fc.constant("credit" as const), lines: fc.array(lineArb(), { minLength: 1, maxLength: 2 }), returns: fc.boolean() }),
  fc.record({ do: fc.constant("receipt" as const), amount: fc.integer({ min: 1, max: 9_999 }) }),
  fc.record({ do: fc.constant("adjust" as const), qty: fc.integer({ min: -5, max: 50 }) }),
  fc.record({ do: fc.constant("move" as const), qty: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ do: fc.constant("settle" as const), invoice: fc.nat(), receipt: fc.nat(), share: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ do: fc.constant("void" as const), which: fc.nat() }),
  fc.record({ do: fc.constant("delete" as const), which: fc.nat() }),
);

function lineArb() {
  return fc.record({ qty: fc.integer({ min: 1, max: 30 }), price: fc.integer({ min: 0, max: 99_999 }), tax: fc.constantFrom("S-10", "SV-8", "SV-6", "ES", null), discount: fc.constantFrom(null, "10%", "5%+1") });
}

type Made = { path: string; docNo: string; amount: bigint; settled: bigint; stock: [string, bigint][]; docType: "IV" | "CN" | "OR" | null; settles?: { docs: Made[]; amount: bigint }; isOpen: boolean };

describe("whatever is done with the books", () => {
  test("debits equal credits, stock is the sum of its moves, and open is the total less what was settled", async () => {
    const property = fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        await sandbox.admin("POST", "/reset", { book: 42 });
        const made: Made[] = [];
        for (const [index, next] of steps.entries()) await take(next, `D-${index}`, made);
        await expectTrue(made);
      }),
      { numRuns: 25, seed: 20_261_129 },
    );
    await expect(property).resolves.toBeUndefined();
  }, 60_000);
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(next: Step, docNo: string, made: Made[]): Promise<void> {
  const { docDate, ...head } = { docDate: "2026-02-03", docNo };
  const add = (path: string, docType: Made["docType"], amount: bigint, stock: [string, bigint][]): void =>
    void made.push({ path, docNo, docType, amount, settled: 0n, stock, isOpen: true });
  switch (next.do) {
    case "invoice": {
      const who = next.isForeign ? { debtorCode: USD.accNo, debtorName: USD.companyName, currencyRate: 4.2137 } : {};
      const body = anInvoice({ ...head, ...who, isRoundAdj: next.rounds, inclusiveTax: next.includesTax }, bookLines(next.lines));
      const answer = await sandbox.send("POST", "/42/invoice", body);
      // A discount can take more than there is; then the book refuses or keeps a negative total, which is not settled here.
      if (answer.status === 201) add("invoice", next.isForeign ? null : "IV", await totalOf("invoice", docNo), [["HQ", -quantity(next.lines)]]);
      return;
    }
    case "credit": {
      const answer = await sandbox.send("POST", "/42/creditNote", anInvoice(head, bookLines(next.lines).map((line) => ({ ...line, accNo: "510-0000", goodsReturn: next.returns }))));
      if (answer.status === 201) add("creditNote", "CN", await totalOf("creditNote", docNo), next.returns ? [["HQ", quantity(next.lines)]] : []);
      return;
    }
    case "receipt": {
      const amount = next.amount / 100;
      const master = { ...head, docType: "OR", docDate, currencyCode: "MYR", journalType: "BANK", currencyRate: 1 };
      const answer = await sandbox.send("POST", "/42/payment", { master, details: [{ accNo: TERATAI.accNo, amount }], paymentDetails: [{ paymentMethod: "BANK", paymentAmt: amount }] });
      mustBe(201, answer);
      add("payment", "OR", BigInt(next.amount), []);
      return;
    }
    case "adjust": {
      const body = { master: { ...head, docDate }, details: [{ stockCode: BOLT.productCode, location: "SHOP", description: "counted", qty: next.qty }] };
      if ((await sandbox.send("POST", "/42/stockAdjustment", body)).status === 201) add("stockAdjustment", null, 0n, [["SHOP", BigInt(next.qty)]]);
      return;
    }
    case "move": {
      const body = { master: { ...head, docDate, fromLocation: "SHOP", toLocation: "HQ" }, details: [{ stockCode: BOLT.productCode, qty: next.qty }] };
      mustBe(201, await sandbox.send("POST", "/42/stockTransfer", body));
      add("stockTransfer", null, 0n, [["SHOP", -BigInt(next.qty)], ["HQ", BigInt(next.qty)]]);
      return;
    }
    case "settle":
      return settle(next, docNo, made);
    default: {
      const standing = made.filter(({ isOpen }) => isOpen || next.do === "delete");
      const document = standing[next.which % Math.max(1, standing.length)];
      if (document === undefined) return;
      const query = `?docNo=${document.docNo}`;
      const answer = next.do === "void" ? await sandbox.send("POST", `/42/${document.path}/void${query}`, {}) : await sandbox.send("DELETE", `/42/${document.path}${query}`);
      // What is settled stays until its settlement is taken back.
      mustBe(document.settled === 0n ? 204 : 400, answer);
      if (answer.status !== 204) return;
      if (document.isOpen) for (const party of document.settles?.docs ?? []) party.settled -= document.settles?.amount ?? 0n;
      document.isOpen = false;
      if (next.do === "delete") made.splice(made.indexOf(document), 1);
    }
  }
}

/** Settles an invoice with a receipt or credit note, in part, in full or over it: more than is open is refused. */
async function settle(next: Extract<Step, { do: "settle" }>, docNo: string, made: Made[]): Promise<void> {
  const pick = (types: string[], at: number): Made | undefined => {
    const found = made.filter(({ isOpen, docType }) => isOpen && types.includes(String(docType)));
    return found[at % Math.max(1, found.length)];
  };
  const [invoice, credit] = [pick(["IV"], next.invoice), pick(["OR", "CN"], next.receipt)];
  if (!invoice || !credit) return;
  const [openInvoice, openCredit] = [invoice.amount - invoice.settled, credit.amount - credit.settled];
  const least = openInvoice < openCredit ? openInvoice : openCredit;
  const amount = (least * BigInt(next.share)) / 100n;
  if (amount <= 0n) return;
  const sen = Number(amount) / 100;
  const details = [{ docType: "IV", docNo: invoice.docNo, knockOffAmount: sen }, { docType: credit.docType, docNo: credit.docNo, knockOffAmount: -sen }];
  const answer = await sandbox.send("POST", "/42/knockOffEntry", { master: { docNo, docDate: "2026-02-03", accNo: TERATAI.accNo }, details });
  mustBe(amount <= least ? 201 : 400, answer);
  if (answer.status !== 201) return;
  invoice.settled += amount;
  credit.settled += amount;
  made.push({ path: "knockOffEntry", docNo, docType: null, amount: 0n, settled: 0n, stock: [], settles: { docs: [invoice, credit], amount }, isOpen: true });
}

function mustBe(status: number, answer: TestAnswer): void {
  if (answer.status !== status) throw new Error(`${status} was expected, the sandbox said ${answer.status} ${answer.text}`);
}

async function expectTrue(made: readonly Made[]): Promise<void> {
  const { trialBalance, stock, balances, invoices } = await ledger();
  expect(trialBalance.difference).toBe("0.00");
  const sums = new Map<string, bigint>();
  for (const [place, qty] of made.filter(({ isOpen }) => isOpen).flatMap((document) => document.stock)) sums.set(place, (sums.get(place) ?? 0n) + qty);
  for (const [location, qty] of sums) expect(stock.find((row) => row.location === location)?.qty ?? "0").toBe(String(qty));
  for (const { path, docType, docNo, amount, settled } of made) {
    if (path !== "invoice" || docType !== "IV") continue;
    const shown = invoices.find(({ master }) => master.docNo === docNo)?.master;
    expect(shown?.outstandingAmount.toFixed(2)).toBe(ringgit(amount - settled));
  }
  const control = trialBalance.accounts.find(({ accNo }) => accNo === "300-0000");
  const owed = balances.reduce((sum, { balance }) => sum + sen(balance), 0n);
  expect(sen(control?.debit ?? "0.00") - sen(control?.credit ?? "0.00")).toBe(owed);
}

async function totalOf(path: string, docNo: string): Promise<bigint> {
  const { master } = JSON.parse((await sandbox.send("GET", `/42/${path}?docNo=${docNo}`)).text) as { master: { finalTotal: number } };
  return sen(master.finalTotal.toFixed(2));
}

type Line = { qty: number; price: number; tax: string | null; discount: string | null };

function bookLines(lines: readonly Line[]): Record<string, unknown>[] {
  return lines.map(({ qty, price, tax, discount }) => aLine({ qty, unitPrice: price / 100, taxCode: tax, discount }));
}

function quantity(lines: readonly Line[]): bigint {
  return BigInt(lines.reduce((sum, { qty }) => sum + qty, 0));
}

function sen(text: string): bigint {
  return BigInt(text.replace(".", ""));
}

function ringgit(amount: bigint): string {
  return (Number(amount) / 100).toFixed(2);
}
