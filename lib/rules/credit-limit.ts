import { worthOf } from "#lib/canonical/facets.ts";
import { decimal, sum, toSen } from "#lib/canonical/money.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Beyond = Found & { code: string; limit: string; owed: string; committed: string; after: string; currency: string };

/**
 * Warns of a sale that takes its debtor beyond the credit limit: what is owed in AutoCount, what is on its way there and this
 * document together. All in the company's currency; a debtor without a limit has none.
 */
export const creditLimit = defineRule<Beyond, "sales_order" | "invoice">({
  id: "credit-limit",
  title: "Beyond the credit limit",
  kinds: ["sales_order", "invoice"],
  severity: "warning",
  owner: "finance",
  thresholds: ["creditUsePercent"],
  canBeOff: true,
  fields: ["customer.code"],
  message: ({ code, limit, owed, committed, after, currency }) =>
    `Debtor ${code} may owe ${currency} ${limit}: ${owed} are owed, ${committed} are on their way, and with this it would be ${after}.`,
  fixes: [{ do: "choose-customer", isOnlyHere: true }, { do: "reject", reason: "Beyond the credit limit" }] satisfies Fix[],
  check(subject, { customers, committed: others, settings, baseCurrency }) {
    const customer = customers.get(subject.document.customer.code ?? "");
    if (customer === undefined || customer.creditLimit === null || decimal(customer.creditLimit).isZero()) return [];
    const worth = worthOf(subject);
    // Paid already, or of an unknown worth: rate-missing asks about that.
    if (worth === null || subject.document.isPaid || (worth.currency !== baseCurrency && worth.rate === null)) return [];
    const own = decimal(worth.total).times(worth.currency === baseCurrency ? "1" : (worth.rate ?? "1"));
    const committed = sum((others.get(customer.code) ?? []).filter((other) => other.recordId !== subject.recordId).map((other) => other.amount));
    const after = committed.plus(customer.balance ?? "0").plus(own);
    const usable = decimal(customer.creditLimit).times(settings.creditUsePercent).dividedBy(100);
    if (!own.greaterThan(0) || after.lessThanOrEqualTo(usable)) return [];
    const told = { limit: toSen(usable), owed: toSen(customer.balance ?? "0"), committed: toSen(committed), after: toSen(after) };
    return [{ code: customer.code, ...told, currency: baseCurrency }];
  },
});
