import { can } from "#lib/auth/permissions.ts";
import { isOfKind } from "#lib/canonical/document.ts";
import { linedKinds } from "#lib/canonical/kinds.ts";
import type { ChangeRequest } from "#lib/canonical/change-request.ts";
import type { Context } from "#lib/context.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type Answered, answerItem } from "#lib/review/answer-item.ts";
import type { ChangedRecord } from "#lib/review/change-record.ts";
import { chooseCustomer } from "#lib/review/choose-customer.ts";
import { chooseSupplier } from "#lib/review/choose-supplier.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { findDocument } from "#lib/review/queries.ts";
import type { CorrectionBody } from "./decision-schema.ts";

type Corrected = ChangedRecord & { freed?: number };

/**
 * Corrects fields of a record by their paths. With `everywhere` the one change is an answer to be remembered: which item
 * a SKU is, which debtor a buyer is, which creditor a supplier; the other held records that wait for it are checked again.
 */
export async function correctByPath(ctx: Context, recordId: string, body: CorrectionBody): Promise<Result<Corrected, RecordRefusal>> {
  const { revision, changes, reason, everywhere } = body;
  if (!everywhere) return correctRecord(ctx, { recordId, revision, changes, reason });

  const [change, ...more] = changes;
  const line = change?.path.match(/^lines\.(\d{1,4})\.itemCode$/)?.[1];
  if (change === undefined || more.length > 0 || (line === undefined && !isAccount(change.path))) {
    return invalid("everywhere", "An answer is remembered for one change of lines.N.itemCode, customer.code or supplier.code at a time.");
  }
  const answer = change.value?.trim() ?? "";
  if (answer === "" || answer.length > 30) return invalid(change.path, "An answer that is remembered needs a code of at most 30 characters.");
  return line === undefined ? answerAccount(ctx, recordId, revision, change, answer) : answerLine(ctx, recordId, revision, Number(line), answer);
}

async function answerLine(ctx: Context, recordId: string, revision: number, index: number, itemCode: string): Promise<Result<Corrected, RecordRefusal>> {
  const found = await findDocument(ctx, recordId);
  if (found === null) return err({ code: "not-found" });
  // Lines keep their ids; the verb refuses where the record has moved on since `revision`.
  const line = isOfKind(linedKinds, found) ? found.document.lines[index] : undefined;
  if (line === undefined) return invalid(`lines.${index}.itemCode`, "The document has no such line.");
  return told(await answerItem(ctx, { recordId, revision, lineId: line.id, itemCode, everywhere: true }));
}

async function answerAccount(ctx: Context, recordId: string, revision: number, { path }: ChangeRequest, code: string): Promise<Result<Corrected, RecordRefusal>> {
  if (ctx.actor.type !== "user" || !can(ctx.actor, "customer:decide")) return err({ code: "wrong-role", needed: "finance" });
  if (code.length > 12) return invalid(path, "The code of a debtor or creditor has at most 12 characters.");
  return told(await (path === "supplier.code" ? chooseSupplier(ctx, { recordId, revision, code }) : chooseCustomer(ctx, { recordId, revision, code })));
}

/** The run behind an answer is watched on screens: the interface is as it is published. */
function told(answered: Result<Answered, RecordRefusal>): Result<Corrected, RecordRefusal> {
  if (!answered.ok) return answered;
  const { runId: _, ...corrected } = answered.value;
  return ok(corrected);
}

function isAccount(path: string): boolean {
  return path === "customer.code" || path === "supplier.code";
}

function invalid(path: string, message: string): Result<never, RecordRefusal> {
  return err({ code: "invalid", issues: [{ path, message }] });
}
