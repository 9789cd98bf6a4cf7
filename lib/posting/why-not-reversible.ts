import { malaysianDate } from "#lib/canonical/dates.ts";
import { decimal, toAmount } from "#lib/canonical/money.ts";
import { isAmong, kindLabels, masterKinds, type Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import { cancelHours } from "#lib/myinvois/calendar.ts";
import { hoursToCancel } from "./e-invoice-clock.ts";

/** Another record that stands in the way: a credit note about it, a payment that settles it, what took its goods over. */
export type Hindrance = { kind: "credit_note" | "payment" | "delivery_order" | "invoice"; number: string; docNo: string | null; state: RecordState };

/** What decides whether a posted document can be taken out of the books again. */
export type ReversalFacts = {
  kind: Kind;
  state: RecordState;
  /** `eInvoiceValidatedAt`: when its e-invoice was validated at the earliest; null or left out where it is not valid. */
  posting: {
    state: string; docNo: string; eInvoice: string | null; eInvoiceValidatedAt?: Date | null; byHand?: unknown;
    /** What AutoCount said at the last look is still owed of it, decimal text; null or left out where it did not say. */
    owed?: { outstanding: string; total: string; seenAt: Date | null } | null;
  } | null;
  /** Credit notes and payments about it that are approved, on their way or booked. */
  hindrances: readonly Hindrance[];
  /** AutoCount shows it no longer, or voided: reversing it only says so here. */
  isGone?: boolean;
  /** The period of its date in the calendar here; null or left out where none is entered. */
  period?: { startsOn: string; endsOn: string; isClosed: boolean; reason: string | null } | null;
  /** AutoCount has refused something of its month as closed, and has taken nothing of that month since. */
  periodRefusal?: { at: Date; message: string } | null;
};

/**
 * Why a document cannot be voided, as a sentence for a bookkeeper; null where it can, as far as is known here: AutoCount
 * has the last word (periods closed there, what was settled there). Pure.
 */
export function whyNotReversible(facts: ReversalFacts, now: Date): string | null {
  const { kind, state, posting, hindrances } = facts;
  if (isAmong(masterKinds, kind)) return `Master data is not voided. Make the ${kindLabels[kind].toLowerCase()} inactive in AutoCount instead.`;
  if (state !== "posted" || posting === null) return "Only a posted document can be voided.";
  if ((posting.byHand ?? null) !== null) return "It was booked by hand. Take it out of AutoCount there, then take the mark back here.";
  if (posting.state !== "posted") return `${posting.docNo} is being voided already.`;
  const hindered = whyHindered({ hindrances });
  if (hindered !== null) return hindered;
  if (facts.isGone === true) return null;
  if (facts.period?.isClosed) {
    const { startsOn, endsOn, reason } = facts.period;
    return `It is dated in the period ${startsOn} to ${endsOn}, which is closed${reason ? ` (${reason})` : ""}. Open the period first, here and in AutoCount, or book a credit note in an open one.`;
  }
  if (posting.owed && decimal(posting.owed.outstanding).lt(decimal(posting.owed.total))) {
    const { outstanding, total, seenAt } = posting.owed;
    const day = seenAt === null ? "" : ` on ${malaysianDate(seenAt)}`;
    return `It is paid or credited in AutoCount: ${toAmount(outstanding)} of ${toAmount(total)} was still owed at the last look${day}. Take the payment back there first, or book a credit note.`;
  }
  if (hoursLeft(facts, now) === 0) {
    return `The e-invoice of ${posting.docNo} is ${posting.eInvoice ?? "valid"}, and the ${cancelHours} hours in which it may be cancelled are over. Book a credit note instead.`;
  }
  return null;
}

/** What may make AutoCount refuse the void, though nothing here stands in the way; null where nothing is known. Pure. */
export function whatMayHinder({ isGone, periodRefusal }: Pick<ReversalFacts, "isGone" | "periodRefusal">): string | null {
  if (isGone === true || periodRefusal == null) return null;
  return `On ${malaysianDate(periodRefusal.at)} AutoCount refused a document of the same month: “${periodRefusal.message}” If that period is still closed there, the void is refused too.`;
}

/** Hours that are at least left to cancel its e-invoice, as `hoursToCancel` counts them; null where there is nothing posted. Pure. */
export function hoursLeft({ posting }: Pick<ReversalFacts, "posting">, now: Date): number | null {
  return posting && hoursToCancel({ eInvoice: posting.eInvoice, eInvoiceValidatedAt: posting.eInvoiceValidatedAt ?? null }, now);
}

/** What rests on a document here, so that it cannot go first; null where nothing does. Pure. */
export function whyHindered({ hindrances }: Pick<ReversalFacts, "hindrances">): string | null {
  const [hindrance] = hindrances;
  return hindrance === undefined ? null : wayOut(hindrance);
}

function wayOut({ kind, number, docNo, state }: Hindrance): string {
  const name = docNo === null ? number : `${number} (${docNo})`;
  const way = state === "approved" ? "revoke its approval" : state === "posted" ? "reverse it" : "wait until it is posted and reverse it";
  if (kind === "delivery_order" || kind === "invoice") return `${kindLabels[kind]} ${name} is made from it: ${way} first.`;
  return kind === "payment" ? `Payment ${name} settles it: ${way} first.` : `Credit note ${name} gives back a part of it: ${way} first.`;
}
