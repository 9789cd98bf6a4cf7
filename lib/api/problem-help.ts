import { problemTable, type ProblemCode } from "#lib/auth/problem-codes.ts";

/** What each problem means and what to do about it: the page behind a problem's `type`. */
export const problemHelp: Readonly<Record<ProblemCode, string>> = {
  "unreadable": "The body is not what its Content-Type says, is not UTF-8, or broke off. Send it again.",
  "signed-out": "Send `Authorization: Bearer <token>` with a token of Holdpoint that is neither revoked nor of a disabled person or source.",
  "forbidden": "The token is known, but its role, or its being a person's or a source's, does not allow this call.",
  "not-found": "The company of this token has nothing under this address or id.",
  "too-large": "Split it: the limit in bytes stands in `limit`.",
  "unsupported-media-type": "Send one of the media types in `accepts`, uncompressed.",
  "invalid": "Each entry of `errors` says what is wrong and where: a JSON pointer into the body, a query parameter, or a path of the document.",
  "key-reused": "An Idempotency-Key stands for one message. Use a new one for other content.",
  "no-records": "The message was stored and is shown among the deliveries, but no record can be told apart in it; `detail` says why.",
  "wrong-signature": "The address names no source that takes webhooks, or the signature is not the HMAC of exactly these bytes under its secret. Nothing was stored.",
  "too-many-requests": "Wait as long as Retry-After says.",
  "fault": "A bug or an outage on our side. `fault` finds it in the log. Reading may be tried again; with an Idempotency-Key writing may be, too.",
  "unavailable": "Try again later.",
  "changed-meanwhile": "Somebody was faster. `moved` says who and what; read the record again and decide on what it is now.",
  "own-work": "Four eyes: whoever changed an amount, quantity, price, party or tax does not approve the record.",
  "still-held": "The rules stop it; `findings` says why. Reference data may have changed since it was ready.",
  "illegal-move": "The record cannot go from its state to the one asked for.",
  "not-in-this-state": "The record is in `state`, in which this cannot be done.",
  "change-pending": "The source has sent another version. A person accepts or dismisses it first.",
  "wrong-role": "The role in `needed` does this.",
  "already-approved": "Nobody approves the same revision twice; somebody else gives the next approval.",
  "not-taken": "The connected ledger has no such document. It can be exported, or the source's flow changed.",
  "no-ledger": "An administrator sets the company's connection first.",
  "unknown-item": "The item code is not among those of the ledger.",
  "unknown-customer": "The debtor code is not among those of the ledger.",
  "unknown-supplier": "The creditor code is not among those of the ledger.",
  "unknown-source": "The company has no source under this key.",
  "code-taken": "Another debtor has this code already.",
  "item-code-taken": "Another item has this code already.",
  "not-reversible": "Something stands in the way, and `why` says what: a payment or credit note about it, its e-invoice, or that it is being voided already.",
  "not-in-ledger": "Check the number. Where the document really is not in the ledger, send `send-again` instead.",
  "not-ours": "Look at the document in AutoCount. Where it is this one all the same, repeat with `onMyWord` and a reason.",
  "no-look": "Try again once AutoCount answers, or repeat with `onMyWord` and a reason.",
  "not-looked": "Ask for a look first (resolve without a decision); Holdpoint looks twice before it sends again.",
  "being-sent": "Wait a few seconds and read the record again: the outcome may be known by then.",
  "nothing-delivered": "There is nothing to invoice before something was delivered.",
  "finding-changed": "The warning is no longer what was looked at; read the record again.",
  "no-change": "It is so already.",
  "already-member": "The person is in the company already.",
  "user-disabled": "A disabled account joins no company.",
  "already-disabled": "There is nothing to do.",
  "own-account": "Somebody else has to do this.",
  "member-elsewhere": "The account serves other companies too; remove the person from this one instead.",
  "last-administrator": "Give somebody else the role first.",
};

export type ProblemPage = { type: string; code: ProblemCode; status: number; title: string; description: string };

/** What stands at a problem's address; null for a code that there is not. */
export function findProblemPage(code: string): ProblemPage | null {
  if (!Object.hasOwn(problemTable, code)) return null;
  const known = code as ProblemCode;
  return { type: `/api/v1/problems/${known}`, code: known, ...problemTable[known], description: problemHelp[known] };
}
