import { stateLabels, type RecordState } from "#lib/canonical/states.ts";
import type { HistoryEntry } from "#lib/review/history.ts";
import type { Translate } from "#messages/translate.ts";
import { valueText } from "./field-label.ts";
import { roleName } from "./role-text.ts";

type Told = Pick<HistoryEntry, "type" | "old" | "new" | "revision">;

/** What somebody did, as it follows their name: "approved it". The only place where audit types become words. */
const deeds = (t: Translate): { readonly [type: string]: string | ((entry: Told) => string) } => ({
  "record.received": "sent it",
  "record.entered": "entered it by hand",
  "record.corrected": "corrected it",
  "record.restored": (entry) => `restored revision ${detail(t, entry, "restored")}`,
  "record.item-answered": "answered which item it is",
  "record.customer-chosen": "chose the debtor",
  "record.supplier-chosen": "chose the creditor",
  "record.location-chosen": "chose the location",
  "record.customer-created": "answered with a new debtor",
  "item.proposed": (entry) => `created the item ${detail(t, entry, "code")}`,
  "customer.proposed": (entry) => `created the debtor ${detail(t, entry, "code")}`,
  "delivery.invoiced-in-part": "decided to invoice what was delivered and keep the rest open",
  "delivery.rest-closed": "decided to invoice what was delivered and close the rest",
  "delivery.awaited": "decided to wait for the rest",
  "record.rest-opened": "opened a part for the rest",
  "record.rest-billed": "decided to bill what is left",
  "record.held-by-hand": (entry) => `holds it ${detail(t, entry, "until") === "empty" ? "until somebody releases it" : `until ${detail(t, entry, "until")}`}`,
  "record.hold-released": "released it",
  "record.rejected": "rejected it",
  "record.marked-duplicate": "marked it as a duplicate",
  "record.reopened": "opened it again",
  "record.released": "let it go on without waiting",
  "record.freed": (entry) => `checked it again and freed it${suffix(", because ", detail(t, entry, "because"))}`,
  "record.stopped": (entry) => `checked it again and holds it${suffix(", because ", detail(t, entry, "because"))}`,
  "record.warning-accepted": (entry) => `accepted a warning: ${detail(t, entry, "message")}`,
  "record.acceptance-withdrawn": (entry) => `took back that a warning was accepted: ${detail(t, entry, "message")}`,
  "record.rechecked": (entry) => `checked it again${suffix(", because ", detail(t, entry, "because"))}`,
  "record.change-proposed": "sent a change",
  "record.change-taken": "sent a change, which was taken",
  "record.change-accepted": "accepted the source's change",
  "record.read-again": "had its message read again with today's mapping",
  "record.change-taken-back": "took its change back",
  "record.change-noted": "sent a change that asks for nothing",
  "record.change-settled": "saw that everything about the change is booked",
  "record.credit-note-opened": "opened a credit note for the change",
  "record.top-up-opened": "opened an invoice for what was added",
  "record.reversal-asked": (entry) => `asked to void ${detail(t, entry, "docNo")}`,
  "record.reversed": (entry) => (detail(t, entry, "wasGone") === "yes" ? `reversed ${detail(t, entry, "docNo")}, which AutoCount did not show any more` : `voided ${detail(t, entry, "docNo")} in AutoCount`),
  "record.reposted": "opened it anew in place of the voided one",
  "posting.void-refused": "could not void it in AutoCount",
  "posting.void-unknown": "lost AutoCount's answer to the void",
  "record.change-dismissed": "dismissed the source's change",
  "record.assigned": (entry) => (detail(t, entry, "name") === "" ? "gave it back to everybody" : `gave it to ${detail(t, entry, "name")}`),
  "record.snoozed": (entry) => `put it off until ${detail(t, entry, "until")}`,
  "record.woken": "brought it back",
  "record.tagged": (entry) => `set its tags${suffix(": ", detail(t, entry, "tags"))}`,
  "record.commented": "wrote a note",
  "record.comment-taken-back": "took a note back",
  "record.taken-over": (entry) => `took it over from ${detail(t, { ...entry, new: entry.old }, "by")}`,
  "record.approved": (entry) => `approved it${suffix(" as ", detail(t, entry, "docNo"))}`,
  "record.approved-in-part": (entry) => `gave approval ${detail(t, entry, "step")}; ${roleName(detail(t, entry, "next")).toLowerCase()} is next`,
  "approval.reopened": "took the approval back",
  "posting.posted": (entry) => `posted it${suffix(" as ", detail(t, entry, "docNo"))}`,
  "posting.unknown": (entry) => `lost AutoCount's answer${suffix(" to ", detail(t, entry, "docNo"))}`,
  "posting.refused": (entry) => `was refused by AutoCount${suffix(": ", detail(t, entry, "docNo"))}`,
  "posting.retried": (entry) => (detail(t, entry, "mapping") === "today" ? "asked to send it again, as today's mapping reads it" : "asked to send it again"),
  "posting.looked-for": "asked to look in AutoCount",
  "posting.send-again": "asked to send it once more",
  "posting.resolved": (entry) => `said that it is in AutoCount${suffix(" as ", detail(t, entry, "docNo"))}`,
  "posting-finding.accepted": "accepted what was found in AutoCount",
  "posting.found-changed": "saw that it was changed in AutoCount",
  "posting.withdrawn": "took it back before it was sent",
  "alias.learned": (entry) => `taught that ${detail(t, entry, "key")} is ${detail(t, entry, "target")}`,
  "alias.revoked": "revoked a remembered answer",
  "revision.received": "sent it",
  "revision.source-change": "sent a change",
  "revision.correction": "corrected it",
  "revision.alias": "answered it",
  "revision.decision": "decided it",
});

/** What happened, as it follows the actor's name. A type that nobody gave words to is shown as it is. */
export function deedText(t: Translate, entry: Told): string {
  const deed = Object.hasOwn(deeds(t), entry.type) ? deeds(t)[entry.type] : undefined;
  if (deed === undefined) return entry.type.replaceAll(/[.-]/g, " ");
  return typeof deed === "string" ? deed : deed(entry);
}

/** Where the record stood before and after, where that changed. */
export function moveText({ old, new: next }: Told): { from: string; to: string } | null {
  const from = stateOf(old);
  const to = stateOf(next);
  return from === null || to === null || from === to ? null : { from, to };
}

function stateOf(told: unknown): string | null {
  const state = told !== null && typeof told === "object" && "state" in told ? told.state : null;
  return typeof state === "string" && Object.hasOwn(stateLabels, state) ? stateLabels[state as RecordState] : null;
}

function detail(t: Translate, { new: told }: Told, name: string): string {
  if (told === null || typeof told !== "object" || !Object.hasOwn(told, name)) return "";
  return valueText(t, (told as { [key: string]: unknown })[name]);
}

function suffix(before: string, text: string): string {
  return text === "" ? "" : `${before}${text}`;
}
