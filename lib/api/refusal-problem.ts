import type { ProblemError } from "#lib/auth/problem.ts";
import { kindLabels } from "#lib/canonical/kinds.ts";
import { stateLabels } from "#lib/canonical/states.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, type Result } from "#lib/result.ts";

type Code = RecordRefusal["code"];
type Sentences = { [C in Code]: (refusal: Extract<RecordRefusal, { code: C }>) => string | undefined };

/** What is special about the occurrence; where the problem's title says it all, nothing. */
const details: Sentences = {
  "not-found": () => undefined,
  "changed-meanwhile": ({ moved }) => `${moved.by} changed it; it is at revision ${moved.revision} now.`,
  "not-in-this-state": ({ state }) => `The record is ${stateLabels[state].toLowerCase()}.`,
  "own-work": () => "This person has changed a value of the record, so somebody else approves it.",
  "still-held": ({ findings }) => findings.map((finding) => finding.message).join(" "),
  "change-pending": () => "The source has sent a change to this record. Accept or dismiss it first.",
  "wrong-role": ({ needed }) => `It takes the role ${needed}.`,
  "already-approved": () => "This person has approved it already, or nobody's approval is missing.",
  "not-taken": ({ kind }) => `The company's AutoCount cannot book this kind of document (${kindLabels[kind].toLowerCase()}).`,
  "no-ledger": () => "The company has no connection to AutoCount yet.",
  "unknown-item": ({ itemCode }) => `AutoCount has no item ${itemCode}.`,
  "unknown-customer": ({ customerCode }) => `AutoCount has no debtor ${customerCode}.`,
  "unknown-supplier": ({ supplierCode }) => `AutoCount has no creditor ${supplierCode}.`,
  "item-code-taken": ({ itemCode }) => `The code ${itemCode} is another item's.`,
  "code-taken": ({ customerCode }) => `The code ${customerCode} is another debtor's.`,
  invalid: ({ issues }) => issues[0]?.message,
  "not-reversible": ({ why }) => why,
  "not-in-ledger": ({ docNo }) => `AutoCount answers that it has no document ${docNo}.`,
  "not-ours": ({ description }) => description,
  "no-look": ({ reason }) => `AutoCount could not be asked: ${reason} With \`onMyWord\` and a reason it is taken all the same.`,
  "not-looked": ({ looks, needed }) => `It was looked for ${looks} of ${needed} times since it was last sent.`,
  "being-sent": () => "Try again in a moment.",
  "nothing-delivered": () => undefined,
  "finding-changed": () => undefined,
  "no-change": () => undefined,
};

/** A refusal as the API tells it: its code, a sentence, and what else it carries. */
export type ApiRefusal = { code: Code; detail?: string; errors?: (ProblemError | { detail: string; path: string })[] };

export function asProblem(refusal: RecordRefusal): ApiRefusal {
  // The table pairs each code with its own refusal; TypeScript cannot follow the pair through the look-up.
  const sentence = (details[refusal.code] as (refusal: RecordRefusal) => string | undefined)(refusal);
  const detail = sentence === undefined ? {} : { detail: sentence };
  if (refusal.code !== "invalid") return { ...refusal, ...detail };
  return { code: "invalid", ...detail, errors: refusal.issues.map(({ path, message }) => ({ detail: message, path })) };
}

/** A verb's result as a route hands it on. */
export function answerOf<T>(result: Result<T, RecordRefusal>): Result<T, ApiRefusal> {
  return result.ok ? result : err(asProblem(result.error));
}
