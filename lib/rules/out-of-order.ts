import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Early = Found & { date: string; about: string; since: string };

/** Warns of a return or delivery that is dated before the sale that it is about: nothing comes back before it was sold. */
export const outOfOrder = defineRule<Early, "credit_note" | "delivery_order">({
  id: "out-of-order",
  title: "Dated before its sale",
  kinds: ["credit_note", "delivery_order"],
  severity: "warning",
  owner: "finance",
  canBeOff: true,
  fields: ["date"],
  message: ({ date, about, since }) => `It is dated ${date}, but ${about}, which it is about, is of ${since}.`,
  check({ recordId, document: { date } }, { originals }) {
    const original = originals.get(recordId);
    if (original === undefined || original.date <= date) return [];
    const fixes: Fix[] = [{ do: "set-field", path: "date", value: original.date, label: `Date it ${original.date}` }, { do: "edit-field", path: "date", label: "Enter another date" }];
    return [{ date, about: original.number, since: original.date, fixes }];
  },
});
