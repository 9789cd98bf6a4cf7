import { expect, onTestFinished } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { sandboxMasters } from "#prisma/seed/masters.ts";
import { company } from "./company.ts";
import { product } from "./product.ts";

// AutoCount's side: the sandbox, asked by its admin calls and never through the adapter.

export type LedgerLine = { productCode: string | null; description: string; qty: number; unitPrice: number; subTotal: number };
export type LedgerInvoice = { master: { docNo: string; debtorCode: string; finalTotal: number; ref: string; cancelled: boolean }; details: LedgerLine[] };
export type LedgerTransfer = { master: { docNo: string; fromLocation: string; toLocation: string; ref: string }; details: { stockCode: string; qty: number }[] };
export type LedgerCreditNote = { master: LedgerInvoice["master"] & { ourInvoiceNo: string } };
type Ledger = { invoices: LedgerInvoice[]; creditNotes: LedgerCreditNote[]; stockTransfers: LedgerTransfer[]; debtors: { accNo: string; companyName: string }[] };

/** The demo company's book as it is now. */
export async function ledger(): Promise<Ledger> {
  return (await admin("GET", `/books/${product.env.HOLDPOINT_SANDBOX_BOOK}/ledger`)) as Ledger;
}

/** Every invoice in the book that was made of this record. */
export async function invoicesOf(recordId: string): Promise<LedgerInvoice[]> {
  return (await ledger()).invoices.filter(({ master }) => master.ref === `HP:${recordId}`);
}

/** Every credit note in the book that was made of this record. */
export async function creditNotesOf(recordId: string): Promise<LedgerCreditNote[]> {
  return (await ledger()).creditNotes.filter(({ master }) => master.ref === `HP:${recordId}`);
}

/** Every stock transfer in the book that was made of this record. */
export async function transfersOf(recordId: string): Promise<LedgerTransfer[]> {
  return (await ledger()).stockTransfers.filter(({ master }) => master.ref === `HP:${recordId}`);
}

/** Lines as `["KR-SOAP-3", 1, 27]`: item, or description where there is none; quantity; amount. */
export function linesOf({ details }: LedgerInvoice): [string, number, number][] {
  return details.map((line) => [line.productCode ?? line.description, line.qty, line.subTotal]);
}

/** Lets the next call of that kind go wrong; switched off when the journey ends. Nothing else is on its way to the ledger by then. */
export async function fault(given: { fault: string; resource: string; method: string; message?: string }): Promise<void> {
  await untilNothingIsOnItsWay();
  const { id } = (await admin("POST", "/faults", given)) as { id: number };
  onTestFinished(async () => void (await admin("DELETE", `/faults?id=${id}`)));
}

/** Writes that the sandbox has seen since `since`, in order: "POST /1/debtor". */
export async function writesSince(since: Date): Promise<string[]> {
  const { requests } = (await admin("GET", "/requests?last=1000")) as { requests: { at: string; method: string; path: string }[] };
  return requests.filter(({ at, method }) => method !== "GET" && new Date(at) >= since).map(({ method, path }) => `${method} ${path}`);
}

/** Makes an account book with the items and debtors of the demo that answers to a key of its own. */
export async function openBook(book: { id: string; keyId: string; apiKey: string; companyName: string }): Promise<void> {
  await admin("POST", "/books", { ...book, ...sandboxMasters() });
}

/** Waits until everything approved has arrived, so that what is seen next belongs to this journey. */
export async function untilNothingIsOnItsWay(timeout = 40_000): Promise<void> {
  const { company: companyId } = await company();
  await expect.poll(() => db().record.count({ where: { companyId, state: { in: ["approved", "posting", "unknown"] } } }), { timeout }).toBe(0);
}

async function admin(method: string, path: string, body?: object): Promise<unknown> {
  const { sandboxUrl, sandboxAdminToken } = product;
  const response = await fetch(`${sandboxUrl}/_admin${path}`, {
    method,
    headers: { "x-sandbox-admin": sandboxAdminToken, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`sandbox ${method} ${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}
