import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

/** The sandbox's own controls, over HTTP like everybody's. */
export type SandboxAdmin = {
  makeBook(book: object): Promise<void>;
  switchOn(fault: object): Promise<number>;
  switchOff(id: number): Promise<void>;
  /** Every fault that is or was switched on, with how often it hit. */
  faults(): Promise<FaultCount[]>;
  /** The books themselves, as an auditor would read them out. */
  ledger(book: string): Promise<Books>;
};

export type FaultCount = { id: number; fault: string; fired: number };

const faultCount = z.object({ id: z.int(), fault: z.string(), fired: z.int() });
// Amounts are JSON numbers with at most two places: written again with two, none has changed.
const sen = z.number().transform((value) => value.toFixed(2));
const text = z.string().nullish().transform((value) => value ?? null);
const master = z.object({ docNo: z.string(), docKey: z.union([z.number(), z.string()]).transform(String), ref: text, cancelled: z.boolean().nullish() });
const trade = z.object({ master: master.extend({ finalTotal: sen }), details: z.array(z.unknown()) });
const stock = z.object({ master, details: z.array(z.unknown()) });
// A payment has no reference of its own: ours stands at the end of its note.
const payment = z.object({ master: master.extend({ note: text }).transform((row) => ({ ...row, ref: row.note?.match(/HP:[0-9a-f-]{36}/)?.[0] ?? null })), details: z.array(z.object({ accNo: z.string(), amount: sen })) });
const knockOff = z.object({ master: z.object({ docNo: z.string() }), details: z.array(z.object({ docType: z.string(), docNo: z.string(), knockOffAmount: sen })) });

const books = z.object({
  invoices: z.array(trade.extend({ master: trade.shape.master.extend({ debtorCode: z.string() }) })),
  creditNotes: z.array(trade.extend({ master: trade.shape.master.extend({ debtorCode: z.string(), ourInvoiceNo: text }) })),
  purchaseOrders: z.array(trade.extend({ master: trade.shape.master.extend({ creditorCode: z.string() }) })),
  stockAdjustments: z.array(stock),
  stockTransfers: z.array(stock),
  payments: z.array(payment),
  knockOffEntries: z.array(knockOff),
  debtors: z.array(z.object({ accNo: z.string(), companyName: z.string() })),
  products: z.array(z.object({ product: z.object({ productCode: z.string(), productName: z.string() }) })),
  stock: z.array(z.object({ stockCode: z.string(), location: z.string(), qty: z.string() })),
  balances: z.array(z.object({ accNo: z.string(), balance: z.string() })),
});
export type Books = z.infer<typeof books>;

export function sandboxAdmin(url: string, token: string): SandboxAdmin {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url}/_admin/${path}`, {
      method,
      headers: { "x-sandbox-admin": token, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`sandbox ${method} ${path}: ${response.status} ${answer}`);
    return answer === "" ? null : JSON.parse(answer);
  };
  return {
    makeBook: async (book) => void (await call("POST", "books", book)),
    switchOn: async (fault) => faultCount.parse(await call("POST", "faults", fault)).id,
    switchOff: async (id) => void (await call("DELETE", `faults?id=${id}`)),
    faults: async () => z.object({ faults: z.array(faultCount) }).parse(await call("GET", "faults")).faults,
    ledger: async (book) => books.parse(await call("GET", `books/${book}/ledger`)),
  };
}

/** Waits until the sandbox answers. */
export async function untilUp(url: string): Promise<void> {
  const giveUp = Date.now() + 30_000;
  while (!(await fetch(`${url}/_health`).then((response) => response.ok, () => false))) {
    if (Date.now() > giveUp) throw new Error("the sandbox does not come up");
    await sleep(50);
  }
}
