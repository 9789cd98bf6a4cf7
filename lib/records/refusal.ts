import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Change } from "#lib/canonical/paths.ts";
import type { Finding } from "#lib/rules/rule.ts";

/** What happened to a record since it was looked at: shown to whoever wanted to act on the older one. */
export type Moved = {
  revision: number;
  state: RecordState;
  by: string;
  at: string;
  changes: Change[];
};

/** Why a verb on a record did nothing. The screen turns codes into sentences in one map. */
export type RecordRefusal =
  | { code: "not-found" }
  /** Somebody was faster; what they did is told. */
  | { code: "changed-meanwhile"; moved: Moved }
  | { code: "not-in-this-state"; state: RecordState }
  /** Who corrected a value-bearing field cannot approve. */
  | { code: "own-work" }
  | { code: "still-held"; findings: Pick<Finding, "rule" | "message">[] }
  /** The source has sent a change that nobody has decided on yet. */
  | { code: "change-pending" }
  | { code: "wrong-role"; needed: string }
  | { code: "already-approved" }
  | { code: "not-taken"; kind: Kind }
  | { code: "no-ledger" }
  | { code: "unknown-item"; itemCode: string }
  | { code: "unknown-customer"; customerCode: string }
  | { code: "unknown-supplier"; supplierCode: string }
  | { code: "code-taken"; customerCode: string }
  | { code: "item-code-taken"; itemCode: string }
  | { code: "invalid"; issues: { path: string; message: string }[] }
  /** A posted document that cannot be voided; `why` is a sentence for a bookkeeper. */
  | { code: "not-reversible"; why: string }
  /** AutoCount answers that it has no document of this number. */
  | { code: "not-in-ledger"; docNo: string }
  /** The number is there, but on something that is not known as this record's document. */
  | { code: "not-ours"; description: string }
  /** AutoCount could not be asked; `reason` says why. */
  | { code: "no-look"; reason: string }
  /** It has not been looked for often enough to be sent once more. */
  | { code: "not-looked"; looks: number; needed: number }
  /** A worker is at it at this moment. */
  | { code: "being-sent" }
  | { code: "nothing-delivered" }
  /** What was accepted is no longer what the rules say. */
  | { code: "finding-changed" }
  | { code: "no-change" };
