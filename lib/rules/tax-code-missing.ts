import { tradeKinds, type TradeKind } from "#lib/canonical/kinds.ts";
import { isZero } from "#lib/canonical/money.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Missing = Found & { description: string; rate: string | null };

/** Holds a taxed line for which no AutoCount tax code is known: without one AutoCount would book the line untaxed. */
export const taxCodeMissing = defineRule<Missing, TradeKind>({
  id: "tax-code-missing",
  title: "Tax code not known",
  kinds: tradeKinds,
  severity: "error",
  owner: "finance",
  fields: [],
  message: ({ description, rate }) =>
    `The line "${description}" is taxed${rate === null ? "" : ` at ${rate}%`}, and no AutoCount tax code is known for it.`,
  check: ({ document }) =>
    document.lines.flatMap((line, index) => {
      if (isZero(line.tax) || line.taxCode) return [];
      const path = `lines.${index}.taxCode`;
      const fixes: Fix[] = [{ do: "edit-field", path, label: "Enter the tax code" }];
      return [{ description: line.description, rate: line.taxRate, fields: [path], fixes }];
    }),
});
