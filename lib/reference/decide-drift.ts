import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { closeChanges, lockChange, repointAliases, type DriftList } from "./drift-store.ts";
import { findCustomer, findItem, findSupplier } from "./find-masters.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { learnAlias } from "./learn-alias.ts";
import { successorKey } from "./resolve.ts";

/** `keep`: the aliases still mean this item or party. `repoint`: they mean `to` from now on. `dismiss`: it does not matter. */
export const decideDriftInput = z.discriminatedUnion("decision", [
  z.object({ id: z.uuid(), decision: z.enum(["keep", "dismiss"]) }),
  z.object({ id: z.uuid(), decision: z.literal("repoint"), to: plainText.trim().min(1, "Enter the code.").max(30) }),
]);

export type DecideDriftError =
  /** Somebody has decided it already, or AutoCount has changed it back. */
  | { code: "decided" }
  | { code: "unknown-target"; to: string };

/**
 * Decides what a change in AutoCount means for the remembered answers and undecided records that use the item or party.
 * Re-pointed, the old answers are revoked and new ones learned in the name of whoever decided, and the undecided records are
 * changed and checked again in the background.
 */
export async function decideDrift(ctx: Context, input: z.input<typeof decideDriftInput>): Promise<Result<{ id: string; aliases: number }, DecideDriftError>> {
  const asked = decideDriftInput.parse(input);
  if (ctx.actor.type !== "user") throw new Error("only a person decides what a change means");
  const by = { id: ctx.actor.id, name: ctx.actor.name, at: ctx.now() };
  return ctx.db.$transaction(async (tx) => {
    const change = await lockChange(tx, ctx.company, asked.id);
    if (change === null) return err({ code: "decided" });
    const { list, code } = change;
    if (asked.decision !== "repoint") {
      await closeChanges(tx, ctx.company, { id: change.id }, asked.decision === "keep" ? "kept" : "dismissed", by);
      await writeAudit(tx, ctx, { type: `drift.${asked.decision === "keep" ? "kept" : "dismissed"}`, new: change });
      return ok({ id: change.id, aliases: 0 });
    }
    // A value of ours that AutoCount has overtaken says nothing of what aliases mean.
    if (change.field.startsWith("own:")) return err({ code: "unknown-target", to: asked.to });
    const target = await findMaster(tx, ctx.company, list, asked.to);
    if (target === null || target.code === code) return err({ code: "unknown-target", to: asked.to });
    const aliases = await repointAliases(tx, ctx.company, { type: list, from: code, to: target.code }, by);
    // A source, or a file, may go on naming the old code.
    await learnAlias(tx, ctx, { type: list, sourceId: null, keys: [successorKey(list, code)], target: target.code });
    await closeChanges(tx, ctx.company, { list, code }, "repointed", by);
    await writeAudit(tx, ctx, { type: "drift.repointed", old: { list, target: code }, new: { list, target: target.code, aliases } });
    await askRecheck(tx, ctx, { by: "repoint", list, from: code, to: target.code }, `${by.name} said that ${code} is ${target.code} now`, { id: by.id, name: by.name });
    return ok({ id: change.id, aliases });
  });
}

async function findMaster(tx: Tx, company: number, list: DriftList, code: string): Promise<{ code: string } | null> {
  return list === "item" ? findItem(tx, company, code) : list === "customer" ? findCustomer(tx, company, code) : findSupplier(tx, company, code);
}
