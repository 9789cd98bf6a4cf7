import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Result } from "#lib/result.ts";
import { actInSandbox, type SandboxActError } from "./act-in-sandbox.ts";

// What somebody does on AutoCount's own screens, as far as Holdpoint has to live with it.

/** Who such work is said to be by: never the user of our key, so that a foreign change looks like one. */
const userId = "ACCOUNTANT";
const quantity = z.string().trim().regex(/^\d{1,9}(\.\d{1,4})?$/, "Give a number, such as 3 or 2.5.");
const code = (longest: number) => z.string().trim().min(1, "Give a code.").max(longest, `At most ${longest} characters.`);
const named = z.string().trim().min(1, "Give a name.").max(100, "At most 100 characters.");
const document = z.object({ kind: z.string().min(1), docNo: z.string().min(1) });

export const lockMonthInput = z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), isLocked: z.boolean() });
export const voidInBooksInput = document.extend({ reason: z.string().trim().max(80, "At most 80 characters.") });
export const changeQuantityInput = document.extend({ line: z.int().min(0).max(999), lines: z.int().min(1).max(1000), qty: quantity });
export const addItemInput = z.object({ code: code(20), name: named });
export const addDebtorInput = z.object({ code: code(12), name: named, creditTerm: z.string().min(1) });

/** Locks or unlocks one month of the book. */
export function lockMonth(ctx: Context, input: z.output<typeof lockMonthInput>): Promise<Result<null, SandboxActError>> {
  return actInSandbox(ctx, (book) => ({
    event: { type: input.isLocked ? "sandbox.month-locked" : "sandbox.month-unlocked", new: { month: input.month } },
    calls: [{ method: "POST", path: `/books/${encodeURIComponent(book)}/periods`, body: input }],
  }));
}

/** Voids a document in the book without Holdpoint having a part in it. */
export function voidInBooks(ctx: Context, { kind, docNo, reason }: z.output<typeof voidInBooksInput>): Promise<Result<null, SandboxActError>> {
  return act(ctx, "sandbox.document-voided", { kind, docNo, reason }, { resource: kind, method: "POST", action: "void", key: docNo, body: { voidReason: reason || null } });
}

/** Changes the quantity of one line; AutoCount matches lines by position, and `{}` leaves one as it is (cloud-api.md 8). */
export function changeQuantity(ctx: Context, { kind, docNo, line, lines, qty }: z.output<typeof changeQuantityInput>): Promise<Result<null, SandboxActError>> {
  const details = Array.from({ length: lines }, (_, index) => (index === line ? { qty: Number(qty) } : {}));
  return act(ctx, "sandbox.document-changed", { kind, docNo, line: line + 1, qty }, { resource: kind, method: "PUT", key: docNo, body: { master: {}, details } });
}

export function addItem(ctx: Context, item: z.output<typeof addItemInput>): Promise<Result<null, SandboxActError>> {
  const product = { productCode: item.code, productName: item.name, productType: "I", status: "A", unit: "UNIT", price: 0, postingGroup: null };
  return act(ctx, "sandbox.item-added", item, { resource: "product", method: "POST", body: { product } });
}

export function addDebtor(ctx: Context, debtor: z.output<typeof addDebtorInput>): Promise<Result<null, SandboxActError>> {
  const body = { accNo: debtor.code, companyName: debtor.name, currencyCode: "MYR", creditTerm: debtor.creditTerm };
  return act(ctx, "sandbox.debtor-added", debtor, { resource: "debtor", method: "POST", body });
}

function act(ctx: Context, type: string, told: object, body: object): Promise<Result<null, SandboxActError>> {
  return actInSandbox(ctx, (book) => ({
    event: { type, new: told },
    calls: [{ method: "POST", path: `/books/${encodeURIComponent(book)}/act`, body: { ...body, userId } }],
  }));
}
