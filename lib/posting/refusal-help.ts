import type { Role } from "#lib/auth/permissions.ts";

/** What a refusal of AutoCount's means for a bookkeeper, who puts it right, and how. */
export type RefusalHelp = { means: string; who: Extract<Role, "finance" | "admin">; todo: string };

type Known = RefusalHelp & { id: string; says: RegExp };

/**
 * AutoCount gives a sentence and no code (autocount/cloud-api.md 2), so these patterns are loose and the first that fits
 * counts; what fits none is shown in AutoCount's own words alone. They explain only: what a refusal is, the adapter decides.
 */
const known: readonly Known[] = [
  {
    id: "taken-unseen", says: /is taken, but shows no document under it/i, who: "finance",
    means: "AutoCount refuses our number but shows nothing under it. Most likely somebody cancelled the document there: cancelled ones are not shown.",
    todo: "Find the number in AutoCount, cancelled documents included. If it is this one and is to count, undo the cancelling there and retry; else reject the record.",
  },
  {
    id: "transfer", says: /invalid transfer document|has (only [\d.]+|none) open|have (only [\d.]+|none) open|AutoCount cannot be told which one|out of stock already|nothing of it is delivered there|has been transferred/i, who: "finance",
    means: "What the document is made from in AutoCount does not fit: more than is still open there, a line that cannot be told from another, or no document to make it from.",
    todo: "Compare it with its order and deliveries in AutoCount. Correct the quantities here and approve again, or make it in AutoCount by hand and reject the record.",
  },
  {
    id: "tax-entity-key", says: /may not (read|create) tax ?entities/i, who: "admin",
    means: "A new debtor's tax identity is made in AutoCount before the debtor, and the key of the connection has no right to it. Everything else goes on.",
    todo: "In AutoCount, open Settings > API Keys and allow reading and creating tax entities for this key; or make the debtor in AutoCount, link its tax entity there and refresh the reference data; or switch tax entities off on the connection. Then send again.",
  },
  {
    id: "tax-entity", says: /tax ?entit(y|ies)/i, who: "finance",
    means: "The new debtor's tax identity for e-invoices could not be made in AutoCount, or the debtor not linked to it.",
    todo: "Correct what it names and send again; or make the debtor in AutoCount, link its tax entity there, refresh the reference data and send again. An administrator can switch tax entities off on the connection.",
  },
  {
    id: "term", says: /credit ?term|display ?term/i, who: "finance",
    means: "The credit term does not exist in the account book under exactly this name.",
    todo: "Create the term in AutoCount, or give the debtor a term that exists there (spelled the same, C.O.D. is not COD), then retry.",
  },
  {
    id: "period", says: /(fiscal|financial|accounting|account(ing)? book)? ?(period|year)\b.*(clos|lock|not (open|allow)|end)|(clos|lock)\w* .*\b(period|year|month)\b|date .*(lock|clos)/i, who: "finance",
    means: "The document's date lies in a period that is closed or locked in AutoCount.",
    todo: "Open the period in AutoCount and retry, or correct the document's date to an open one; it is approved again then.",
  },
  {
    id: "debtor", says: /\bdebtor\b.*(not (exist|found)|inactive|invalid|suspend)|\b(debtor|acc ?no)\w* .*does ?n[o']t exist/i, who: "finance",
    means: "AutoCount has no active debtor under this code.",
    todo: "Choose another debtor on the record, or create or activate this one in AutoCount, then retry.",
  },
  {
    id: "creditor", says: /\bcreditor\b.*(not (exist|found)|inactive|invalid|suspend)/i, who: "finance",
    means: "AutoCount has no active creditor under this code.",
    todo: "Choose another creditor on the record, or create or activate this one in AutoCount, then retry.",
  },
  {
    id: "credit-limit", says: /credit ?limit|overdue ?limit|exceed\w* .*credit/i, who: "finance",
    means: "The debtor would owe more than its credit limit in AutoCount allows.",
    todo: "Collect what is owed or raise the limit in AutoCount, then retry.",
  },
  {
    id: "tax", says: /tax ?(code|type|rate)?\b.*(not (exist|found)|invalid|inactive|mismatch)|invalid .*tax/i, who: "admin",
    means: "A tax code is not known or not active in the account book.",
    todo: "Check the tax codes of the connection against AutoCount's, or activate the code there, then retry.",
  },
  {
    id: "item", says: /\b(product|item|stock)( ?code)?\b.*(not (exist|found)|inactive|invalid|discontinued)/i, who: "finance",
    means: "AutoCount has no active item under this code.",
    todo: "Choose another item on the line, or create or activate this one in AutoCount, then retry.",
  },
  {
    id: "unit", says: /\b(uom|unit of measure\w*|unit)\b.*(not (exist|found)|invalid)/i, who: "finance",
    means: "The item has no such unit in AutoCount.",
    todo: "Add the unit to the item in AutoCount, or correct it on the line, then retry.",
  },
  {
    id: "location", says: /\blocation\b.*(not (exist|found)|invalid|inactive)/i, who: "admin",
    means: "AutoCount knows no such stock location.",
    todo: "Correct the location on the record or in the source's settings, or create it in AutoCount, then retry.",
  },
  {
    id: "stock", says: /(insufficient|not enough|negative) (stock|qty|quantity|balance)|(stock|quantity) .*(insufficient|negative|not enough)/i, who: "finance",
    means: "There is not enough stock in AutoCount, and the book does not let it go below zero.",
    todo: "Receive or adjust the stock in AutoCount first, then retry.",
  },
  {
    id: "currency", says: /\bcurrenc(y|ies)\b.*(not (exist|found)|invalid|differ|mismatch|match)/i, who: "admin",
    means: "The currency is not set up in the account book, or not that of the debtor.",
    todo: "Set the currency up in AutoCount or choose a debtor of this currency, then retry.",
  },
  {
    id: "agent", says: /(sales|purchase) ?agent\b.*(not (exist|found)|invalid|inactive)/i, who: "admin",
    means: "AutoCount knows no such agent.",
    todo: "Correct the agent in the source's settings or create it in AutoCount, then retry.",
  },
  {
    id: "account", says: /\b(gl )?(acc(ount)?( ?(no|code))?)\b.*(not (exist|found)|invalid|inactive|control)|(payment|journal) (method|type)\b.*(not (exist|found)|invalid)/i, who: "admin",
    means: "An account, journal or payment method is not there in the account book, or may not be used here.",
    todo: "Check the accounts of the connection against AutoCount's chart of accounts, then retry.",
  },
  {
    id: "outstanding", says: /(knock|settle|outstanding|paid).*(exceed|more than|greater|over|already)|(already|fully) (paid|settled|knocked)|exceed\w* .*outstanding/i, who: "finance",
    means: "More would be settled than is still owed in AutoCount, or it was settled there already.",
    todo: "Look at the invoice's payments in AutoCount; correct the amount here, or reject what is there already.",
  },
  {
    id: "number", says: /duplicate document|document (no|number)\b.*(exist|taken|in use|duplicate)|is taken in AutoCount/i, who: "finance",
    means: "Our document number is used in AutoCount by another document.",
    todo: "Look at the document in AutoCount. If it is this one, typed in by hand, reject the record as booked; else renumber it there and retry.",
  },
  {
    id: "voided", says: /was voided there|is inactive there/i, who: "finance",
    means: "Somebody has voided it, or made it inactive, in AutoCount.",
    todo: "If it is to be booked after all, undo that in AutoCount and retry; else reject the record.",
  },
  {
    id: "e-invoice", says: /e-?invoic|\bTIN\b|tax ?entity|msic|classification ?code/i, who: "finance",
    means: "Something that the e-invoice needs is missing or not right.",
    todo: "Complete the customer's e-invoice details (TIN, registration number, address) or the item's classification, then retry.",
  },
  {
    id: "too-long", says: /(max(imum)?|exceed\w*) .*(length|characters)|MaxLength|too long|string .*truncat/i, who: "finance",
    means: "A text is longer than AutoCount can store.",
    todo: "Shorten it on the record; it is approved again then.",
  },
  {
    id: "required", says: /\b(is|are) (required|mandatory)|cannot be (null|empty|blank)|must (not be empty|have)|required field/i, who: "finance",
    means: "A field that AutoCount wants is empty.",
    todo: "Fill it in on the record, or in AutoCount's master data where it comes from, then retry.",
  },
];

/** The explanation of a refusal in AutoCount's words; null where none is known. Pure. */
export function explainRefusal(reason: string): RefusalHelp | null {
  const found = known.find(({ says }) => says.test(reason));
  return found === undefined ? null : { means: found.means, who: found.who, todo: found.todo };
}

/** Which explanation that is; for tests and counts. */
export function refusalId(reason: string): string | null {
  return known.find(({ says }) => says.test(reason))?.id ?? null;
}
