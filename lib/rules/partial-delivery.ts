import { orderKinds, type OrderKind } from "#lib/canonical/kinds.ts";
import { decimal, sum, toQuantity } from "#lib/canonical/money.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type Partial = Found & { delivered: string; ordered: string; open: { lineId: string; description: string; quantity: string }[] };

/**
 * Holds a document of which only a part was delivered, until somebody decides: invoice what was delivered and keep the
 * rest open, wait for the rest, or close the rest. Not an error but a decision (design: "Documents and flow").
 */
export const partialDelivery = defineRule<Partial, OrderKind>({
  id: "partial-delivery",
  title: "Partly delivered",
  kinds: orderKinds,
  severity: "error",
  owner: "finance",
  fields: [],
  message: ({ delivered, ordered }) => `${delivered} of ${ordered} pieces were delivered; the rest is open.`,
  fixes: [{ do: "decide-delivery" }],
  check({ document }) {
    if (document.deliveryDecision !== null) return [];
    const counted = document.lines
      .map((line, index) => ({ ...line, index }))
      .filter((line) => line.delivered !== null);
    const wanted = counted.map((line) => ({ ...line, wanted: decimal(line.quantity).minus(line.removed) }));
    const delivered = sum(wanted.map((line) => line.delivered ?? "0"));
    const short = wanted.filter((line) => line.wanted.greaterThan(line.delivered ?? "0"));
    if (delivered.isZero() || short.length === 0) return [];
    return [
      {
        delivered: toQuantity(delivered),
        ordered: toQuantity(sum(wanted.map((line) => line.wanted.toFixed()))),
        open: short.map((line) => ({
          lineId: line.id,
          description: line.description,
          quantity: toQuantity(line.wanted.minus(line.delivered ?? "0")),
        })),
        fields: short.map((line) => `lines.${line.index}.delivered`),
      },
    ];
  },
});
