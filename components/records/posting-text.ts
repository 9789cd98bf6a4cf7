import { formatClock, formatInstant } from "#components/format/time.ts";
import type { BadgeTone } from "#components/ui/badge.tsx";
import { goneRules } from "#lib/posting/posting-rules.ts";
import type { PlaceInLine, StandsStill } from "#lib/posting/place-in-line.ts";
import type { ScreenPosting } from "#lib/review/record-screen.ts";
import type { Translate } from "#messages/translate.ts";

/** Where a posting stands, in words. */
export function postingText(t: Translate, posting: Pick<ScreenPosting, "state" | "docNo" | "attempts" | "lookups" | "nextAt"> & { place?: ScreenPosting["place"]; byHand?: ScreenPosting["byHand"]; message?: string | null; findings?: readonly Pick<ScreenPosting["findings"][number], "rule">[] }): { title: string; text: string } {
  const { docNo, nextAt } = posting;
  const then = nextAt === null ? "" : t("records.postingText.next", { at: formatInstant(nextAt) });
  switch (posting.state) {
    case "queued":
      return { title: t("records.postingText.queued.title", { docNo }), text: queuedText(t, posting, then) };
    case "sending":
      return { title: t("records.postingText.sending.title", { docNo }), text: t("records.postingText.sending.text") };
    case "unknown":
      return { title: t("records.postingText.unknown.title"), text: t("records.postingText.unknown.text", { docNo, looked: looked(t, posting.lookups), then }) };
    case "posted":
      if (posting.byHand) return { title: t("records.postingText.byHand.title", { docNo }), text: t("records.postingText.byHand.text", { by: posting.byHand.byName }) };
      if (posting.findings?.some(({ rule }) => goneRules.includes(rule))) return { title: t("records.postingText.posted.title", { docNo }), text: t("records.postingText.posted.gone") };
      return { title: t("records.postingText.posted.title", { docNo }), text: t("records.postingText.posted.text") };
    case "refused":
      return { title: t("records.postingText.refused.title"), text: t("records.postingText.refused.text", { docNo }) };
    case "withdrawn":
      return { title: t("records.postingText.withdrawn.title"), text: t("records.postingText.withdrawn.text", { docNo }) };
    case "voiding":
      return { title: t("records.postingText.voiding.title"), text: t("records.postingText.voiding.text", { docNo, then }) };
    case "void-unknown":
      return { title: t("records.postingText.voiding.title"), text: t("records.postingText.voiding.answerLost", { docNo, then }) };
    case "reversed":
      // What was gone before anything was voided says so in its message.
      if (posting.message != null) return { title: t("records.postingText.reversed.title"), text: t("records.postingText.reversed.gone", { docNo }) };
      return { title: t("records.postingText.reversed.title"), text: t("records.postingText.reversed.voided", { docNo }) };
    default:
      return { title: posting.state, text: docNo };
  }
}

function queuedText(t: Translate, { attempts, nextAt, place, message }: Pick<ScreenPosting, "attempts" | "nextAt"> & { place?: ScreenPosting["place"]; message?: string | null }, then: string): string {
  // Waits for nothing but its undo; what waits for AutoCount says so in its message. When that is over says when it goes.
  if (message == null && nextAt !== null) return [t("records.postingText.queued.undoable", { until: formatClock(nextAt) }), place ? placeText(t, { ...place, expectedAt: null }) : ""].join(" ").trim();
  return `${attempts === 0 ? t("records.postingText.queued.inLine") : t("records.postingText.queued.notSentYet")}${place ? ` ${placeText(t, place)}` : then}`;
}

const outcomes = (t: Translate): { readonly [outcome: string]: { text: string; tone: BadgeTone } } => ({
  absent: { text: t("records.postingText.outcomes.absent"), tone: "neutral" },
  mine: { text: t("records.postingText.outcomes.mine"), tone: "posted" },
  foreign: { text: t("records.postingText.outcomes.foreign"), tone: "error" },
  voided: { text: t("records.postingText.outcomes.voided"), tone: "posted" },
  "not-this-way": { text: t("records.postingText.outcomes.notThisWay"), tone: "neutral" },
  stored: { text: t("records.postingText.outcomes.stored"), tone: "posted" },
  refused: { text: t("records.postingText.outcomes.refused"), tone: "error" },
  taken: { text: t("records.postingText.outcomes.taken"), tone: "held" },
  unavailable: { text: t("records.postingText.outcomes.unavailable"), tone: "held" },
  unreachable: { text: t("records.postingText.outcomes.unreachable"), tone: "held" },
  stopped: { text: t("records.postingText.outcomes.stopped"), tone: "error" },
  unknown: { text: t("records.postingText.outcomes.unknown"), tone: "unknown" },
});

/** Where it stands in the line, and when its turn is expected or what holds the line up. */
export function placeText(t: Translate, { position, expectedAt, standsStill }: PlaceInLine): string {
  const when = expectedAt === null ? "" : t("records.postingText.place.about", { at: formatInstant(expectedAt) });
  const place = position === 1 ? t("records.postingText.place.next", { when }) : t("records.postingText.place.before", { before: position - 1, when });
  return standsStill === null ? place : `${place} ${standsStillText(t, standsStill)}`;
}

/** Why nothing is sent at the moment, as a sentence. */
export function standsStillText(t: Translate, still: StandsStill): string {
  switch (still.kind) {
    case "paused":
      return t("records.postingText.standsStill.paused", { by: still.by, reason: still.reason });
    case "stopped":
      return t("records.postingText.standsStill.stopped");
    case "down":
      return t("records.postingText.standsStill.down", { until: formatInstant(still.until) });
    case "window":
      return t("records.postingText.standsStill.window", { until: formatInstant(still.until) });
  }
}

/** How a call to the ledger ended, in words. */
export function outcomeText(t: Translate, outcome: string): { text: string; tone: BadgeTone } {
  return outcomes(t)[outcome] ?? { text: outcome, tone: "neutral" };
}

function looked(t: Translate, count: number): string {
  return count === 0 ? "" : count === 1 ? t("records.postingText.lookedOnce") : t("records.postingText.lookedTimes", { count });
}
