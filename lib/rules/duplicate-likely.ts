import { sideOf, worthOf } from "#lib/canonical/facets.ts";
import { tradeKinds } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import { duplicateKey } from "#lib/duplicates/match-key.ts";
import { scorePair } from "#lib/duplicates/score-pair.ts";
import { daysBetween } from "./accounting-date.ts";
import type { SimilarFact } from "./facts.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found, Subject } from "./rule.ts";

const compared = [...tradeKinds, "payment"] as const;

type Likely = Found & { of: string; number: string; source: string; state: string; score: number; reasons: string[] };

/**
 * Warns of a document that is probably here already under another number: same other side, about the same amount, near dates,
 * the same goods. The one that came first stays free, unless the other is booked. Parts of one order are never copies.
 */
export const duplicateLikely = defineRule<Likely, (typeof compared)[number]>({
  id: "duplicate-likely",
  title: "Likely duplicate",
  kinds: compared,
  severity: "warning",
  owner: "finance",
  thresholds: ["likelyScore", "likelyDays"],
  canBeOff: true,
  fields: ["number"],
  message: ({ number, source, score, reasons }) => `${number} from ${source} may be the same (${score} of 100 points): ${reasons.join(", ")}.`,
  check(subject, { similar, settings }) {
    const worth = worthOf(subject);
    if (worth === null || sideOf(subject) === null) return [];
    const own = duplicateKey(subject);
    return (similar.get(subject.recordId) ?? []).flatMap((twin) => {
      const days = Math.abs(daysBetween(twin.date, subject.document.date));
      // Exact copies are another rule's.
      if (!isOther(twin, subject) || days > settings.likelyDays || (own !== null && twin.duplicateKey === own)) return [];
      const { score, reasons } = scorePair(subject, twin, days);
      if (score < settings.likelyScore) return [];
      const fixes: Fix[] = [{ do: "mark-duplicate", of: twin.recordId, label: `Duplicate of ${twin.docNumber} (${twin.sourceName})` }];
      return [{ of: twin.recordId, number: twin.docNumber, source: twin.sourceName, state: twin.state, score, reasons, fixes }];
    });
  },
});

function isOther(twin: SimilarFact, { recordId, sourceId, orderId }: Subject): boolean {
  if (twin.recordId === recordId || (twin.sourceId === sourceId && twin.orderId === orderId)) return false;
  return twin.recordId < recordId || bookedStates.has(twin.state);
}

const bookedStates: ReadonlySet<string> = new Set<RecordState>(["approved", "posting", "unknown", "posted"]);
