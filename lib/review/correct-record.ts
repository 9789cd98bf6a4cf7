import { plainText } from "#lib/canonical/plain-text.ts";
import { z } from "zod";
import { can } from "#lib/auth/permissions.ts";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { isOfKind, type DocumentOf, type OfKind } from "#lib/canonical/document.ts";
import { tradeKinds } from "#lib/canonical/kinds.ts";
import { toAmount } from "#lib/canonical/money.ts";
import { changeRequest, type ChangeRequest } from "#lib/canonical/change-request.ts";
import { bearsValue, putValueAt, valueAt } from "#lib/canonical/paths.ts";
import { plannedLine, type PlannedLine, withPlannedLines } from "#lib/canonical/plan-lines.ts";
import { computeLineAmount } from "#lib/canonical/totals.ts";
import type { Context } from "#lib/context.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { changeRecord, type ChangedRecord } from "./change-record.ts";
import { isCorrectable } from "./correctable.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import { lockForChange } from "./lock-for-change.ts";
import { typedValue } from "./typed-value.ts";

export const correctInput = recordInput.extend({
  /** What becomes of fields; of lines by their place in `lines`, where that is given. */
  changes: z.array(changeRequest).max(20_000),
  /** The lines that the document is to have, where some are added, split, removed or moved. */
  lines: z.array(plannedLine).min(1).max(5000).optional(),
  reason: plainText.trim().max(1000).optional(),
}).refine(({ changes, lines }) => changes.length > 0 || lines !== undefined, { path: ["changes"], message: "Say what is to be changed." });
export type CorrectInput = z.input<typeof correctInput>;

/**
 * Changes fields of a held, waiting or ready document; the original stays as received and the old revision is kept.
 * Lines may be added, split, removed and moved. A corrected quantity, price or discount carries its line's amount along. Refuses what does not make a valid document,
 * and value-bearing changes (amounts, quantities, prices, party, tax) by a role that may only correct codes.
 */
export async function correctRecord(ctx: Context, input: CorrectInput): Promise<Result<ChangedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const mayMoveMoney = ctx.actor.type === "user" && can(ctx.actor, "value:correct");
    if (!mayMoveMoney && (input.lines !== undefined || input.changes.some(bearsValue))) return err({ code: "wrong-role", needed: "finance" });

    const corrected = applyChanges(record, input);
    if (!corrected.ok) return corrected;
    const parsed = documentSchemas[record.kind].safeParse(corrected.value);
    if (!parsed.success) {
      return err({ code: "invalid", issues: parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })) });
    }
    const reason = input.reason ?? null;
    return ok(await changeRecord(tx, ctx, record, { document: parsed.data, cause: "correction", event: "record.corrected", reason, touches: true }));
  });
}

function applyChanges({ kind, document }: OfKind, { changes, lines }: CorrectInput): Result<DocumentOf, RecordRefusal> {
  // A document from before its schema had a field gets it now, empty, so that it can be filled in.
  const whole = documentSchemas[kind].safeParse(document);
  const planned = planLines({ kind, document: whole.success ? whole.data : document }, lines);
  if (!planned.ok) return planned;
  const corrected = structuredClone(planned.value);
  for (const { path, value } of changes) {
    if (!isCorrectable(path) || !putValueAt(corrected, path, typedValue(valueAt(corrected, path), value))) {
      return err({ code: "invalid", issues: [{ path, message: "There is no such field to correct." }] });
    }
  }
  return ok(withLineAmounts({ kind, document: corrected }, changes));
}

function planLines(carrier: OfKind, plan: readonly PlannedLine[] | undefined): Result<DocumentOf, RecordRefusal> {
  if (plan === undefined) return ok(carrier.document);
  const planned = withPlannedLines(carrier, plan);
  return "problems" in planned ? err({ code: "invalid", issues: planned.problems }) : ok(planned.document);
}

function withLineAmounts(carrier: OfKind, changes: readonly ChangeRequest[]): DocumentOf {
  if (!isOfKind(tradeKinds, carrier)) return carrier.document;
  const changed = new Set(changes.map((change) => change.path));
  const lines = carrier.document.lines.map((line, index) => {
    const isPriced = ["quantity", "unitPrice", "discount"].some((field) => changed.has(`lines.${index}.${field}`));
    if (!isPriced || changed.has(`lines.${index}.amount`)) return line;
    const isComputable = [line.quantity, line.unitPrice, line.discount].every((value) => /^-?\d+(\.\d+)?$/.test(value));
    return isComputable ? { ...line, amount: toAmount(computeLineAmount(line)) } : line;
  });
  return { ...carrier.document, lines };
}
