import { cancelHours, cancelUntil } from "#lib/myinvois/calendar.ts";
import type { EInvoiceSaid } from "./ledger.ts";

/** What is known of a posted document's e-invoice: AutoCount's word for how far it is, and when it was validated at the earliest. */
export type EInvoiceKnown = { eInvoice: string | null; eInvoiceValidatedAt: Date | null };

/** E-invoices that the tax authority has or is about to have: only a person may take those back (autocount/cloud-api.md 24). */
const legalStates: readonly string[] = ["pending", "submitted", "valid"];
/** None of these is valid any more, or ever was, whatever date is still shown. */
const endedStates: readonly string[] = ["invalid", "cancelled"];

/** Whether the tax authority has the e-invoice or is about to, by what AutoCount says of it. */
export function isLegal(eInvoice: string | null): boolean {
  return eInvoice !== null && legalStates.includes(eInvoice.toLowerCase());
}

/** Only what the ledger says of an e-invoice, of whatever carries it. */
export function eInvoiceSaid({ eInvoice, eInvoiceValidatedAt }: EInvoiceSaid): EInvoiceSaid {
  return { ...(eInvoice !== undefined && { eInvoice }), ...(eInvoiceValidatedAt !== undefined && { eInvoiceValidatedAt }) };
}

/**
 * When an e-invoice was validated at the earliest, so that its clock never runs longer than the law's (WIN-1); null where it
 * is not valid. A stamp without a zone is read as the earlier of two moments, but nothing is validated before its posting
 * `id` was made. Where AutoCount says that it is valid and not since when, `since` stands for it: the last moment at which it
 * was not known to be. Pure.
 */
export function validatedAt(id: string, said: EInvoiceSaid, since: Date, before: EInvoiceKnown = { eInvoice: null, eInvoiceValidatedAt: null }): Date | null {
  const word = (said.eInvoice ?? before.eInvoice ?? "").toLowerCase();
  if (endedStates.includes(word)) return null;
  if (said.eInvoiceValidatedAt !== undefined) return latest(new Date(said.eInvoiceValidatedAt), madeAt(id));
  return word === "valid" ? (before.eInvoiceValidatedAt ?? since) : null;
}

/** Until when it may be cancelled; null where no clock runs, for it is not valid. Pure. */
export function clockOf(validated: Date | null): Date | null {
  return validated === null ? null : cancelUntil(validated);
}

/**
 * Hours that are at least left to cancel an e-invoice, which has to come before the void; 0 where the time is over, null where
 * there is none with legal effect. One that is not valid yet can be cancelled for 72 hours from when it will be. Pure.
 */
export function hoursToCancel({ eInvoice, eInvoiceValidatedAt }: EInvoiceKnown, now: Date): number | null {
  const until = clockOf(eInvoiceValidatedAt);
  if (until === null) return isLegal(eInvoice) ? cancelHours : null;
  return Math.max(0, Math.floor((until.getTime() - now.getTime()) / 3_600_000));
}

function latest(a: Date, b: Date | null): Date {
  return b !== null && b > a ? b : a;
}

/** The moment in a version 7 UUID; null of any other. */
function madeAt(id: string): Date | null {
  return id[14] === "7" ? new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)) : null;
}
