import type { UserActor } from "#lib/auth/queries.ts";
import { mayApprove } from "#lib/approval/four-eyes.ts";
import { type PolicyRow, stepsFor } from "#lib/approval/policy.ts";
import type { UndoApprovalRefusal } from "#lib/approval/undo-approval.ts";
import type { OfKind } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { isLegalMove, openStates, type RecordState } from "#lib/canonical/states.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { RetryRefusal } from "#lib/review/retry-with-today.ts";
import type { TeamworkRefusal } from "#lib/teamwork/refusal.ts";
import type { BulkAct } from "./acts.ts";

/**
 * Why one record of many was not done. `changed`: somebody changed it between the look, or the sheet with its number, and the
 * question; `no-number`: it was to be marked as posted by hand, and no number was given for it; `is-taken`: the connection books
 * it itself; `not-refused`: it was to be sent again, and AutoCount has refused nothing of it.
 */
export type BulkRefusal = UndoApprovalRefusal | RetryRefusal | TeamworkRefusal | Extract<ActionRefusal, { code: "fault" }> | { code: "changed" } | { code: "no-number" } | { code: "is-taken" } | { code: "not-refused" };

/** A record as it is now, and what speaks against acts on it; null where it is gone. */
export type ItemFacts = {
  seq: number;
  /** The revision that the person looked at. */
  seen: number;
  record: {
    revision: number; state: RecordState; kind: Kind; bookAs: Kind; currency: string; total: string; rate: string | null; holds: string[];
    hasProposal: boolean;
    /** The one who asks gave it a value-bearing change. */
    isOwn: boolean;
    /** Who has given the approvals that stand for this revision, in order. */
    approvedBy: string[];
  } | null;
};

/** What of the company decides it beside the record. */
export type HouseFacts = { actor: UserActor; policies: PolicyRow[]; takes: ReadonlySet<Kind> | null };

/**
 * Why an act would be refused for a record, as far as it can be known without checking it anew; null where it can be
 * tried. The verb asks everything again when it is done: reference data and people move meanwhile.
 */
export function whyNot(act: BulkAct, { seen, record }: ItemFacts, house: HouseFacts): BulkRefusal | null {
  if (record === null) return { code: "not-found" };
  const { state } = record;
  // Whose work it is and what words stand on it may change whatever became of it.
  if (act === "assign" || act === "tag") return null;
  if (record.revision !== seen) return { code: "changed" };
  const wrongState = { code: "not-in-this-state", state } as const;
  switch (act) {
    case "approve": return state === "ready" ? whyNotApproved(record, house) : wrongState;
    case "reject": return state === "approved" || isLegalMove(state, "rejected") ? null : wrongState;
    case "release": return state === "waiting" ? null : wrongState;
    case "snooze": return openStates.includes(state) ? null : wrongState;
    case "hold": return state === "approved" || openStates.includes(state) ? null : wrongState;
    case "by-hand": return state === "held" ? whyNotByHand(record, house) : wrongState;
    case "retry": return state === "held" ? whyNotSentAgain(record) : wrongState;
  }
}

function whyNotSentAgain({ holds, hasProposal }: NonNullable<ItemFacts["record"]>): BulkRefusal | null {
  if (!holds.includes("ledger-refused")) return { code: "not-refused" };
  return hasProposal ? { code: "change-pending" } : null;
}

/** What else holds it, the verb says in full, for it checks the record anew. */
function whyNotByHand(record: NonNullable<ItemFacts["record"]>, house: HouseFacts): BulkRefusal | null {
  if (house.takes?.has(record.bookAs) === true) return { code: "is-taken" };
  const refusal = whyNotApproved(record, house);
  return refusal?.code === "not-taken" ? (record.hasProposal ? { code: "change-pending" } : null) : refusal;
}

function whyNotApproved(record: NonNullable<ItemFacts["record"]>, { actor, policies, takes }: HouseFacts): BulkRefusal | null {
  // A policy asks for kind and worth only: the document need not be read for it.
  const carrier = { kind: record.kind, document: { currency: record.currency, currencyRate: record.rate, total: record.total, amount: record.total } } as unknown as OfKind;
  const given = record.approvedBy.map((userId, step) => ({ step, userId }));
  const verdict = mayApprove(actor, stepsFor(carrier, policies), given, new Set(record.isOwn ? [actor.id] : []));
  if (!verdict.may) return verdict.because === "wrong-role" ? { code: "wrong-role", needed: verdict.needed } : { code: verdict.because };
  if (takes === null) return { code: "no-ledger" };
  if (!takes.has(record.bookAs)) return { code: "not-taken", kind: record.bookAs };
  return record.hasProposal ? { code: "change-pending" } : null;
}
