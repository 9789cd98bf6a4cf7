import { createHash } from "node:crypto";
import { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { bytesInMemory } from "#lib/files/file-bytes.ts";
import { fileLimits } from "#lib/files/limits.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findUploadFacts, saveUploadedAliases, type UploadedAlias } from "./alias-store.ts";
import { collectBytes, readColumns } from "./read-columns.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { skuKey } from "./resolve.ts";
import type { UploadedList, UploadListError } from "./upload-list.ts";

/** `seal`: of the preview that is to be applied; without it nothing is written. */
export const uploadAliasesInput = z.object({ fileName: plainText.trim().min(1).max(200), seal: z.string().length(64).optional() });

const columns = [
  { name: "sku", label: "SKU", words: ["sku", "sourcesku", "sellersku", "whatthesourcesays", "alias", "key"] },
  { name: "item", label: "Item code", words: ["itemcode", "productcode", "code", "isinautocount", "target"] },
  { name: "source", label: "Source", words: ["source", "sourcekey", "shop", "channel"] },
  { name: "customer", label: "Customer", words: ["customer", "debtorcode", "customercode", "debtor"] },
] as const;
export const aliasColumns = columns.map(({ label }) => label);

/** How many changes and problems are shown. */
const shown = 50;

/**
 * Teaches many answers at once: which item a source's SKU is, of every source where none is named, of one buyer where one is.
 * First what it would do, then, with the seal of what was seen, the teaching itself. An answer that stands differently is
 * revoked and taught anew; one that the file does not have stays. Held records with these SKUs are checked again.
 */
export async function uploadAliases(ctx: Context, input: z.output<typeof uploadAliasesInput>, bytes: AsyncIterable<Uint8Array>): Promise<Result<UploadedList, UploadListError>> {
  if (ctx.actor.type !== "user") throw new Error("only a person teaches an alias");
  const by = { id: ctx.actor.id, name: ctx.actor.name, at: ctx.now() };
  const file = await collectBytes(bytes);
  if (file === null) return err({ code: "too-large", limit: fileLimits.bytes });
  const read = await readColumns(bytesInMemory(file), columns, ["sku", "item"]);
  if (!read.ok) return err({ code: "unreadable", detail: read.error });
  return ctx.db.$transaction(async (tx) => {
    const asked = read.value.rows.map(({ row, written }) => ({ row, key: skuKey(written["sku"] ?? ""), item: written["item"]?.trim() ?? "", source: written["source"]?.trim() ?? "", customer: written["customer"]?.trim() ?? "" }));
    const facts = await findUploadFacts(tx, ctx.company, asked);
    const problems: { row: number; problem: string }[] = [];
    const next = new Map<string, UploadedAlias & { row: number; old: string | null }>();
    let same = 0;
    for (const { row, key, item, source, customer } of asked) {
      const target = facts.items.get(item.toLowerCase());
      const from = source === "" || /^(every|any|all)( source)?s?$/i.test(source) ? null : facts.sources.get(source.toLowerCase());
      const buyer = customer === "" ? null : facts.customers.get(customer.toLowerCase());
      const problem =
        key === null ? "The SKU is missing." : target === undefined ? `AutoCount has no item ${item || "(blank)"}.` : from === undefined ? `There is no source ${source}.` : buyer === undefined ? `AutoCount has no debtor ${customer}.`
        : buyer !== null && from === null ? "An answer for one customer needs its source too." : null;
      if (problem !== null || key === null || target === undefined || from === undefined || buyer === undefined) {
        problems.push({ row, problem: problem ?? "It cannot be read." });
        continue;
      }
      const question = `${from ?? ""} ${buyer ?? ""} ${key}`;
      const before = next.get(question);
      if (before !== undefined) {
        problems.push({ row, problem: `${key} is answered in row ${before.row} already.` });
        continue;
      }
      const old = facts.answers.get(question) ?? null;
      if (old === target) same += 1;
      else next.set(question, { row, key, target, sourceId: from, customerCode: buyer, old });
    }
    const taught = [...next.values()];
    const seal = createHash("sha256").update(JSON.stringify([taught, problems])).digest("hex");
    const told: UploadedList = {
      list: "aliases", added: taught.filter(({ old }) => old === null).length, changed: taught.filter(({ old }) => old !== null).length, same,
      problems: problems.slice(0, shown), problemCount: problems.length, ignored: read.value.ignored, columns: read.value.columns, seal, isApplied: false,
      samples: taught.toSorted((a, b) => Number(b.old !== null) - Number(a.old !== null)).slice(0, shown).map(({ key, old, target, sourceId, customerCode }) => ({
        key: [key, facts.names.get(sourceId ?? "") ?? "every source", customerCode].filter(Boolean).join(", "), isNew: old === null, fields: [{ label: "Item", old, next: target }],
      })),
    };
    if (input.seal === undefined) return ok(told);
    if (input.seal !== seal) return err({ code: "changed-meanwhile" });
    await saveUploadedAliases(tx, ctx, taught, { ...by, of: input.fileName });
    if (taught.length > 0) await askRecheck(tx, ctx, { by: "rule", rules: ["missing-sku", "ambiguous-sku"] }, `${by.name} uploaded answers`, { id: by.id, name: by.name });
    return ok({ ...told, isApplied: true });
  }, { timeout: 120_000 });
}
