import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { findItem } from "#lib/reference/find-masters.ts";
import { proposeItem } from "#lib/reference/propose-item.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { Result } from "#lib/result.ts";
import { type Answered, answerItem, answerItemInput } from "./answer-item.ts";

const optionalText = (max: number) => plainText.trim().max(max, `AutoCount takes ${max} characters.`).nullish().transform((text) => text || null);

/** Lengths are AutoCount Cloud's (autocount/cloud-api.md 19); the code is its product code. */
export const newItem = z.object({
  code: z.string().trim().toUpperCase().regex(/^[A-Z0-9][\w./-]{0,19}$/, "Use 1 to 20 letters, digits, dots, slashes and hyphens, such as KR-TEA-100."),
  name: plainText.trim().min(1, "Enter what the item is called.").max(100, "AutoCount takes 100 characters."),
  uom: plainText.trim().min(1, "Enter the unit that it is kept in, such as UNIT.").max(8, "AutoCount takes 8 characters."),
  /** Selling price of one unit in the company's currency; null where there is none. */
  price: decimalText.nullable().refine((price) => price === null || !price.startsWith("-"), "A price is not negative."),
  barcode: optionalText(30),
  taxCode: optionalText(20),
  classification: z.string().trim().regex(/^\d{3}$/, "Three digits of MyInvois, such as 022.").nullish().transform((code) => code ?? null),
});
export const createItemInput = answerItemInput.omit({ itemCode: true }).extend({ item: newItem });
export type CreateItemInput = z.input<typeof createItemInput>;

/**
 * Creates the item that a line's SKU stands for and answers the record with it, and others that ask the same where that is
 * wanted. The item is made in AutoCount before the first of its documents, once: its code is ours, and is looked for before
 * it is sent. Refused where the connection makes no items, and where the code is an item's already.
 */
export async function createItem(ctx: Context, input: CreateItemInput): Promise<Result<Answered, RecordRefusal>> {
  const { item: typed, ...question } = input;
  const item = newItem.parse(typed);
  return answerItem(ctx, { ...question, itemCode: item.code }, async (tx) => {
    const ledger = await findLedgerProfile(tx, ctx.company);
    if (ledger !== null && !ledger.takes.has("item")) return { code: "not-taken", kind: "item" };
    const isTaken = (await findItem(tx, ctx.company, item.code)) !== null || !(await proposeItem(tx, ctx.company, item));
    if (isTaken) return { code: "item-code-taken", itemCode: item.code };
    await writeAudit(tx, ctx, { type: "item.proposed", recordId: input.recordId, new: item });
    return null;
  });
}
