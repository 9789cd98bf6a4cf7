import { recordStates, type RecordState } from "#lib/canonical/states.ts";
import type { HistoryEntry } from "#lib/review/history.ts";
import type { Translate } from "#messages/translate.ts";
import { valueText } from "./field-label.ts";
import { roleName } from "./role-text.ts";

type Told = Pick<HistoryEntry, "type" | "old" | "new" | "revision">;

/** What somebody did, as it follows their name: "approved it". The only place where audit types become words. */
const deeds = (t: Translate): { readonly [type: string]: (entry: Told) => string } => ({
  "record.received": () => t("records.historyText.record.received"),
  "record.entered": () => t("records.historyText.record.entered"),
  "record.corrected": () => t("records.historyText.record.corrected"),
  "record.restored": (entry) => t("records.historyText.record.restored", { restored: detail(t, entry, "restored") }),
  "record.item-answered": () => t("records.historyText.record.itemAnswered"),
  "record.customer-chosen": () => t("records.historyText.record.customerChosen"),
  "record.supplier-chosen": () => t("records.historyText.record.supplierChosen"),
  "record.location-chosen": () => t("records.historyText.record.locationChosen"),
  "record.customer-created": () => t("records.historyText.record.customerCreated"),
  "item.proposed": (entry) => t("records.historyText.item.proposed", { code: detail(t, entry, "code") }),
  "customer.proposed": (entry) => t("records.historyText.customer.proposed", { code: detail(t, entry, "code") }),
  "delivery.invoiced-in-part": () => t("records.historyText.delivery.invoicedInPart"),
  "delivery.rest-closed": () => t("records.historyText.delivery.restClosed"),
  "delivery.awaited": () => t("records.historyText.delivery.awaited"),
  "record.rest-opened": () => t("records.historyText.record.restOpened"),
  "record.rest-billed": () => t("records.historyText.record.restBilled"),
  "record.held-by-hand": (entry) => (isNothing(entry, "until") ? t("records.historyText.record.heldByHand") : t("records.historyText.record.heldByHandUntil", { until: detail(t, entry, "until") })),
  "record.hold-released": () => t("records.historyText.record.holdReleased"),
  "record.rejected": () => t("records.historyText.record.rejected"),
  "record.marked-duplicate": () => t("records.historyText.record.markedDuplicate"),
  "record.reopened": () => t("records.historyText.record.reopened"),
  "record.closed-again": () => t("records.historyText.record.closedAgain"),
  "record.released": () => t("records.historyText.record.released"),
  "record.freed": (entry) => t("records.historyText.record.freed", { because: detail(t, entry, "because") || "missing" }),
  "record.stopped": (entry) => t("records.historyText.record.stopped", { because: detail(t, entry, "because") || "missing" }),
  "record.warning-accepted": (entry) => t("records.historyText.record.warningAccepted", { message: detail(t, entry, "message") }),
  "record.acceptance-withdrawn": (entry) => t("records.historyText.record.acceptanceWithdrawn", { message: detail(t, entry, "message") }),
  "record.rechecked": (entry) => t("records.historyText.record.rechecked", { because: detail(t, entry, "because") || "missing" }),
  "record.change-proposed": () => t("records.historyText.record.changeProposed"),
  "record.change-taken": () => t("records.historyText.record.changeTaken"),
  "record.change-accepted": () => t("records.historyText.record.changeAccepted"),
  "record.read-again": () => t("records.historyText.record.readAgain"),
  "record.change-taken-back": () => t("records.historyText.record.changeTakenBack"),
  "record.change-noted": () => t("records.historyText.record.changeNoted"),
  "record.change-settled": () => t("records.historyText.record.changeSettled"),
  "record.credit-note-opened": () => t("records.historyText.record.creditNoteOpened"),
  "record.top-up-opened": () => t("records.historyText.record.topUpOpened"),
  "record.reversal-asked": (entry) => t("records.historyText.record.reversalAsked", { docNo: detail(t, entry, "docNo") }),
  "record.reversed": (entry) => (toldOf(entry, "wasGone") === true ? t("records.historyText.record.reversedGone", { docNo: detail(t, entry, "docNo") }) : t("records.historyText.record.reversed", { docNo: detail(t, entry, "docNo") })),
  "record.reposted": () => t("records.historyText.record.reposted"),
  "posting.void-refused": () => t("records.historyText.posting.voidRefused"),
  "posting.void-unknown": () => t("records.historyText.posting.voidUnknown"),
  "record.change-dismissed": () => t("records.historyText.record.changeDismissed"),
  "record.assigned": (entry) => (detail(t, entry, "name") === "" ? t("records.historyText.record.givenBack") : t("records.historyText.record.assigned", { name: detail(t, entry, "name") })),
  "record.snoozed": (entry) => t("records.historyText.record.snoozed", { until: detail(t, entry, "until") }),
  "record.woken": () => t("records.historyText.record.woken"),
  "record.tagged": (entry) => t("records.historyText.record.tagged", { tags: detail(t, entry, "tags") || "missing" }),
  "record.commented": () => t("records.historyText.record.commented"),
  "record.comment-taken-back": () => t("records.historyText.record.commentTakenBack"),
  "record.taken-over": (entry) => t("records.historyText.record.takenOver", { by: detail(t, { ...entry, new: entry.old }, "by") }),
  "record.approved": (entry) => t("records.historyText.record.approved", { docNo: detail(t, entry, "docNo") || "missing" }),
  "record.approved-in-part": (entry) => t("records.historyText.record.approvedInPart", { step: detail(t, entry, "step"), role: roleName(t, detail(t, entry, "next")).toLowerCase() }),
  "approval.reopened": () => t("records.historyText.approval.reopened"),
  "posting.posted": (entry) => t("records.historyText.posting.posted", { docNo: detail(t, entry, "docNo") || "missing" }),
  "posting.unknown": (entry) => t("records.historyText.posting.unknown", { docNo: detail(t, entry, "docNo") || "missing" }),
  "posting.refused": (entry) => t("records.historyText.posting.refused", { docNo: detail(t, entry, "docNo") || "missing" }),
  "posting.retried": (entry) => (toldOf(entry, "mapping") === "today" ? t("records.historyText.posting.retriedAsToday") : t("records.historyText.posting.retried")),
  "posting.looked-for": () => t("records.historyText.posting.lookedFor"),
  "posting.send-again": () => t("records.historyText.posting.sendAgain"),
  "posting.resolved": (entry) => t("records.historyText.posting.resolved", { docNo: detail(t, entry, "docNo") || "missing" }),
  "posting-finding.accepted": () => t("records.historyText.postingFinding.accepted"),
  "posting.found-changed": () => t("records.historyText.posting.foundChanged"),
  "posting.withdrawn": () => t("records.historyText.posting.withdrawn"),
  "alias.learned": (entry) => t("records.historyText.alias.learned", { key: detail(t, entry, "key"), target: detail(t, entry, "target") }),
  "alias.revoked": () => t("records.historyText.alias.revoked"),
  "revision.received": () => t("records.historyText.revision.received"),
  "revision.source-change": () => t("records.historyText.revision.sourceChange"),
  "revision.correction": () => t("records.historyText.revision.correction"),
  "revision.alias": () => t("records.historyText.revision.alias"),
  "revision.decision": () => t("records.historyText.revision.decision"),
});

