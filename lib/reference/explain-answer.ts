import { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { ok, type Result } from "#lib/result.ts";
import { findExplanation, followGone, type Found, type Named } from "./explain-queries.ts";
import { lookUpItems, suggestCustomers, suggestSuppliers } from "./queries.ts";
import { aliasTypes, readQuestion, type AliasType } from "./read-question.ts";

export const explainAnswerInput = z.object({
  type: z.enum(aliasTypes).default("item"),
  /** As the source writes it: a SKU, an e-mail address or name, a location. */
  says: plainText.trim().min(1).max(200),
  sourceId: z.uuid().nullable(),
  customerCode: plainText.trim().max(12).nullable().default(null),
});

/** The places where an answer is looked for, in the order in which they count. A location that AutoCount has in use needs none. */
export const lookUpSteps: { readonly [type in AliasType]: readonly LookUpStep[] } = {
  item: ["source-customer", "source", "company", "code", "barcode"],
  customer: ["source", "company"],
  supplier: ["source", "company"],
  location: ["code", "source", "company"],
};
export type LookUpStep = "source-customer" | "source" | "company" | "code" | "barcode";

export type Explanation = {
  type: AliasType;
  says: string;
  /** Each place in order, with what stands there; the first that has something decides. */
  steps: { step: LookUpStep; found: Found | null }[];
  decided: LookUpStep | null;
  /** What decides is not in use any more: what takes its place, one after the other. */
  instead: Found[];
  answer: Named | null;
  /** Where nothing decides: what a person would be offered. */
  suggestions: { code: string; name: string }[];
};

/** What a SKU, buyer, supplier or location of a source would become, and why: every place that is looked at. Changes nothing. */
export async function explainAnswer(ctx: Context, input: z.input<typeof explainAnswerInput>): Promise<Result<Explanation, never>> {
  const { type, says, sourceId, customerCode } = explainAnswerInput.parse(input);
  const key = readQuestion(type, says);
  if (key === null) return ok({ type, says, steps: lookUpSteps[type].map((step) => ({ step, found: null })), decided: null, instead: [], answer: null, suggestions: [] });
  const found = await findExplanation(ctx, { type, key, says, sourceId, customerCode: customerCode === "" ? null : customerCode });
  const steps = lookUpSteps[type].map((step) => ({ step, found: found.get(step) ?? null }));
  const decided = steps.find((one) => one.found !== null) ?? null;
  if (decided?.found == null) return ok({ type, says, steps, decided: null, instead: [], answer: null, suggestions: await suggest(ctx, type, says, sourceId) });
  const { answer, instead } = await followGone(ctx, { type, target: decided.found.target, sourceId });
  return ok({ type, says, steps, decided: decided.step, instead, answer, suggestions: [] });
}

async function suggest(ctx: Context, type: AliasType, says: string, sourceId: string | null): Promise<Explanation["suggestions"]> {
  if (type === "location") return [];
  const party = { name: says.includes("@") ? "" : says.replace(/^name:/i, ""), email: says.includes("@") ? says.replace(/^email:/i, "") : null, phone: null, registerNo: null };
  const offered = type === "item" ? await lookUpItems(ctx, "", { sku: says, description: "", price: null, sourceId }) : type === "customer" ? await suggestCustomers(ctx, party) : await suggestSuppliers(ctx, party);
  return offered.slice(0, 5).map(({ code, name }) => ({ code, name }));
}
