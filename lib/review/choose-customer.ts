import type { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import { sideOf, withParty } from "#lib/canonical/facets.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { findCustomer } from "#lib/reference/find-masters.ts";
import { learnAlias } from "#lib/reference/learn-alias.ts";
import { partyKeys } from "#lib/reference/resolve.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { answeredBy } from "./answered-by.ts";
import { changeRecord, type ChangedRecord } from "./change-record.ts";
import { countHeldByParty } from "./count-held.ts";
import { recheckJob } from "#lib/reference/jobs.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import { lockForChange } from "./lock-for-change.ts";

export const chooseCustomerInput = recordInput.extend({ code: plainText.trim().min(1).max(12) });
export type ChooseCustomerInput = z.input<typeof chooseCustomerInput>;

/**
 * Answers which debtor the buyer is. The answer is remembered for this source and frees the buyer's other held records.
 * The party bears value: who answers cannot approve the records that it frees.
 */
export async function chooseCustomer(ctx: Context, input: ChooseCustomerInput): Promise<Result<ChangedRecord & { freed: number }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const customer = await findCustomer(tx, ctx.company, input.code);
    if (sideOf(locked.value)?.list !== "customer") return err({ code: "invalid", issues: [{ path: "customer.code", message: "The document has no debtor." }] });
    if (customer === null) return err({ code: "unknown-customer", customerCode: input.code });
    return ok(await answerParty(tx, ctx, locked.value, customer.code, "record.customer-chosen"));
  });
}

/** Writes the answer in the caller's transaction; the debtor (creditor of a purchase) is there. */
export async function answerParty(tx: Tx, ctx: Context, record: StoredRecord, code: string, event: string): Promise<ChangedRecord & { freed: number }> {
  const side = sideOf(record);
  if (side === null) throw new Error(`a ${record.kind} has no other side`);
  const keys = partyKeys(side.party);
  let freed = 0;
  if (keys.length > 0) {
    await learnAlias(tx, ctx, { type: side.list, sourceId: record.sourceId, keys, target: code });
    freed = await countHeldByParty(tx, ctx.company, { list: side.list, sourceId: record.sourceId, keys }, record.id);
    const scope = { by: "party", list: side.list, keys, sourceId: record.sourceId } as const;
    await enqueue(tx, recheckJob, { company: ctx.company, scope, answeredBy: answeredBy(ctx) });
  }
  const changed = await changeRecord(tx, ctx, record, {
    document: withParty(record, { ...side.party, code }),
    cause: keys.length > 0 ? "alias" : "correction",
    event,
    reason: null,
    touches: keys.length === 0,
  });
  return { ...changed, freed };
}
