import { kinds } from "#lib/canonical/kinds.ts";
import { compareDecimals, decimal } from "#lib/canonical/money.ts";
import { defineRule } from "./rule.ts";
import type { Found } from "./rule.ts";

type Burst = Found & { source: string; usual: string; day: string; factor: number };

/**
 * Warns of a source that sends many times more than it uses to: one question for all of it, not a thousand. Accepted once, it
 * is accepted for everything that the source sends that day.
 */
export const burst = defineRule<Burst>({
  id: "burst",
  title: "Far more than usual",
  help:
    "The source sends many times what it usually sends in an hour: a history that was sent again, a loop, or a very good day. Look at a " +
    "few of them. Accept it once, with a reason, and everything of that day goes on; otherwise reject them together.",
  kinds,
  severity: "warning",
  owner: "finance",
  thresholds: ["burstFactor", "burstMinimum"],
  ifOff: "However much a source sends, nobody is asked whether it is meant.",
  fields: ["number"],
  message: ({ source, usual, day, factor }) => `${source} sent more than ${factor} times the usual on ${day}; usual are ${usual} records an hour.`,
  fixes: [{ do: "reject", reason: "Sent by mistake" }],
  check({ recordId, sourceId }, { bursts, settings }) {
    // One that came with a flood stays a part of it when the hour is over.
    const came = bursts.get(recordId);
    const now = bursts.get(sourceId);
    const isNow = now !== undefined && now.recent >= settings.burstMinimum && compareDecimals(String(now.recent), decimal(now.usual).times(settings.burstFactor).toFixed()) > 0;
    const fact = came ?? (isNow ? now : undefined);
    if (fact === undefined) return [];
    const { source, usual, day } = fact;
    return [{ source, usual, day, factor: settings.burstFactor, sameAs: `${sourceId} ${day}` }];
  },
});
