import type { OfKind } from "#lib/canonical/document.ts";
import { sideOf, worthOf } from "#lib/canonical/facets.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import { compareDecimals, decimal } from "#lib/canonical/money.ts";
import type { BurstFact, Facts } from "./facts.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type Burst = Found & { what: BurstFact["what"]; source: string; usual: string; day: string; factor: number };

/**
 * Warns of a source that sends many times what it uses to: records, new customers, or amounts. One question for all of it, not a
 * thousand: accepted once, it is accepted for everything of that kind that the source sends that day.
 */
export const burst = defineRule<Burst>({
  id: "burst",
  title: "Far more than usual",
  kinds,
  severity: "warning",
  owner: "finance",
  thresholds: ["burstFactor", "burstMinimum"],
  canBeOff: true,
  noBackTest: true,
  fields: ["number"],
  message: ({ what, source, usual, day, factor }) => {
    if (what === "volume") return `${source} sent more than ${factor} times the usual on ${day}; usual are ${usual} records an hour.`;
    return what === "customers"
      ? `${source} sent more than ${factor} times as many new customers as usual on ${day}; usual are ${usual} an hour.`
      : `The amounts of ${source} are more than ${factor} times the usual on ${day}; usual is ${usual}.`;
  },
  fixes: [{ do: "reject", reason: "Sent by mistake" }],
  check(subject, { bursts, settings, baseCurrency }) {
    // One that came with a flood stays a part of it when the hour is over.
    const came = bursts.get(subject.recordId) ?? [];
    const now = (bursts.get(subject.sourceId) ?? []).filter((fact) => !came.some(({ what }) => what === fact.what) && isFlood(fact, settings) && isPartOf(fact, subject, settings, baseCurrency));
    const { sourceId } = subject;
    return [...came, ...now].map(({ what, source, usual, day }) => ({ what, source, usual, day, factor: settings.burstFactor, sameAs: what === "volume" ? `${sourceId} ${day}` : `${sourceId} ${day} ${what}` }));
  },
});

function isFlood({ what, recent, usual }: BurstFact, { burstFactor, burstMinimum }: Facts["settings"]): boolean {
  if (compareDecimals(recent, decimal(usual).times(burstFactor).toFixed()) <= 0) return false;
  return what === "price" || compareDecimals(recent, String(burstMinimum)) >= 0;
}

/** Of a flood of new customers only what has one, of high amounts only what is that high itself. */
function isPartOf({ what, usual }: BurstFact, carrier: OfKind, { burstFactor }: Facts["settings"], baseCurrency: string): boolean {
  if (what === "volume") return true;
  if (what === "customers") {
    const side = sideOf(carrier);
    return side?.list === "customer" && side.party.code === null;
  }
  const worth = worthOf(carrier);
  return worth !== null && worth.currency === baseCurrency && compareDecimals(worth.total, decimal(usual).times(burstFactor).toFixed()) > 0;
}
