import { kinds } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import { duplicateKey, numberKey } from "#lib/duplicates/match-key.ts";
import type { TwinFact } from "./facts.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found, Subject } from "./rule.ts";

type Twin = Found & { of: string; number: string; source: string; state: string; why: "number" | "content" };

/**
 * Holds the second copy of a document: the same number from the same source under another id, or the same buyer, number
 * and amount from any source. The first one that arrived stays free, unless the other is booked or on its way there: then
 * there must not be a second. Parts of one order are never copies of each other.
 */
export const duplicateExact = defineRule<Twin>({
  id: "duplicate-exact",
  title: "Exact duplicate",
  kinds,
  severity: "error",
  owner: "finance",
  fields: ["number"],
  message: ({ number, source, state, why }) =>
    why === "number"
      ? `${source} has sent the number ${number} before; that record is ${state}.`
      : `The same buyer, number and amount came as ${number} from ${source}; that record is ${state}.`,
  check(subject, facts) {
    const byNumber = facts.twins.get(numberKey(subject.sourceId, subject.kind, subject.document.number)) ?? [];
    const key = duplicateKey(subject);
    const byContent = key === null ? [] : (facts.twins.get(key) ?? []);
    const seen = new Set<string>();
    return [...byNumber.map((twin) => ({ twin, why: "number" as const })), ...byContent.map((twin) => ({ twin, why: "content" as const }))]
      .filter(({ twin }) => isFirstCopy(twin, subject) && !seen.has(twin.recordId) && seen.add(twin.recordId))
      .map(({ twin, why }) => {
        const fixes: Fix[] = [
          { do: "mark-duplicate", of: twin.recordId, label: `Duplicate of ${twin.docNumber} (${twin.sourceName})` },
          { do: "edit-field", path: "number", label: "Correct the number" },
        ];
        return { of: twin.recordId, number: twin.docNumber, source: twin.sourceName, state: twin.state, why, fixes };
      });
  },
});

// Ids are time-ordered (UUID 7), so the copy that came first has the smaller one: of two open copies exactly one is held.
function isFirstCopy(twin: TwinFact, { recordId, sourceId, orderId }: Subject): boolean {
  if (twin.recordId === recordId || (twin.sourceId === sourceId && twin.orderId === orderId)) return false;
  return twin.recordId < recordId || bookedStates.has(twin.state);
}

/** A correction can make an older record the copy of one that is already booked. */
const bookedStates: ReadonlySet<string> = new Set<RecordState>(["approved", "posting", "unknown", "posted"]);
