import { createHash } from "node:crypto";
import { z } from "zod";
import { can } from "#lib/auth/permissions.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { bytesInMemory } from "#lib/files/file-bytes.ts";
import { fileLimits } from "#lib/files/limits.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type AskedAlias, findUploadFacts, questionOf, saveUploadedAliases, type UploadedAlias, type UploadFacts } from "./alias-store.ts";
import { collectBytes, readColumns } from "./read-columns.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { aliasTypes, readQuestion, type AliasType } from "./read-question.ts";
import { successorKey } from "./resolve.ts";
import type { UploadedList, UploadListError } from "./upload-list.ts";

/** `seal`: of the preview that is to be applied; without it nothing is written. */
export const uploadAliasesInput = z.object({ fileName: plainText.trim().min(1).max(200), seal: z.string().length(64).optional() });

const columns = [
  { name: "says", label: "Source says", words: ["sku", "sourcesku", "sellersku", "whatthesourcesays", "alias", "key", "buyer", "email", "location"] },
  { name: "target", label: "AutoCount code", words: ["itemcode", "productcode", "code", "isinautocount", "target"] },
  { name: "type", label: "For", words: ["type", "kind", "what"] },
  { name: "source", label: "Source", words: ["sourcekey", "shop", "channel"] },
  { name: "customer", label: "Customer", words: ["debtorcode", "customercode", "debtor"] },
] as const;
export const aliasColumns = columns.map(({ label }) => label);

/** How many changes and problems are shown. */
const shown = 50;

/**
 * Teaches many answers at once: which item a source's SKU is, which debtor or creditor a buyer or supplier is, which location
 * is meant; of every source where none is named, of one buyer's SKU where one is. First what it would do, then, with the seal
 * of what was seen, the teaching itself. An answer that stands differently is revoked and taught anew; one that the file does
 * not have stays. Who a buyer or supplier is, only those may answer who may on a record. Held records that ask it are checked again.
 */
export async function uploadAliases(ctx: Context, input: z.output<typeof uploadAliasesInput>, bytes: AsyncIterable<Uint8Array>): Promise<Result<UploadedList, UploadListError>> {
  if (ctx.actor.type !== "user") throw new Error("only a person teaches an alias");
  const mayAnswerParties = can(ctx.actor, "customer:decide");
  const by = { id: ctx.actor.id, name: ctx.actor.name, at: ctx.now() };
  const file = await collectBytes(bytes);
  if (file === null) return err({ code: "too-large", limit: fileLimits.bytes });
  const read = await readColumns(bytesInMemory(file), columns, ["says", "target"]);
  if (!read.ok) return err({ code: "unreadable", detail: read.error });
  return ctx.db.$transaction(async (tx) => {
    const asked = read.value.rows.map(readAsked);
    const facts = await findUploadFacts(tx, ctx.company, asked);
    const problems: { row: number; problem: string }[] = [];
    const next = new Map<string, UploadedAlias & { row: number; old: string | null }>();
    let same = 0;
    for (const one of asked) {
      const taken = takeRow(one, facts, mayAnswerParties);
      if (typeof taken === "string") {
        problems.push({ row: one.row, problem: taken });
        continue;
      }
      const question = questionOf(taken);
      const before = next.get(question);
      if (before !== undefined) {
        problems.push({ row: one.row, problem: `${taken.key} is answered in row ${before.row} already.` });
        continue;
      }
      const old = facts.answers.get(question) ?? null;
      if (old === taken.target) same += 1;
      else next.set(question, { row: one.row, ...taken, old });
    }
    const taught = [...next.values()];
    const seal = createHash("sha256").update(JSON.stringify([taught, problems])).digest("hex");
    const told: UploadedList = {
      list: "aliases", added: taught.filter(({ old }) => old === null).length, changed: taught.filter(({ old }) => old !== null).length, same,
      problems: problems.slice(0, shown), problemCount: problems.length, ignored: read.value.ignored, columns: read.value.columns, seal, isApplied: false,
      samples: taught.toSorted((a, b) => Number(b.old !== null) - Number(a.old !== null)).slice(0, shown).map(({ type, key, old, target, sourceId, customerCode }) => ({
        key: [key, facts.names.get(sourceId ?? "") ?? "every source", customerCode].filter(Boolean).join(", "), isNew: old === null, fields: [{ label: typeLabels[type], old, next: target }],
      })),
    };
    if (input.seal === undefined) return ok(told);
    if (input.seal !== seal) return err({ code: "changed-meanwhile" });
    await saveUploadedAliases(tx, ctx, taught, { ...by, of: input.fileName });
    if (taught.length > 0) await askRecheck(tx, ctx, { by: "rule", rules: freedRules }, `${by.name} uploaded answers`, { id: by.id, name: by.name });
    return ok({ ...told, isApplied: true });
  }, { timeout: 120_000 });
}

const typeLabels: Readonly<Record<AliasType, string>> = { item: "Item", customer: "Debtor", supplier: "Creditor", location: "Location" };
const typeWords: Readonly<Record<AliasType, readonly string[]>> = {
  item: ["", "item", "items", "sku", "product"], customer: ["customer", "customers", "buyer", "debtor"], supplier: ["supplier", "suppliers", "creditor", "vendor"], location: ["location", "locations", "warehouse", "branch"],
};
/** What answers of these kinds may free. */
const freedRules = ["missing-sku", "ambiguous-sku", "inactive-item", "new-customer", "ambiguous-customer", "inactive-customer", "new-supplier", "unknown-location"];

type AskedRow = AskedAlias & { row: number; says: string };

function readAsked({ row, written }: { row: number; written: Readonly<Record<string, string>> }): AskedRow {
  const text = (name: (typeof columns)[number]["name"]) => written[name]?.trim() ?? "";
  const word = text("type").toLowerCase();
  const type = aliasTypes.find((one) => typeWords[one].includes(word)) ?? null;
  return { row, type, says: text("says"), key: type === null ? null : readQuestion(type, text("says")), target: text("target"), source: text("source"), customer: text("customer") };
}

/** The answer that a row teaches, or a sentence that says what is wrong with it. */
function takeRow({ type, key, says, target, source, customer }: AskedRow, facts: UploadFacts, mayAnswerParties: boolean): UploadedAlias | string {
  if (type === null) return "For: write item, customer, supplier or location.";
  if (key === null) return says === "" ? "What the source says is missing." : `${says} names nothing that can be remembered.`;
  if (!mayAnswerParties && (type === "customer" || type === "supplier")) return "Who a buyer or supplier is, finance answers.";
  const code = facts.codes[type].get(target.toLowerCase());
  if (code === undefined) return `AutoCount has no ${typeLabels[type].toLowerCase()} ${target || "(blank)"}.`;
  if (key === successorKey(type, code)) return `${code} is ${code} already.`;
  const sourceId = source === "" || /^(every|any|all)( source)?s?$/i.test(source) ? null : facts.sources.get(source.toLowerCase());
  if (sourceId === undefined) return `There is no source ${source}.`;
  if (customer === "") return { type, key, target: code, sourceId, customerCode: null };
  if (type !== "item") return "Only an item may be of one customer alone.";
  const customerCode = facts.codes.customer.get(customer.toLowerCase());
  if (customerCode === undefined) return `AutoCount has no debtor ${customer}.`;
  return sourceId === null ? "An answer for one customer needs its source too." : { type, key, target: code, sourceId, customerCode };
}
