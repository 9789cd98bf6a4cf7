import { plainText } from "#lib/canonical/plain-text.ts";
import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { findCustomer } from "#lib/reference/find-masters.ts";
import { proposeCustomer } from "#lib/reference/propose-customer.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { Answered } from "./answer-item.ts";
import { answerParty } from "./choose-customer.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import { lockForChange } from "./lock-for-change.ts";

const optionalText = (max: number) => plainText.trim().max(max, `AutoCount takes ${max} characters.`).nullish().transform((text) => text || null);

/** Lengths are AutoCount's (autocount/cloud-api.md 19). */
export const newCustomer = z.object({
  code: z.string().trim().toUpperCase().regex(/^[A-Z0-9][A-Z0-9-]{2,11}$/, "Use 3 to 12 letters, digits and hyphens, such as 300-T004."),
  name: plainText.trim().min(1, "Enter the debtor's name.").max(100, "AutoCount takes 100 characters."),
  registerNo: optionalText(25),
  email: optionalText(255),
  phone: optionalText(25),
  address: optionalText(200),
  postcode: optionalText(10),
  tin: optionalText(20),
  currency: z.string().trim().toUpperCase().regex(/^[A-Z]{3}$/, "Use a currency code such as MYR."),
  creditTerm: plainText.trim().min(1, "Enter the credit term as it stands in AutoCount, such as C.O.D.").max(50),
});
export const createCustomerInput = recordInput.extend({ customer: newCustomer });
export type CreateCustomerInput = z.input<typeof createCustomerInput>;

/**
 * Creates the debtor of a new customer and answers the record with it. The debtor is made in AutoCount when the first of
 * its documents is posted, before the document; refused where the connection makes no debtors. The code is ours: AutoCount would make a second debtor for a second call.
 */
export async function createCustomer(ctx: Context, input: CreateCustomerInput): Promise<Result<Answered, RecordRefusal>> {
  const customer = newCustomer.parse(input.customer);
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const ledger = await findLedgerProfile(tx, ctx.company);
    if (ledger !== null && !ledger.takes.has("customer")) return err({ code: "not-taken", kind: "customer" });
    if ((await findCustomer(tx, ctx.company, customer.code)) !== null) return err({ code: "code-taken", customerCode: customer.code });
    if (!(await proposeCustomer(tx, ctx.company, customer))) return err({ code: "code-taken", customerCode: customer.code });
    await writeAudit(tx, ctx, { type: "customer.proposed", recordId: input.recordId, new: customer });
    return ok(await answerParty(tx, ctx, locked.value, { code: customer.code, name: customer.name, similar: [] }, "record.customer-created"));
  });
}
