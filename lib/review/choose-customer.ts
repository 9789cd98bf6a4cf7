import type { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import { sideOf, withParty } from "#lib/canonical/facets.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { askedQuestion } from "#lib/fixes/asked-question.ts";
import { similarKeys } from "#lib/fixes/question.ts";
import { askedAs, startFix } from "#lib/fixes/start-fix.ts";
import { findCustomer } from "#lib/reference/find-masters.ts";
import { learnAlias } from "#lib/reference/learn-alias.ts";
import { settleDrift } from "#lib/reference/settle-drift.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { Answered } from "./answer-item.ts";
import { changeRecord } from "./change-record.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import { lockForChange } from "./lock-for-change.ts";

export const chooseCustomerInput = recordInput.extend({ code: plainText.trim().min(1).max(12), similar: similarKeys });
export type ChooseCustomerInput = z.input<typeof chooseCustomerInput>;

/**
 * Answers which debtor the buyer is, or which one takes the place of a debtor that AutoCount has not in use. The answer is
 * remembered and frees the other held records that ask the same.
 * The party bears value: who answers cannot approve the records that it frees.
 */
export async function chooseCustomer(ctx: Context, input: ChooseCustomerInput): Promise<Result<Answered, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const customer = await findCustomer(tx, ctx.company, input.code);
    if (sideOf(locked.value)?.list !== "customer") return err({ code: "invalid", issues: [{ path: "customer.code", message: "The document has no debtor." }] });
    if (customer === null) return err({ code: "unknown-customer", customerCode: input.code });
    return ok(await answerParty(tx, ctx, locked.value, { ...customer, similar: input.similar ?? [] }, "record.customer-chosen"));
  });
}

/** Who it is in AutoCount, and the keys of similar buyers who are the same. */
export type PartyAnswer = { code: string; name: string; similar: readonly string[] };

/** Writes the answer in the caller's transaction; the debtor (creditor of a purchase) is there. */
export async function answerParty(tx: Tx, ctx: Context, record: StoredRecord, { code, name, similar }: PartyAnswer, event: string): Promise<Answered> {
  const side = sideOf(record);
  if (side === null) throw new Error(`a ${record.kind} has no other side`);
  const { list, party } = side;
  const asked = await askedQuestion(tx, ctx.company, record, { type: list, at: "" });
  const keys = asked === null ? [] : [...new Set([...asked.keys, ...similar.map((key) => key.toLowerCase())])];
  const aliasIds = asked === null ? [] : await learnAlias(tx, ctx, { type: list, sourceId: asked.sourceId, keys, target: code });
  if (asked?.gone) await settleDrift(tx, ctx, { list, code: asked.gone });
  const changed = await changeRecord(tx, ctx, record, {
    document: withParty(record, { ...party, code }),
    cause: asked === null ? "correction" : "alias",
    event,
    reason: null,
    touches: asked === null,
  });
  if (asked === null) return { ...changed, freed: 0, runId: null };
  const { runId, others } = await startFix(tx, ctx, {
    question: { type: list, sourceId: asked.sourceId, keys }, asked: askedAs(asked.gone ?? (party.name.trim() || party.email?.trim() || (party.sourceId ?? "")), keys.length - asked.keys.length + 1), target: code, targetName: name,
    aliasIds, own: { recordId: record.id, revisionBefore: record.revision },
  });
  return { ...changed, freed: others, runId };
}
