import { linesMeant } from "#lib/canonical/lines-meant.ts";
import { decimal, isZero, sum, toQuantity } from "#lib/canonical/money.ts";
import { orderKinds, type OrderKind } from "#lib/canonical/kinds.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Over = Found & { description: string; ordered: string; delivered: string };

/** Holds a document of which more was delivered than was ordered, or what was not ordered: nobody pays for that. */
export const overDelivery = defineRule<Over, OrderKind>({
  id: "over-delivery",
  title: "More delivered than ordered",
  kinds: orderKinds,
  severity: "error",
  owner: "finance",
  fields: [],
  message: ({ description, ordered, delivered }) => `${delivered} of "${description}" were delivered, but ${isZero(ordered) ? "none" : `only ${ordered}`} were ordered.`,
  check({ recordId, kind, document }, { originals }) {
    // A delivery order of its own counts with the others about the same order.
    const original = kind === "delivery_order" ? originals.get(recordId) : undefined;
    // One line of the order may be delivered in several lines, of several boxes.
    const said = new Map<string, string>();
    return document.lines.flatMap((line, index) => {
      if (line.kind !== "item") return [];
      const meant = original === undefined ? [] : linesMeant(original.lines, line);
      const key = meant.map((one) => one.id).join(" ");
      const sent = decimal(line.quantity).plus(said.get(key) ?? "0");
      said.set(key, sent.toFixed());
      const ordered = original === undefined ? line.quantity : sum(meant.map((one) => one.quantity)).toFixed();
      const delivered = original === undefined ? line.delivered : sum(meant.map((one) => one.delivered)).plus(sent).toFixed();
      if (delivered === null || decimal(delivered).lessThanOrEqualTo(ordered)) return [];
      const path = `lines.${index}.quantity`;
      const fixes: Fix[] = [{ do: "edit-field", path, label: "Correct the quantity" }];
      return [{ description: line.description, ordered: toQuantity(ordered), delivered: toQuantity(delivered), fields: [path], fixes }];
    });
  },
});
