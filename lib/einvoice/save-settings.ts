import type { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { changesBetween } from "#lib/canonical/paths.ts";
import type { Context } from "#lib/context.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { saveEInvoiceInput } from "./settings.ts";
import { findEInvoiceSettings, writeEInvoiceSettings } from "./store.ts";

export type SaveSettingsError =
  | { code: "no-change" }
  /** Somebody has saved since; nothing of this was saved. */
  | { code: "settings-changed"; revision: number };

/**
 * Sets how the company issues e-invoices. Open sales that it can touch are checked again in the background: those dated
 * from the earlier of the old and the new first day on. Refuses where somebody has saved since the screen was opened.
 */
export async function saveSettings(ctx: Context, input: z.output<typeof saveEInvoiceInput>): Promise<Result<{ revision: number }, SaveSettingsError>> {
  return ctx.db.$transaction(async (tx) => {
    const old = await findEInvoiceSettings(tx, ctx.company);
    if (old.revision !== input.revision) return err({ code: "settings-changed", revision: old.revision });
    const changes = changesBetween(old, input);
    if (changes.length === 0) return err({ code: "no-change" });
    if (!(await writeEInvoiceSettings(tx, ctx.company, input))) return err({ code: "settings-changed", revision: old.revision + 1 });
    const told = (side: "old" | "new") => Object.fromEntries(changes.map((change) => [change.path, change[side]]));
    await writeAudit(tx, ctx, { type: "einvoice.settings-changed", old: told("old"), new: told("new") });
    const [first] = [old.isOn ? old.startsOn : null, input.isOn ? input.startsOn : null].filter((date) => date !== null).toSorted();
    if (first !== undefined) await askRecheck(tx, ctx, { by: "sales-from", date: first }, `${ctx.actor.name} changed how e-invoices are issued`);
    return ok({ revision: old.revision + 1 });
  });
}
