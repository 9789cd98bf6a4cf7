/**
 * Every way the HTTP API refuses: code -> status and title. The codes of verbs' refusals stand here too; a route whose
 * verb refuses with a code that is missing does not compile.
 */
export const problemTable = {
  // The door.
  "unreadable": { status: 400, title: "The request cannot be read" },
  "signed-out": { status: 401, title: "A valid token is needed" },
  "forbidden": { status: 403, title: "This token may not do that" },
  "not-found": { status: 404, title: "There is no such thing" },
  "too-large": { status: 413, title: "The body is too large" },
  "unsupported-media-type": { status: 415, title: "The body is of a type not taken here" },
  "invalid": { status: 422, title: "The input is not valid" },
  "key-reused": { status: 422, title: "The same key came with other content before" },
  "no-records": { status: 422, title: "The message holds no records that can be told apart" },
  "wrong-signature": { status: 401, title: "The signature does not fit" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  "fault": { status: 500, title: "Something went wrong here" },
  "unavailable": { status: 503, title: "Not available right now" },
  // Records.
  "changed-meanwhile": { status: 409, title: "Somebody changed it meanwhile" },
  "own-work": { status: 403, title: "Whoever corrected a value cannot approve it" },
  "still-held": { status: 409, title: "The record is still held" },
  "illegal-move": { status: 409, title: "The record's state does not allow that" },
  "not-in-this-state": { status: 409, title: "The record's state does not allow that" },
  "change-pending": { status: 409, title: "A change of the source waits for a decision" },
  "wrong-role": { status: 403, title: "Another role does this" },
  "already-approved": { status: 409, title: "It is approved already" },
  "not-taken": { status: 409, title: "The ledger cannot take this kind of document" },
  "no-ledger": { status: 409, title: "There is no connection to a ledger" },
  "unknown-item": { status: 422, title: "There is no such item" },
  "unknown-customer": { status: 422, title: "There is no such customer" },
  "unknown-supplier": { status: 422, title: "There is no such supplier" },
  "unknown-source": { status: 422, title: "There is no such source" },
  "code-taken": { status: 409, title: "The code is taken" },
  "item-code-taken": { status: 409, title: "The item code is taken" },
  "not-reversible": { status: 409, title: "It cannot be reversed" },
  "not-in-ledger": { status: 409, title: "The ledger has no such document" },
  "not-ours": { status: 409, title: "The ledger's document is not this one" },
  "no-look": { status: 409, title: "The ledger could not be asked" },
  "not-looked": { status: 409, title: "It was not looked for often enough" },
  "being-sent": { status: 409, title: "It is being sent or looked for now" },
  "nothing-delivered": { status: 409, title: "Nothing was delivered yet" },
  "finding-changed": { status: 409, title: "The warning is another one by now" },
  "no-change": { status: 409, title: "There is nothing to change" },
  // People.
  "already-member": { status: 409, title: "Is a member already" },
  "user-disabled": { status: 409, title: "The account is disabled" },
  "already-disabled": { status: 409, title: "The account is disabled already" },
  "own-account": { status: 409, title: "Nobody can do that to their own account" },
  "member-elsewhere": { status: 409, title: "The account belongs to other companies too" },
  "last-administrator": { status: 409, title: "Nobody would be left to manage users" },
} as const satisfies Readonly<Record<string, { status: number; title: string }>>;

export type ProblemCode = keyof typeof problemTable;
