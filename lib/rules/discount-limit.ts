import { compareDecimals, decimal } from "#lib/canonical/money.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Discounted = Found & { description: string; percent: string; limit: string; discount: string; currency: string };

/** Warns of a line of goods of which more is taken off than the company allows, in percent of quantity times price. */
export const discountLimit = defineRule<Discounted, "sales_order" | "invoice">({
  id: "discount-limit",
  title: "Discount above the limit",
  kinds: ["sales_order", "invoice"],
  severity: "warning",
  owner: "finance",
  thresholds: ["discountLimitPercent"],
  canBeOff: true,
  fields: [],
  message: ({ description, percent, limit, discount, currency }) => `${currency} ${discount} (${percent}%) are taken off "${description}"; up to ${limit}% is allowed.`,
  check: ({ document }, { settings }) =>
    document.lines.flatMap((line, index) => {
      const gross = decimal(line.quantity).times(line.unitPrice);
      if (line.kind !== "item" || !gross.greaterThan(0) || compareDecimals(line.discount, "0") <= 0) return [];
      const percent = decimal(line.discount).times(100).dividedBy(gross);
      if (percent.lessThanOrEqualTo(settings.discountLimitPercent)) return [];
      const path = `lines.${index}.discount`;
      const fixes: Fix[] = [{ do: "edit-field", path, label: "Correct the discount" }, { do: "reject", reason: "The discount is not agreed" }];
      return [{ description: line.description, percent: percent.toDecimalPlaces(1).toFixed(), limit: decimal(settings.discountLimitPercent).toFixed(), discount: line.discount, currency: document.currency, fields: [path], fixes }];
    }),
});
