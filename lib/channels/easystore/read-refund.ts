import { z } from "zod";
import { decimal } from "#lib/canonical/money.ts";
import { ignored, type ReadOutcome, unreadable } from "../channel.ts";
import { writeCreditNote } from "../credit-note.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { id, money, optionalMoment, optionalText } from "../fields.ts";
import { Leftovers, names } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";

const easyStoreRefund = z.object({ id, order_id: id, amount: money, note: optionalText, created_at: optionalMoment, updated_at: optionalMoment });

const known = names("id order_id amount note created_at updated_at");

/**
 * Reads a refund into a credit note over its money. Documented are only amount, type, note and what was put back in stock;
 * its currency is the order's, which the message does not say, and what `restock_items` looks like is not known, so they
 * are listed and the credit note has one line. The date is the day of receipt where the message has none.
 */
export function readRefund(raw: JsonObject, receivedAt: string): ReadOutcome {
  const about = typeof raw.order_id === "string" ? raw.order_id : null;
  const parsed = parseSent(easyStoreRefund, raw);
  if (!parsed.ok) return unreadable(`This EasyStore refund cannot be read: ${parsed.error.sentence}`, about);
  const refund = parsed.value;
  const what = `EasyStore refund ${refund.id} of order ${refund.order_id}`;
  const total = exactAmount(decimal(refund.amount).abs());
  if (decimal(total).isZero()) return ignored(`${what} gave no money back: there is nothing to book.`, about);
  const unmapped = new UnmappedList();
  new Leftovers(unmapped).others(raw, known);
  const read = writeCreditNote(what, {
    id: refund.id, orderId: refund.order_id, orderNumber: null, at: refund.created_at ?? receivedAt, version: refund.updated_at ?? refund.created_at, currency: null, taxInclusive: false,
    lines: [], tax: "0.00", total, reason: refund.note, goodsReturned: Array.isArray(raw.restock_items) && raw.restock_items.length > 0,
  }, unmapped);
  return read.ok ? { kind: "documents", documents: [{ index: 0, ...read.value }], refused: [] } : unreadable(read.error, about);
}