/** What happened, as it follows the actor's name. A type that nobody gave words to is shown as it is. */
export function deedText(t: Translate, entry: Told): string {
  const known = deeds(t);
  const deed = Object.hasOwn(known, entry.type) ? known[entry.type] : undefined;
  return deed === undefined ? entry.type.replaceAll(/[.-]/g, " ") : deed(entry);
}

/** Where the record stood before and after, where that changed. */
export function moveText(t: Translate, { old, new: next }: Told): { from: string; to: string } | null {
  const from = stateOf(t, old);
  const to = stateOf(t, next);
  return from === null || to === null || from === to ? null : { from, to };
}

function stateOf(t: Translate, told: unknown): string | null {
  const state = told !== null && typeof told === "object" && "state" in told ? told.state : null;
  return typeof state === "string" && (recordStates as readonly string[]).includes(state) ? t(`format.states.${state as RecordState}`) : null;
}

function detail(t: Translate, entry: Told, name: string): string {
  const { new: told } = entry;
  return told === null || typeof told !== "object" || !Object.hasOwn(told, name) ? "" : valueText(t, toldOf(entry, name));
}

function toldOf({ new: told }: Told, name: string): unknown {
  return told === null || typeof told !== "object" ? undefined : (told as { [key: string]: unknown })[name];
}

/** Whether it was told that there is none. */
function isNothing(entry: Told, name: string): boolean {
  const value = toldOf(entry, name);
  return value === null || value === "";
}
