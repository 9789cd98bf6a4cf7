import { eInvoiceSaid } from "./e-invoice-clock.ts";
import { isMaster, type EInvoiceSaid, type FindOutcome, type Ledger, type LedgerDifference, type LedgerDocument, type SendOutcome } from "./ledger.ts";

/** How one document came out of the ledger. Waits are in milliseconds. */
export type BookOutcome =
  | ({ kind: "posted"; docKey: string; differences: LedgerDifference[] } & EInvoiceSaid)
  | { kind: "refused"; reason: string }
  /** Certainly not there, and AutoCount cannot be called for a while: everybody waits. */
  | { kind: "later"; reason: string; waitMs: number }
  /** Certainly not there; something that it needs is not either. The others go on. */
  | { kind: "not-yet"; reason: string; waitMs: number }
  /** It may be there: look before anything else. */
  | { kind: "unknown"; reason: string }
  /** It may be there, and AutoCount did not answer the look, or took no second send now. */
  | { kind: "no-answer"; reason: string; waitMs: number }
  /** It may be there, and this look did not find it; `key` where it was something that follows the document. */
  | { kind: "not-seen"; key?: string }
  | { kind: "stopped"; reason: string };

/**
 * What is known before the call: whether an earlier send may have arrived, whether it may be sent (again) now, the look where
 * it is under way already, and what is done while a stored document is read back.
 */
export type Before = { maybeThere: boolean; maySend: boolean; look?: Promise<FindOutcome>; meanwhile?: () => void };

/** Told of the ledger's own key of a document as soon as it is stored, to be kept before anything else. */
export type OnStored = (docKey: string) => Promise<void>;

/**
 * Books one document once. Looks first; sends only what is certainly absent; settles every doubt by reading the ledger.
 * Rules: autocount/cloud-api.md 26. The caller stores each outcome before it calls again.
 */
export async function bookDocument(ledger: Ledger, document: LedgerDocument, before: Before, onStored?: OnStored): Promise<BookOutcome> {
  // Without a key nothing can be looked for, and every send would make another one.
  if (document.key === "") return { kind: "refused", reason: "It has no code yet: give it the code under which AutoCount is to have it." };
  const found = await (before.look ?? ledger.find(document));
  const settled = settleLook(found, document, before.maybeThere);
  if (settled !== null) return settled;
  if (!before.maySend) return { kind: "not-seen" };
  const problems = ledger.problems(document);
  if (problems.length > 0) return { kind: "refused", reason: problems.map(({ field, message }) => `${field}: ${message}`).join(" ") };
  const sent = await ledger.send(document);
  if (sent.kind === "stored" && sent.docKey !== undefined) await onStored?.(sent.docKey);
  if (sent.kind === "stored") before.meanwhile?.();
  return settleSend(sent, ledger, document, before.maybeThere);
}

/** What a look says for good; null where the document is absent. */
function settleLook(found: FindOutcome, document: LedgerDocument, maybeThere: boolean): BookOutcome | null {
  switch (found.kind) {
    case "absent":
      return null;
    case "mine":
      return found.cancelled
        ? { kind: "refused", reason: `${document.key} is in AutoCount, but ${isMaster(document) ? "is inactive" : "was voided"} there.` }
        : { kind: "posted", docKey: found.docKey, differences: found.differences, ...eInvoiceSaid(found) };
    case "foreign":
      return { kind: "refused", reason: `${document.key} is taken in AutoCount by something else: ${found.description}` };
    case "stopped":
      return { kind: "stopped", reason: found.reason };
    case "unreachable":
      return { kind: maybeThere ? "no-answer" : "later", reason: found.reason, waitMs: found.waitMs };
  }
}

async function settleSend(sent: SendOutcome, ledger: Ledger, document: LedgerDocument, maybeThere: boolean): Promise<BookOutcome> {
  switch (sent.kind) {
    case "stored":
    case "taken": {
      // Stored: read back and compare. Taken: perhaps by our own earlier success; never the next number.
      const found = settleLook(await ledger.find(withKey(document, sent)), document, true);
      // A debtor's code may be taken by another account of the chart, where no look for a debtor will ever find it.
      if (found === null && sent.kind === "taken" && isMaster(document)) return { kind: "refused", reason: sent.reason };
      if (found === null && sent.kind === "taken" && ledger.cancelledLooksAbsent && maybeThere) return { kind: "refused", reason: takenUnseen(document, sent.reason) };
      if (found?.kind === "stopped") return { kind: "unknown", reason: found.reason };
      if (found?.kind === "no-answer") return { kind: "unknown", reason: found.reason };
      return found ?? { kind: "unknown", reason: sent.kind === "stored" ? "AutoCount says it is stored, but it cannot be read yet." : sent.reason };
    }
    case "refused":
      return { kind: "refused", reason: sent.reason };
    case "unavailable":
      // This send wrote nothing, but an earlier one whose answer was lost may still arrive.
      return { kind: maybeThere ? "no-answer" : "later", reason: sent.reason, waitMs: sent.waitMs };
    case "stopped":
      return { kind: "stopped", reason: sent.reason };
    case "unknown": {
      // A second time, after all looks: what the ledger answers is not going to change, so its words go to a person.
      if (!sent.answered || !maybeThere) return { kind: "unknown", reason: sent.reason };
      const found = settleLook(await ledger.find(document), document, true);
      return found ?? { kind: "refused", reason: `${sent.reason} Nothing is in AutoCount under ${document.key}.` };
    }
  }
}

/** A look for what was stored just now goes by the key that the ledger gave it. */
function withKey(document: LedgerDocument, sent: SendOutcome): LedgerDocument {
  if (sent.kind !== "stored" || sent.docKey === undefined || isMaster(document) || document.kind === "knock_off") return document;
  return { ...document, docKey: sent.docKey };
}

/** After the looks and a second send there is nothing more to try: another number would book it twice. */
function takenUnseen({ key }: LedgerDocument, words: string): string {
  return `AutoCount says that the number ${key} is taken, but shows no document under it: perhaps it was cancelled there. Look for ${key} in AutoCount, cancelled documents included, and decide there. AutoCount's words: ${words}`;
}
