import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import type { LedgerMaster } from "./ledger.ts";
import { markInLedger } from "./master-store.ts";

/** What a new debtor, creditor or item may free. */
const freedRules = { customer: ["new-customer", "currency-unknown"], supplier: ["new-supplier"], item: ["missing-sku"] } as const;

const names = { customer: "debtor", supplier: "creditor", item: "item" } as const;

/** Writes into the mirror that AutoCount has the debtor, creditor or item of a record now, and checks again what waited for one. */
export async function noteMaster(tx: Tx, ctx: Context, master: LedgerMaster): Promise<void> {
  await markInLedger(tx, ctx.company, master, ctx.now());
  await enqueue(tx, recheckJob, {
    company: ctx.company, scope: { by: "rule", rules: [...freedRules[master.kind]] }, answeredBy: null, because: `AutoCount has the ${names[master.kind]} ${master.document.code ?? ""} now`,
  });
}
