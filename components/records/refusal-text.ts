import type { UndoApprovalRefusal } from "#lib/approval/undo-approval.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { UndoRefusal } from "#lib/bulk/undo-bulk.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { HoldRefusal } from "#lib/review/hold-record.ts";
import type { RestoreRefusal } from "#lib/review/look-at-restored.ts";
import type { RetryRefusal } from "#lib/review/retry-with-today.ts";
import type { TeamworkRefusal } from "#lib/teamwork/refusal.ts";
import type { Translate } from "#messages/translate.ts";
import { issuesOf } from "./issues-of.ts";
import { roleName, whoMay } from "./role-text.ts";

/** Every refusal that an action on a record can answer with; `no-answer` is the browser's own: nobody answered. */
export type Refusal = ActionRefusal | RecordRefusal | HoldRefusal | RestoreRefusal | RetryRefusal | UndoApprovalRefusal | TeamworkRefusal | UndoRefusal | { code: "answered-since" } | { code: "no-answer" };

type Sentences = { [C in Refusal["code"]]: (refusal: Extract<Refusal, { code: C }>) => string };

const sentences = (t: Translate): Sentences => ({
  "signed-out": () => t("records.refusalText.signedOut"),
  forbidden: ({ permission }) => t("records.refusalText.forbidden", { who: whoMay(t, permission) }),
  invalid: (refusal) => issuesOf(refusal)[0]?.message ?? t("records.refusalText.invalid"),
  fault: ({ id }) => t("records.refusalText.fault", { id }),
  "not-found": () => t("records.refusalText.notFound"),
  "changed-meanwhile": ({ moved }) => t("records.refusalText.changedMeanwhile", { by: moved.by }),
  "not-in-this-state": ({ state }) => t("records.refusalText.notInThisState", { state: stateWord(t, state) }),
  "own-work": () => t("records.refusalText.ownWork"),
  "still-held": ({ findings }) => t("records.refusalText.stillHeld", { findings: findings.map((finding) => finding.message).join(" ") }),
  "change-pending": () => t("records.refusalText.changePending"),
  "wrong-role": ({ needed }) => t("records.refusalText.wrongRole", { role: roleName(t, needed) }),
  "already-approved": () => t("records.refusalText.alreadyApproved"),
  "approved-since": ({ by }) => t("records.refusalText.approvedSince", { by }),
  "sent-already": () => t("records.refusalText.sentAlready"),
  "not-taken": ({ kind }) => t("records.refusalText.notTaken", { kind: t(`format.kinds.${kind}`).toLowerCase() }),
  "no-ledger": () => t("records.refusalText.noLedger"),
  "unknown-item": ({ itemCode }) => t("records.refusalText.unknownItem", { itemCode }),
  "unknown-customer": ({ customerCode }) => t("records.refusalText.unknownCustomer", { customerCode }),
  "unknown-supplier": ({ supplierCode }) => t("records.refusalText.unknownSupplier", { supplierCode }),
  "code-taken": ({ customerCode }) => t("records.refusalText.codeTaken", { customerCode }),
  "item-code-taken": ({ itemCode }) => t("records.refusalText.itemCodeTaken", { itemCode }),
  "not-reversible": ({ why }) => why,
  "not-in-ledger": ({ docNo }) => t("records.refusalText.notInLedger", { docNo }),
  "not-ours": ({ description }) => t("records.refusalText.notOurs", { description }),
  "no-look": ({ reason }) => t("records.refusalText.noLook", { reason }),
  "not-looked": ({ looks, needed }) => t("records.refusalText.notLooked", { looks, needed }),
  "being-sent": () => t("records.refusalText.beingSent"),
  "nothing-delivered": () => t("records.refusalText.nothingDelivered"),
  "finding-changed": () => t("records.refusalText.findingChanged"),
  "reads-otherwise": () => t("records.refusalText.readsOtherwise"),
  "answered-since": () => t("records.refusalText.answeredSince"),
  "decided-since": () => t("records.refusalText.decidedSince"),
  "no-change": () => t("records.refusalText.noChange"),
  "assigned-meanwhile": ({ to }) => (to === null ? t("records.refusalText.takenMeanwhile") : t("records.refusalText.assignedMeanwhile", { to })),
  "unknown-person": () => t("records.refusalText.unknownPerson"),
  "not-a-later-day": () => t("records.refusalText.notALaterDay"),
  "too-many-tags": ({ most }) => t("records.refusalText.tooManyTags", { most }),
  claimed: ({ by }) => t("records.refusalText.claimed", { by }),
  "cannot-be-undone": () => t("records.refusalText.cannotBeUndone"),
  "under-way": () => t("records.refusalText.underWay"),
  "undone-already": () => t("records.refusalText.undoneAlready"),
  "nothing-to-do": () => t("records.refusalText.nothingToDo"),
  "no-answer": () => t("records.refusalText.noAnswer"),
});

/** The sentence that a person reads when an action is refused. The only place where codes become words. */
export function refusalText<C extends Refusal["code"]>(t: Translate, refusal: Extract<Refusal, { code: C }>): string {
  // The table pairs each code with its own refusal; TypeScript cannot follow the pair through the look-up.
  const sentence = sentences(t)[refusal.code] as (refusal: Extract<Refusal, { code: C }>) => string;
  return sentence(refusal);
}

function stateWord(t: Translate, state: RecordState): string {
  return t(`format.states.${state}`).toLowerCase();
}
