import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { orderKinds, stockKinds, tradeKinds, type Kind } from "#lib/canonical/kinds.ts";
import type { Context } from "#lib/context.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { proposeMastersJob } from "#lib/reference/jobs.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { dataLabels, ownedData, type OwnedData } from "./ownership.ts";
import { lockOwner, saveOwner, type StoredOwner } from "./store.ts";

/** `owner`: "undecided", "ledger", "any", or the id of a source. `revision`: of the decision that was seen; 0 for none. */
export const setOwnerInput = z.object({
  data: z.enum(ownedData),
  owner: z.union([z.enum(["undecided", "ledger", "any"]), z.uuid()]),
  revision: z.number().int().min(0).optional(),
});

export type SetOwnerError = { code: "not-found" } | { code: "changed-meanwhile" };

/** Which undecided documents a change of owner may hold or free. */
const touched: Readonly<Record<OwnedData, readonly Kind[]>> = {
  "item-code": ["item", ...tradeKinds, ...stockKinds],
  "customer-record": ["customer", ...orderKinds, "credit_note", "payment"],
  price: ["item", ...tradeKinds],
  stock: ["stock_adjustment", ...stockKinds],
  "payment-status": orderKinds,
  "order-status": [...orderKinds, ...stockKinds],
};

/**
 * Says which system owns a kind of data (checklist, part 2). What is undecided is checked again in the background; what was
 * approved or posted stays. Refuses a source that is not the company's, and who did not see the latest decision.
 */
export async function setOwner(ctx: Context, input: z.input<typeof setOwnerInput>): Promise<Result<{ data: OwnedData; revision: number }, SetOwnerError>> {
  const { data, owner, revision } = setOwnerInput.parse(input);
  return ctx.db.$transaction(async (tx) => {
    const known = await lockOwner(tx, ctx.company, data);
    if (revision !== undefined && revision !== (known?.revision ?? 0)) return err({ code: "changed-meanwhile" });
    const next: StoredOwner | null = owner === "undecided" ? null : owner === "ledger" || owner === "any" ? { owner, sourceId: null } : { owner: "source", sourceId: owner };
    if (next?.sourceId != null && (await tx.source.findFirst({ where: { companyId: ctx.company, id: next.sourceId }, select: { id: true } })) === null) return err({ code: "not-found" });
    const isSame = known === null ? next === null : next !== null && known.owner === next.owner && known.sourceId === next.sourceId;
    if (isSame) return ok({ data, revision: known?.revision ?? 0 });
    const now = next === null ? 0 : (known?.revision ?? 0) + 1;
    await saveOwner(tx, ctx.company, data, next, { id: ctx.actor.type === "user" ? ctx.actor.id : null, name: ctx.actor.name, at: ctx.now(), revision: now });
    await writeAudit(tx, ctx, { type: "ownership.set", old: { data, ...(known ?? { owner: "undecided" }) }, new: { data, ...(next ?? { owner: "undecided" }) } });
    await askRecheck(tx, ctx, { by: "ownership", kinds: [...new Set(touched[data])] }, `${ctx.actor.name} decided who owns the ${dataLabels[data].toLowerCase()}`);
    if ((data === "item-code" || data === "customer-record") && next !== null && next.owner !== "ledger") await enqueue(tx, proposeMastersJob, { company: ctx.company, recordIds: null });
    return ok({ data, revision: now });
  });
}
