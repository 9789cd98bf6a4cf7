import type { z } from "zod";
import { sideOf } from "#lib/canonical/facets.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { similarKeys } from "#lib/fixes/question.ts";
import { findSupplier } from "#lib/reference/find-masters.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { Answered } from "./answer-item.ts";
import { answerParty } from "./choose-customer.ts";
import { lockForChange } from "./lock-for-change.ts";

export const chooseSupplierInput = recordInput.extend({ code: plainText.trim().min(1).max(12), similar: similarKeys });

/** Answers which creditor the supplier of a purchase is; remembered and freed like a debtor. */
export async function chooseSupplier(ctx: Context, input: z.input<typeof chooseSupplierInput>): Promise<Result<Answered, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    if (sideOf(locked.value)?.list !== "supplier") return err({ code: "invalid", issues: [{ path: "supplier.code", message: "The document has no supplier." }] });
    const supplier = await findSupplier(tx, ctx.company, input.code);
    if (supplier === null) return err({ code: "unknown-supplier", supplierCode: input.code });
    return ok(await answerParty(tx, ctx, locked.value, { ...supplier, similar: input.similar ?? [] }, "record.supplier-chosen"));
  });
}
