import type { ActionRefusal } from "#lib/auth/define-action.ts";
import { type RecordState, stateLabels } from "#lib/canonical/states.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { HoldRefusal } from "#lib/review/hold-record.ts";
import type { RestoreRefusal } from "#lib/review/look-at-restored.ts";
import type { RetryRefusal } from "#lib/review/retry-with-today.ts";
import type { TeamworkRefusal } from "#lib/teamwork/refusal.ts";
import { issuesOf } from "./issues-of.ts";
import { roleName, whoMay } from "./role-text.ts";

/** Every refusal that an action on a record can answer with; `no-answer` is the browser's own: nobody answered. */
export type Refusal = ActionRefusal | RecordRefusal | HoldRefusal | RestoreRefusal | RetryRefusal | TeamworkRefusal | { code: "no-answer" };

type Sentences = { [C in Refusal["code"]]: (refusal: Extract<Refusal, { code: C }>) => string };

const sentences: Sentences = {
  "signed-out": () => "You are signed out. Sign in again; what you typed here stays until you leave the page.",
  forbidden: ({ permission }) => `Your role may not do this. ${whoMay(permission)}`,
  invalid: (refusal) => issuesOf(refusal)[0]?.message ?? "Something that was entered is not right.",
  fault: ({ id }) => `Something went wrong in Holdpoint, and nothing was changed. Tell your admin the reference ${id}.`,
  "not-found": () => "This record is no longer there.",
  "changed-meanwhile": ({ moved }) => `${moved.by} changed this record meanwhile.`,
  "not-in-this-state": ({ state }) => `This cannot be done now: the record is ${stateWord(state)}.`,
  "own-work": () => "You changed a value of this record, so somebody else approves it.",
  "still-held": ({ findings }) => `It is still held: ${findings.map((finding) => finding.message).join(" ")}`,
  "change-pending": () => "The source has sent a change to this record. Accept or dismiss it first.",
  "wrong-role": ({ needed }) => `${roleName(needed)} does this.`,
  "already-approved": () => "You have approved it already; somebody else gives the next approval.",
  "not-taken": ({ kind }) => `The company's AutoCount cannot book this kind of document (${kind}).`,
  "no-ledger": () => "The company has no connection to AutoCount yet, so nothing can be posted.",
  "unknown-item": ({ itemCode }) => `AutoCount has no item ${itemCode}. Choose one from the list.`,
  "unknown-customer": ({ customerCode }) => `AutoCount has no debtor ${customerCode}. Choose one from the list.`,
  "unknown-supplier": ({ supplierCode }) => `AutoCount has no creditor ${supplierCode}. Choose one from the list.`,
  "code-taken": ({ customerCode }) => `The code ${customerCode} is taken by another debtor. Choose another code.`,
  "item-code-taken": ({ itemCode }) => `The code ${itemCode} is taken by another item. Choose another code, or choose that item.`,
  "not-reversible": ({ why }) => why,
  "not-in-ledger": ({ docNo }) => `AutoCount answers that it has no document ${docNo}. Look at the number again; if it really is not there, send it once more.`,
  "not-ours": ({ description }) => `${description} If it is this document all the same, say so on your word, with a reason.`,
  "no-look": ({ reason }) => `AutoCount could not be asked: ${reason} You may say so on your word, with a reason.`,
  "not-looked": ({ looks, needed }) => `It was looked for ${looks} of ${needed} times. Look once more before it is sent again.`,
  "being-sent": () => "Holdpoint is at it in AutoCount at this moment. Try again in a few seconds.",
  "nothing-delivered": () => "Nothing was delivered yet, so there is nothing to invoice.",
  "finding-changed": () => "The warning is no longer what you looked at. Look at what it says now.",
  "reads-otherwise": () => "Today's mapping reads it otherwise than you saw. Look at the difference again.",
  "decided-since": () => "A decision on its delivery or on what is billed was made since, and other documents rest on it. Correct the fields one by one.",
  "no-change": () => "There is nothing to change: it is already so.",
  "assigned-meanwhile": ({ to }) => (to === null ? "Somebody has taken it off the list of whoever had it meanwhile." : `It was given to ${to} meanwhile.`),
  "unknown-person": () => "This person is no longer in the company.",
  "not-a-later-day": () => "Choose a day after today, within a year.",
  "too-many-tags": ({ most }) => `A record has at most ${most} tags. Take one off first.`,
  claimed: ({ by }) => `${by} is working on it.`,
  "no-answer": () => "Holdpoint did not answer. Look at your connection; the page shows what was done once it is back.",
};

/** The sentence that a person reads when an action is refused. The only place where codes become words. */
export function refusalText<C extends Refusal["code"]>(refusal: Extract<Refusal, { code: C }>): string {
  // The table pairs each code with its own refusal; TypeScript cannot follow the pair through the look-up.
  const sentence = sentences[refusal.code] as (refusal: Extract<Refusal, { code: C }>) => string;
  return sentence(refusal);
}

function stateWord(state: RecordState): string {
  return stateLabels[state].toLowerCase();
}
