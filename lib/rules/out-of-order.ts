import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Early = Found & { date: string; about: string; since: string };

/** Warns of a return or delivery that is dated before the sale that it is about: nothing comes back before it was sold. */
export const outOfOrder = defineRule<Early, "credit_note" | "delivery_order">({
  id: "out-of-order",
  title: "Dated before its sale",
  help:
    "The return or delivery is dated before the sale that it is about. Correct the date, or the number of the sale if it is another " +
    "one. If the sale was entered late, accept the warning and say so.",
  kinds: ["credit_note", "delivery_order"],
  severity: "warning",
  owner: "finance",
  ifOff: "Returns and deliveries may be dated before their sale.",
  fields: ["date"],
  message: ({ date, about, since }) => `It is dated ${date}, but ${about}, which it is about, is of ${since}.`,
  check({ recordId, document: { date } }, { originals }) {
    const original = originals.get(recordId);
    if (original === undefined || original.date <= date) return [];
    const fixes: Fix[] = [{ do: "set-field", path: "date", value: original.date, label: `Date it ${original.date}` }, { do: "edit-field", path: "date", label: "Enter another date" }];
    return [{ date, about: original.number, since: original.date, fixes }];
  },
});
