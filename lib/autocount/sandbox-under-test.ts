import type { LedgerDocument } from "#lib/posting/ledger.ts";
import type { LedgerFault, LedgerUnderTest, StoredInvoice } from "#lib/posting/ledger-under-test.ts";
import { API_KEY, bookUnderTest } from "./sandbox-book.ts";
import type { SandboxBook } from "./sandbox-book.ts";

const armed: Record<LedgerFault, object> = {
  "stored-answer-lost": {},
  "stored-but-500": {},
  "error-500-not-stored": {},
  "slow-then-stored": { delayMs: 600 },
  "rate-limit-429": {},
  "unauthorized-401": {},
  "stale-get": { mode: "always", delayMs: 1_500 },
  outage: { mode: "always" },
  "void-by-put-only": { mode: "always" },
};

/** A book of the sandbox as the ledger contract wants to see it, whichever adapter stands before it. */
export function sandboxUnderTest(book: SandboxBook, createLedger: LedgerUnderTest["createLedger"]): LedgerUnderTest {
  const succeeds = async (method: string, path: string, body: object): Promise<void> => {
    const response = await book.api(method, path, body);
    if (!response.ok) throw new Error(`sandbox ${method} ${path}: ${response.status} ${await response.text()}`);
  };
  return {
    createLedger,
    faults: {
      arm: async (fault) => void (await book.admin("POST", "faults", { fault, ...armed[fault] })),
      clear: async () => void (await book.admin("DELETE", "faults")),
    },
    ledgerOf: () => storedInvoices(book),
    others: {
      createInvoice: (key) =>
        succeeds("POST", "invoice", {
          master: { docNo: key, docDate: "2026-02-01", debtorCode: "300-K002", debtorName: "Kedai Contoh Enterprise", creditTerm: "C.O.D.", salesLocation: "HQ", ref: "PO 77" },
          details: [{ accNo: "500-0000", description: "Typed in by hand", qty: 1, unitPrice: 8 }],
        }),
      changeCustomer: (key, debtorCode) => succeeds("PUT", `invoice?docNo=${key}`, { master: { debtorCode }, details: [{}] }),
      cancelInvoice: (key) => succeeds("POST", `invoice/void?docNo=${key}`, { voidReason: "Wrong customer" }),
    },
    book: bookUnderTest,
    other: { code: "300-K002" },
    countOf: (document) => countInLedger(book, document),
    freshCode: {
      customer: (n) => `300-N${String(n).padStart(3, "0")}`, supplier: (n) => `400-N${String(n).padStart(3, "0")}`, item: (n) => `NEW-${n}`,
    },
    secret: API_KEY,
  };
}

/** The list of the sandbox's ledger that holds each kind, and how its rows are named. */
const ledgerLists: Record<LedgerDocument["kind"], string | readonly string[]> = {
  invoice: "invoices", credit_note: "creditNotes", sales_order: ["quotations", "salesOrders"], purchase_order: "purchaseOrders", stock_adjustment: "stockAdjustments",
  stock_transfer: "stockTransfers", payment: "payments", knock_off: "knockOffEntries", delivery_order: "deliveryOrders", customer: "debtors", supplier: "creditors", item: "products",
};

async function countInLedger(book: SandboxBook, { kind, key }: LedgerDocument): Promise<number> {
  type Row = { master?: { docNo: string }; product?: { productCode: string }; accNo?: string };
  const ledger = (await (await book.admin("GET", "books/42/ledger")).json()) as Record<string, Row[]>;
  return [ledgerLists[kind]].flat().flatMap((list) => ledger[list] ?? []).filter((row) => (row.master?.docNo ?? row.product?.productCode ?? row.accNo) === key).length;
}

async function storedInvoices(book: SandboxBook): Promise<StoredInvoice[]> {
  type Master = { docNo: string; debtorCode: string; finalTotal: number; tax: number; cancelled: boolean };
  const { invoices } = (await (await book.admin("GET", "books/42/ledger")).json()) as { invoices: { master: Master; details: object[] }[] };
  return invoices.map(({ master, details }) => ({
    key: master.docNo,
    customerCode: master.debtorCode,
    total: master.finalTotal.toFixed(2),
    tax: master.tax.toFixed(2),
    lines: details.length,
    isCancelled: master.cancelled,
  }));
}
