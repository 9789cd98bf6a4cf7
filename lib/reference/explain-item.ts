import { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { ok, type Result } from "#lib/result.ts";
import { lookUpItems } from "./queries.ts";
import { findExplanation, type Found } from "./explain-queries.ts";
import { skuKey } from "./resolve.ts";

export const explainItemInput = z.object({
  sku: plainText.trim().min(1).max(100),
  sourceId: z.uuid().nullable(),
  customerCode: plainText.trim().max(12).nullable().default(null),
});

/** The places where an answer is looked for, from specific to general. */
export const lookUpSteps = ["source-customer", "source", "company", "code", "barcode"] as const;
export type LookUpStep = (typeof lookUpSteps)[number];

export type Explanation = {
  sku: string;
  /** Each place in order, with what stands there; the first that has something decides. */
  steps: { step: LookUpStep; found: Found | null }[];
  decided: LookUpStep | null;
  item: { code: string; name: string | null; isActive: boolean } | null;
  /** Where nothing decides: what a person would be offered. */
  suggestions: { code: string; name: string }[];
};

/** What a SKU of a source would become, and why: every place that is looked at, in the order in which it counts. Changes nothing. */
export async function explainItem(ctx: Context, input: z.input<typeof explainItemInput>): Promise<Result<Explanation, never>> {
  const { sku, sourceId, customerCode } = explainItemInput.parse(input);
  const key = skuKey(sku);
  if (key === null) return ok({ sku, steps: lookUpSteps.map((step) => ({ step, found: null })), decided: null, item: null, suggestions: [] });
  const { found, items } = await findExplanation(ctx, { key, sku, sourceId, customerCode: customerCode === "" ? null : customerCode });
  const steps = lookUpSteps.map((step) => ({ step, found: found.get(step) ?? null }));
  const decided = steps.find((one) => one.found !== null) ?? null;
  const target = decided?.found?.target ?? null;
  const item = target === null ? null : (items.get(target.toLowerCase()) ?? { code: target, name: null, isActive: false });
  const suggestions = decided !== null ? [] : (await lookUpItems(ctx, "", { sku, description: "", price: null, sourceId })).slice(0, 5).map(({ code, name }) => ({ code, name }));
  return ok({ sku, steps, decided: decided?.step ?? null, item, suggestions });
}
