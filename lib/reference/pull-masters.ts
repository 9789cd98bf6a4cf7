import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { recheckJob } from "./jobs.ts";
import type { LedgerMasters } from "./ledger-masters.ts";
import { retireCustomers, retireItems, saveCustomers, saveItems, type Saved } from "./store.ts";

/** Rows that one statement writes. */
const batchSize = 1000;

/** What an account book that was read has, and what that changed in the mirror: rows added, changed, and marked not active. */
export type PulledMasters = { items: Pulled; customers: Pulled };
export type Pulled = Saved & { listed: number; retired: number };

/** What new or changed items and debtors may free. */
const freedRules = ["missing-sku", "new-customer", "currency-unknown"];

/**
 * Brings the mirror of items and debtors to what the account book has, in the caller's transaction. `masters` must be
 * complete: what is missing in it is gone from the book and becomes not active, never deleted, for posted documents name
 * it. What is only proposed here stays. A listing without a single row retires nothing: it says more about the key than
 * about the book. `begunAt` is when the reading began. Held records that this may free are checked again.
 */
export async function pullMasters(tx: Tx, ctx: Context, masters: LedgerMasters, begunAt: Date): Promise<PulledMasters> {
  const at = ctx.now();
  const pulled = {
    items: await pull(masters.items, (rows) => saveItems(tx, ctx.company, rows, at), (codes) => retireItems(tx, ctx.company, { codes, begunAt, at })),
    customers: await pull(masters.customers, (rows) => saveCustomers(tx, ctx.company, rows, at), (codes) => retireCustomers(tx, ctx.company, { codes, begunAt, at })),
  };
  const isChanged = [pulled.items, pulled.customers].some(({ added, changed, retired }) => added + changed + retired > 0);
  if (!isChanged) return pulled;
  await writeAudit(tx, ctx, { type: "reference.pulled", new: pulled });
  await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "rule", rules: freedRules }, answeredBy: null });
  return pulled;
}

async function pull<Row extends { code: string }>(
  rows: readonly Row[],
  save: (batch: Row[]) => Promise<Saved>,
  retire: (listed: string[]) => Promise<number>,
): Promise<Pulled> {
  // In one order, so that two pulls at once wait for each other and not in a circle.
  const sorted = rows.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const total: Pulled = { listed: rows.length, added: 0, changed: 0, retired: 0 };
  for (let start = 0; start < sorted.length; start += batchSize) {
    const { added, changed } = await save(sorted.slice(start, start + batchSize));
    total.added += added;
    total.changed += changed;
  }
  if (rows.length > 0) total.retired = await retire(rows.map((row) => row.code));
  return total;
}
