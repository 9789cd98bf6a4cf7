import { createHash } from "node:crypto";
import { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { bytesInMemory } from "#lib/files/file-bytes.ts";
import { fileLimits } from "#lib/files/limits.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { applyRows } from "./apply-rows.ts";
import { compareRows, type Comparison } from "./compare-rows.ts";
import { fieldsOf, getList, listIds, type ListId, type ListValues, type ReferenceList } from "./lists.ts";
import { lockRows } from "./list-store.ts";
import { collectBytes, readColumns } from "./read-columns.ts";

/** `seal`: of the preview that is to be applied; without it nothing is written. */
export const uploadListInput = z.object({
  list: z.enum(listIds),
  fileName: plainText.trim().min(1).max(200),
  clears: z.enum(["yes", "no"]).default("no"),
  seal: z.string().length(64).optional(),
});
export type UploadListInput = z.output<typeof uploadListInput>;

/** What a file does to a list, and whether it is done. `seal` says that exactly this was seen. */
export type UploadedList = {
  list: ListId | "aliases";
  added: number;
  changed: number;
  same: number;
  /** The first rows that were left out, and how many there are. */
  problems: { row: number; problem: string }[];
  problemCount: number;
  /** Columns that are not read, and fields that are. */
  ignored: string[];
  columns: string[];
  samples: { key: string; isNew: boolean; fields: { label: string; old: string | null; next: string | null }[] }[];
  seal: string;
  isApplied: boolean;
};

export type UploadListError = { code: "unreadable"; detail: string } | { code: "too-large"; limit: number } | { code: "changed-meanwhile" };

/** How many changes and problems are shown. */
const shown = 50;

/**
 * Reads a spreadsheet into a list: first what it would change, then, with the seal of what was seen, the change itself, all
 * or nothing. Rows with problems are left out and named. A row that the file does not have stays, a blank cell too unless
 * `clears`. Refused where the list was changed since the preview.
 */
export async function uploadList(ctx: Context, input: UploadListInput, bytes: AsyncIterable<Uint8Array>): Promise<Result<UploadedList, UploadListError>> {
  const list = getList(input.list);
  const file = await collectBytes(bytes);
  if (file === null) return err({ code: "too-large", limit: fileLimits.bytes });
  const read = await readColumns(bytesInMemory(file), fieldsOf(list), list.keys.map(({ name }) => name));
  if (!read.ok) return err({ code: "unreadable", detail: read.error });
  const { rows, ignored, columns } = read.value;
  return ctx.db.$transaction(async (tx) => {
    const keys = rows.map(({ written }) => Object.fromEntries(list.keys.map((field) => [field.name, written[field.name]?.trim() ?? ""])));
    const known = await lockRows(tx, ctx.company, list, keys);
    const comparison = compareRows(list, rows, known, input.clears === "yes");
    const seal = sealOf(comparison);
    const told: UploadedList = { list: list.id, ...tell(list, comparison), ignored, columns, seal, isApplied: false };
    if (input.seal === undefined) return ok(told);
    if (input.seal !== seal) return err({ code: "changed-meanwhile" });
    await applyRows(tx, ctx, list, [...comparison.added, ...comparison.changed], { origin: "upload", of: input.fileName });
    return ok({ ...told, isApplied: true });
  }, { timeout: 120_000 });
}

function sealOf({ added, changed, problems }: Comparison): string {
  const hash = createHash("sha256");
  for (const { key, old, next } of [...added, ...changed]) hash.update(JSON.stringify([key, old, next]));
  return hash.update(JSON.stringify(problems)).digest("hex");
}

function tell(list: ReferenceList, { added, changed, same, problems }: Comparison): Omit<UploadedList, "list" | "ignored" | "columns" | "seal" | "isApplied"> {
  const labels = new Map([...list.keys, ...list.fields].map((field) => [field.name, field.label]));
  const sample = (values: ListValues | null, name: string) => values?.[name] ?? null;
  // What changes matters more to a reader than what is new.
  const samples = [...changed, ...added].slice(0, shown).map(({ key, old, next, fields }) => ({
    key: key.replaceAll("\t", ", "), isNew: old === null, fields: fields.map((name) => ({ label: labels.get(name) ?? name, old: sample(old, name), next: sample(next, name) })),
  }));
  return { added: added.length, changed: changed.length, same, problems: problems.slice(0, shown), problemCount: problems.length, samples };
}
