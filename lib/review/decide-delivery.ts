import { z } from "zod";
import { isOfKind } from "#lib/canonical/document.ts";
import { orderKinds, type OrderKind } from "#lib/canonical/kinds.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import { decimal, sum, toQuantity } from "#lib/canonical/money.ts";
import { deliveredPart, isPartlyDelivered, remainderAfter } from "#lib/canonical/parts.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { lockOrderOf, lockOrders } from "#lib/records/lock-records.ts";
import { openRecord } from "#lib/records/open-record.ts";
import { saveOrderLines } from "#lib/records/order-lines.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
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
    if (!isOfKind(orderKinds, record)) return err({ code: "nothing-delivered" });
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
    if (!isClosing && rest !== null) {
      // It waits until its delivery is told, and is never called a duplicate.
      await openRecord(tx, ctx, {
        of: record, kind: record.kind, document: rest, externalId: `${record.orderId}/${rest.part}`, waitsForRest: true,
        event: "record.rest-opened", reason: `Rest of ${record.document.number}`,
      });
    }
    await trackLines(tx, ctx, record, delivered, isClosing);
    return ok(changed);
  });
}

type OrderRecord = StoredRecord<OrderKind>;

/** Keeps count per line of the order over all its parts: the record that was just decided counts as invoiced. */
async function trackLines(tx: Tx, ctx: Context, record: OrderRecord, delivered: SalesDocument, isClosing: boolean): Promise<void> {
  const ofOrder = await lockOrders(tx, ctx.company, record.sourceId, [record.orderId]);
  const parts = ofOrder.filter((part): part is OrderRecord => part.kind === record.kind);
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
