import { v7 as newId } from "uuid";
import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { SalesDocument } from "#lib/canonical/document.ts";
import { decimal, sum, toQuantity } from "#lib/canonical/money.ts";
import { deliveredPart, isPartlyDelivered, remainderAfter } from "#lib/canonical/parts.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { judgeRecords } from "#lib/records/judge-records.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { lockOrderOf, lockOrders } from "#lib/records/lock-records.ts";
import { saveOrderLines } from "#lib/records/order-lines.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { replaceFindings } from "#lib/records/write-findings.ts";
import { insertRecords } from "#lib/records/write-records.ts";
import { insertRevisions } from "#lib/records/write-revisions.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { changeRecord, type ChangedRecord } from "./change-record.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import { lockForChange } from "./lock-for-change.ts";

export const deliveryChoices = ["invoice-delivered", "wait", "close-rest"] as const;
export const decideDeliveryInput = recordInput.extend({ choice: z.enum(deliveryChoices) });
export type DecideDeliveryInput = z.input<typeof decideDeliveryInput>;

/**
 * Decides a partial delivery: invoice what was delivered and keep the rest open as a record of its own that waits for
 * its delivery; wait for the rest; or invoice what was delivered and close the rest. The parts add up to the order to
 * the sen. What is ordered, delivered, invoiced and closed is kept line by line.
 */
export async function decideDelivery(ctx: Context, input: DecideDeliveryInput): Promise<Result<ChangedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    await lockOrderOf(tx, ctx.company, input.recordId);
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    if (!isPartlyDelivered(record.document)) return err({ code: "nothing-delivered" });
    if (input.choice === "wait") {
      const { document } = record;
      return ok(await changeRecord(tx, ctx, record, { document, cause: "decision", event: "delivery.awaited", reason: null, touches: false, waitsForRest: true }));
    }
    const delivered = deliveredPart(record.document);
    if (delivered === null) return err({ code: "nothing-delivered" });
    const isClosing = input.choice === "close-rest";
    const rest = remainderAfter(record.document, [delivered]);
    const changed = await changeRecord(tx, ctx, record, {
      document: { ...delivered, deliveryDecision: input.choice },
      cause: "decision",
      event: isClosing ? "delivery.rest-closed" : "delivery.invoiced-in-part",
      reason: null,
      touches: true,
      waitsForRest: false,
    });
    if (!isClosing && rest !== null) await openRest(tx, ctx, record, rest);
    await trackLines(tx, ctx, record, delivered, isClosing);
    return ok(changed);
  });
}

/** The rest of the order as a record of its own: it waits until its delivery is told, and is never called a duplicate. */
async function openRest(tx: Tx, ctx: Context, record: StoredRecord, rest: SalesDocument): Promise<void> {
  const id = newId();
  const externalId = await freeExternalId(tx, ctx, record, `${record.orderId}/${rest.part}`, id);
  const ask = { ...record, recordId: id, externalId, document: rest, released: false, waitsForRest: true };
  const [judgement] = await judgeRecords(tx, ctx, [ask]);
  if (judgement === undefined) throw new Error("one record was judged and none came back");
  const { document, columns, assessment } = judgement;
  const inserted = await insertRecords(tx, ctx.company, [{
    ...record, id, externalId, parentId: record.id, revision: 1, document, columns, state: assessment.state, bookAs: assessment.bookAs,
    waitingFor: assessment.waitingFor, holds: assessment.holds, heldFor: assessment.heldFor, touched: false, released: false, waitsForRest: true,
  }]);
  if (inserted.size === 0) throw new Error(`the order ${record.orderId} has a part ${rest.part} already`);
  await insertRevisions(tx, ctx.company, [{
    recordId: id, revision: 1, document, cause: "decision", changes: [], reason: `Rest of ${record.document.number}`, actor: ctx.actor, bearsValue: false, deliveryId: null,
  }]);
  await replaceFindings(tx, ctx.company, [{ recordId: id, findings: assessment.findings }], { areNew: true });
  await writeAudit(tx, ctx, { type: "record.rest-opened", recordId: id, revision: 1, new: { state: assessment.state, partOf: record.id } });
  await notify(tx, ctx.company, { topic: "records", ids: [id] });
}

/** A source may have given a document of its own the very name that the rest would have. */
async function freeExternalId(tx: Tx, ctx: Context, record: StoredRecord, wanted: string, id: string): Promise<string> {
  const taken = await lockOrders(tx, ctx.company, record.sourceId, [wanted]);
  return taken.some((other) => other.externalId === wanted && other.kind === record.kind) ? `${wanted}-${id.slice(-6)}` : wanted;
}

/** Keeps count per line of the order over all its parts: the record that was just decided counts as invoiced. */
async function trackLines(tx: Tx, ctx: Context, record: StoredRecord, delivered: SalesDocument, isClosing: boolean): Promise<void> {
  const parts = await lockOrders(tx, ctx.company, record.sourceId, [record.orderId]);
  const earlier = parts.filter((part) => part.id < record.id).map((part) => part.document);
  const billed = [...earlier, delivered];
  const quantityIn = (documents: readonly SalesDocument[], lineId: string) =>
    sum(documents.flatMap((document) => document.lines.filter((line) => line.id === lineId).map((line) => line.quantity)));
  await saveOrderLines(
    tx,
    ctx.company,
    record,
    record.document.lines.map((line) => {
      const before = quantityIn(earlier, line.id);
      const ordered = before.plus(line.quantity);
      const invoiced = quantityIn(billed, line.id);
      return {
        lineId: line.id,
        ordered: toQuantity(ordered),
        delivered: toQuantity(before.plus(line.delivered ?? line.quantity)),
        invoiced: toQuantity(invoiced),
        closed: isClosing ? toQuantity(decimal(ordered.toFixed()).minus(invoiced)) : "0",
      };
    }),
  );
}
