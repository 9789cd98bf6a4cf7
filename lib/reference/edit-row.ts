import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { applyRows } from "./apply-rows.ts";
import { compareRows } from "./compare-rows.ts";
import { fieldsOf, getList, keyOf, listIds } from "./lists.ts";
import { lockRows } from "./list-store.ts";

const written = z.record(z.string().max(40), z.string().max(2000));

/** `seen`: what the form was opened with; null for a new row. */
export const editRowInput = z.object({ list: z.enum(listIds), values: written, seen: z.record(z.string(), z.string().nullable()).nullable() });

export type EditRowError =
  | { code: "invalid-row"; problems: string[] }
  /** A row with this key is there already. */
  | { code: "taken" }
  /** Somebody else, or AutoCount, changed the row while the form was open. */
  | { code: "changed-meanwhile"; now: Record<string, string | null> };

/** Writes one row of a list by hand. Of a row of AutoCount's it stands until AutoCount itself changes that value (own-values.ts). */
export async function editRow(ctx: Context, input: z.input<typeof editRowInput>): Promise<Result<{ key: string }, EditRowError>> {
  const { values, seen, list: id } = editRowInput.parse(input);
  const list = getList(id);
  const known = Object.fromEntries(fieldsOf(list).map((field) => [field.name, values[field.name] ?? ""]));
  return ctx.db.$transaction(async (tx) => {
    const stored = await lockRows(tx, ctx.company, list, [Object.fromEntries(list.keys.map((field) => [field.name, known[field.name]?.trim() ?? ""]))]);
    const [old] = [...stored.values()];
    if (seen === null && old !== undefined) return err({ code: "taken" });
    if (seen !== null && (old === undefined || fieldsOf(list).some((field) => (old[field.name] ?? null) !== (seen[field.name] ?? null)))) {
      return err({ code: "changed-meanwhile", now: { ...old } });
    }
    const { added, changed, problems } = compareRows(list, [{ row: 1, written: known }], stored, true);
    if (problems.length > 0) return err({ code: "invalid-row", problems: problems.map(({ problem }) => problem) });
    const required = list.fields.filter((field) => field.isRequired && (known[field.name] ?? "").trim() === "");
    if (required.length > 0) return err({ code: "invalid-row", problems: required.map((field) => `${field.label} is missing.`) });
    await applyRows(tx, ctx, list, [...added, ...changed], { origin: "hand", of: "by hand" });
    return ok({ key: keyOf(list, Object.fromEntries(list.keys.map((field) => [field.name, known[field.name]?.trim() ?? null]))) });
  });
}
