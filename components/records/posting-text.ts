import { formatInstant } from "#components/format/time.ts";
import type { BadgeTone } from "#components/ui/badge.tsx";
import { goneRules } from "#lib/posting/posting-rules.ts";
import type { PlaceInLine, StandsStill } from "#lib/posting/place-in-line.ts";
import type { ScreenPosting } from "#lib/review/record-screen.ts";

/** Where a posting stands, in words. */
export function postingText(posting: Pick<ScreenPosting, "state" | "docNo" | "attempts" | "lookups" | "nextAt"> & { place?: ScreenPosting["place"]; byHand?: ScreenPosting["byHand"]; message?: string | null; findings?: readonly Pick<ScreenPosting["findings"][number], "rule">[] }): { title: string; text: string } {
  const { docNo, nextAt } = posting;
  const then = nextAt === null ? "" : ` Next: ${formatInstant(nextAt)}.`;
  switch (posting.state) {
    case "queued":
      return { title: `Goes to AutoCount as ${docNo}`, text: `${posting.attempts === 0 ? "Approved and in line." : "It could not be sent yet; nothing was written."}${posting.place ? ` ${placeText(posting.place)}` : then}` };
    case "sending":
      return { title: `Being sent as ${docNo}`, text: "Holdpoint looks for the number first, sends once, and reads back." };
    case "unknown":
      return { title: "AutoCount's answer was lost", text: `${docNo} may be stored or not. Nothing is sent again until Holdpoint has seen it in AutoCount or knows that it is not there. ${looked(posting.lookups)}${then}` };
    case "posted":
      if (posting.byHand) return { title: `Posted by hand as ${docNo}`, text: `${posting.byHand.byName} booked it in AutoCount. Holdpoint has not looked it up there.` };
      if (posting.findings?.some(({ rule }) => goneRules.includes(rule))) return { title: `Posted as ${docNo}`, text: "It was in the books, and at the last look it no longer counted there." };
      return { title: `Posted as ${docNo}`, text: "It is in the books." };
    case "refused":
      return { title: "AutoCount refused it", text: `${docNo} was not stored. AutoCount's own words:` };
    case "withdrawn":
      return { title: "Taken back before it was sent", text: `The number ${docNo} stays reserved for it.` };
    case "voiding":
      return { title: "Being voided in AutoCount", text: `${docNo} counts until AutoCount has voided it. Holdpoint looks, voids once, and looks again.${then}` };
    case "void-unknown":
      return { title: "Being voided in AutoCount", text: `AutoCount's answer was lost: ${docNo} may be voided or not. Holdpoint looks before anything else.${then}` };
    case "reversed":
      // What was gone before anything was voided says so in its message.
      if (posting.message != null) return { title: "Reversed", text: `${docNo} no longer counts. The number is never used again.` };
      return { title: "Reversed", text: `${docNo} is voided in AutoCount and no longer counts. The number is never used again.` };
    default:
      return { title: posting.state, text: docNo };
  }
}

const outcomes: { readonly [outcome: string]: { text: string; tone: BadgeTone } } = {
  absent: { text: "not there", tone: "neutral" },
  mine: { text: "there, ours", tone: "posted" },
  foreign: { text: "number taken by another document", tone: "error" },
  voided: { text: "voided", tone: "posted" },
  "not-this-way": { text: "not known there", tone: "neutral" },
  stored: { text: "stored", tone: "posted" },
  refused: { text: "refused", tone: "error" },
  taken: { text: "number taken", tone: "held" },
  unavailable: { text: "not reached, nothing written", tone: "held" },
  unreachable: { text: "not reached", tone: "held" },
  stopped: { text: "key refused", tone: "error" },
  unknown: { text: "answer lost", tone: "unknown" },
};

/** Where it stands in the line, and when its turn is expected or what holds the line up. */
export function placeText({ position, expectedAt, standsStill }: PlaceInLine): string {
  const place = position === 1 ? "It is next" : `${position - 1} ${position === 2 ? "goes" : "go"} before it`;
  const when = expectedAt === null ? "" : `, about ${formatInstant(expectedAt)}`;
  return `${place}${when}.${standsStill === null ? "" : ` ${standsStillText(standsStill)}`}`;
}

/** Why nothing is sent at the moment, as a sentence. */
export function standsStillText(still: StandsStill): string {
  switch (still.kind) {
    case "paused":
      return `Posting is paused by ${still.by}: ${still.reason}`;
    case "stopped":
      return "Posting has stopped: AutoCount turned our key away.";
    case "down":
      return `AutoCount is asked again at ${formatInstant(still.until)}.`;
    case "window":
      return `The posting window opens at ${formatInstant(still.until)}.`;
  }
}

/** How a call to the ledger ended, in words. */
export function outcomeText(outcome: string): { text: string; tone: BadgeTone } {
  return outcomes[outcome] ?? { text: outcome, tone: "neutral" };
}

function looked(count: number): string {
  return count === 0 ? "" : count === 1 ? "Looked once so far." : `Looked ${count} times so far.`;
}
