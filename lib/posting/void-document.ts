import { isLegal } from "./e-invoice-clock.ts";
import type { Ledger, LedgerDocument } from "./ledger.ts";

/** How taking a document out of the books came out. Waits are in milliseconds. */
export type VoidResult =
  /** It is out of the books; `before` where it was already. */
  | { kind: "voided"; before: boolean }
  /** It stands in the books; a person has to look. */
  | { kind: "refused"; reason: string; eInvoice?: string }
  /** It was never there, so there is nothing to take out. */
  | { kind: "absent" }
  /** Not known, or not now: try again after `waitMs`. Doing so is safe. `maybe`: a void may have arrived. */
  | { kind: "again"; maybe: boolean; reason: string; waitMs: number }
  | { kind: "stopped"; reason: string };

const settleWaitMs = 15_000;

/** `maybeVoided`: an earlier void of ours may have arrived. `beforeCall` is awaited before the one call that voids. */
export type VoidBefore = { maybeVoided?: boolean; beforeCall?: () => Promise<void> };

/**
 * Voids one document once, however often it is called. Looks first, voids only what is ours and stands, and looks again to
 * learn what came of it: already cancelled is done. Its number stays taken. A ledger that does not show what is cancelled
 * is believed where our own void may have made it so; what is absent without that was taken away by somebody else.
 */
export async function voidDocument(ledger: Ledger, document: LedgerDocument, reason: string, before: VoidBefore = {}): Promise<VoidResult> {
  const found = await ledger.find(document);
  switch (found.kind) {
    case "absent":
      return ledger.cancelledLooksAbsent && before.maybeVoided ? { kind: "voided", before: true } : { kind: "absent" };
    case "foreign":
      return { kind: "refused", reason: `${document.key} is something else in AutoCount: ${found.description}` };
    case "stopped":
      return found;
    case "unreachable":
      return { kind: "again", maybe: false, reason: found.reason, waitMs: found.waitMs };
    case "mine":
      break;
  }
  if (found.cancelled) return { kind: "voided", before: true };
  if (found.eInvoice !== undefined && isLegal(found.eInvoice)) {
    const reason = `The e-invoice of ${document.key} is ${found.eInvoice}: cancel it within its 72 hours, or book a credit note.`;
    return { kind: "refused", reason, eInvoice: found.eInvoice };
  }
  await before.beforeCall?.();
  const sent = await ledger.void(document, reason);
  switch (sent.kind) {
    case "stopped":
      return sent;
    case "unavailable":
      return { kind: "again", maybe: false, reason: sent.reason, waitMs: sent.waitMs };
    case "voided":
    case "unknown":
    case "refused": {
      const after = await ledger.find(document);
      if (after.kind === "mine" && after.cancelled) return { kind: "voided", before: false };
      // It stood a moment ago, and such a ledger hides what is cancelled. Where it refused us, somebody else was faster.
      if (after.kind === "absent" && ledger.cancelledLooksAbsent) return sent.kind === "refused" ? { kind: "absent" } : { kind: "voided", before: false };
      if (sent.kind === "refused" && after.kind === "mine") return { kind: "refused", reason: sent.reason };
      // Whether it arrived is not known, so it is looked for once somebody has opened the connection again.
      if (after.kind === "stopped") return sent.kind === "refused" ? after : { kind: "again", maybe: true, reason: after.reason, waitMs: settleWaitMs };
      const doubt = sent.kind === "voided" ? "AutoCount says that it is voided, but it still reads as standing." : sent.reason;
      return { kind: "again", maybe: true, reason: doubt, waitMs: after.kind === "unreachable" ? after.waitMs : settleWaitMs };
    }
  }
}
