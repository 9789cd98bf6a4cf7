import type { z } from "zod";
import { malaysianDate } from "#lib/canonical/dates.ts";
import type { DocumentLine } from "#lib/canonical/document-line.ts";
import { isAmong, type Kind, masterKinds, partyKinds, salesKinds } from "#lib/canonical/kinds.ts";
import { decimal, sum, toQuantity, toSen } from "#lib/canonical/money.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { payment } from "#lib/canonical/payment.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ReadContent } from "../channel.ts";
import { exactAmount } from "../exact-amount.ts";
import { type Complaint, parseSent } from "../explain-issue.ts";
import { isJsonObject, type Json } from "../read-json.ts";
import { readSku } from "../sku.ts";
import { UnmappedList } from "../unmapped.ts";
import { nativeAdjustment, nativeItem, nativeParty, nativePurchase, nativeSale, nativeSchemas, nativeTransfer } from "./document-schema.ts";
import { listUnknown } from "./list-unknown.ts";

type Given = { externalId: string; receivedAt: string };

/**
 * Reads a document that a sender wrote in Holdpoint's own words, and fills in what it may leave out: line ids (position
 * from 1), a line's amount (quantity x unit price - discount, rounded half up to the sen), the tax (sum of the lines'
 * taxes), the number (code, SKU or external id) and date (the Malaysian day of receipt) of a customer, supplier or item. A
 * total or a price is never made up. Fields that no document has are listed in `unmapped`. Without a kind it is an order,
 * and the source's flow decides what it becomes. Refuses with a sentence that names the first wrong field.
 */
export function readNativeDocument(kind: Kind | null, sent: Json, given: Given): Result<ReadContent, Complaint> {
  const content = contentOf(kind, withoutNulls(sent), given);
  if (!content.ok) return content;
  const { document } = content.value;
  const unmapped = new UnmappedList();
  // An empty SKU would match every other empty one.
  if ("lines" in document) document.lines.forEach((line, index) => (line.sku = readSku(line.sku, `lines[${index}]`, unmapped)));
  if ("sku" in document) document.sku = readSku(document.sku, "item", unmapped);
  for (const entry of document.unmapped) unmapped.add(entry.path, entry.value);
  listUnknown(nativeSchemas[kind ?? "invoice"], sent, unmapped);
  document.unmapped = unmapped.entries();
  if ("lines" in document && new Set(document.lines.map((line) => line.id)).size < document.lines.length) {
    return err({ sentence: "document.lines has two lines with the same id.", path: "document.lines" });
  }
  const excess = "total" in document ? tooLarge(document) : null;
  return excess === null ? content : err(excess);
}

/** What was worked out of allowed figures may itself have more digits than an amount has. */
function tooLarge({ lines, tax }: { lines: readonly { amount: string }[]; tax: string }): Complaint | null {
  const index = lines.findIndex((line) => !decimalText.safeParse(line.amount).success);
  const path = index >= 0 ? `document.lines[${index}].amount` : decimalText.safeParse(tax).success ? null : "document.tax";
  return path === null ? null : { sentence: `${path} comes to more digits than an amount may have.`, path };
}

function contentOf(kind: Kind | null, sent: Json | undefined, given: Given): Result<ReadContent, Complaint> {
  const read = <T extends z.ZodType, C extends ReadContent>(schema: T, complete: (document: z.output<T>) => C): Result<C, Complaint> => {
    const parsed = parseSent(schema, sent, "document");
    return parsed.ok ? ok(complete(parsed.value)) : parsed;
  };
  if (kind === null || isAmong(salesKinds, kind)) {
    return read(nativeSale, (sale) => ({ kind, document: { ...sale, ...withPrices(sale), part: sale.part ?? null, deliveryDecision: null, billedWithout: [] } }));
  }
  if (isAmong(masterKinds, kind)) {
    const head = (master: { number?: string | undefined; date?: string | undefined; code: string | null }, name: string | null) => ({
      number: master.number ?? master.code ?? (name ?? given.externalId).slice(0, 50).trim(),
      date: master.date ?? malaysianDate(given.receivedAt),
    });
    if (isAmong(partyKinds, kind)) return read(nativeParty, (party) => ({ kind, document: { ...party, ...head(party, null) } }));
    return read(nativeItem, (item) => ({ kind, document: { ...item, ...head(item, item.sku), price: exact(item.price), cost: exact(item.cost) } }));
  }
  switch (kind) {
    case "purchase_order":
      return read(nativePurchase, (order) => ({ kind, document: { ...order, ...withPrices(order) } }));
    case "stock_adjustment":
      return read(nativeAdjustment, (move) => ({ kind, document: { ...move, lines: numbered(move.lines) } }));
    case "stock_transfer":
      return read(nativeTransfer, (move) => ({ kind, document: { ...move, lines: numbered(move.lines) } }));
    case "payment":
      return read(payment, (money) => ({
        kind,
        document: {
          ...money,
          amount: exactAmount(money.amount),
          fee: exactAmount(money.fee),
          settles: money.settles.map((one) => ({ ...one, amount: exactAmount(one.amount) })),
        },
      }));
  }
}

type SentLine = Omit<DocumentLine, "id" | "amount"> & { id?: string | undefined; amount?: string | undefined };
type Priced = { lines: readonly SentLine[]; rounding: string; tax?: string | undefined; total: string };

function withPrices({ lines, rounding, tax, total }: Priced) {
  return {
    lines: lines.map((line, index) => ({
      ...line,
      id: line.id ?? String(index + 1),
      quantity: toQuantity(line.quantity),
      unitPrice: exactAmount(line.unitPrice),
      discount: exactAmount(line.discount),
      tax: exactAmount(line.tax),
      amount: exactAmount(line.amount ?? toSen(decimal(line.quantity).times(line.unitPrice).minus(line.discount))),
    })),
    rounding: exactAmount(rounding),
    tax: exactAmount(tax ?? sum(lines.map((line) => line.tax))),
    total: exactAmount(total),
  };
}

function numbered<L extends { id?: string | undefined; quantity: string; unitCost: string | null }>(lines: readonly L[]) {
  return lines.map((line, index) => ({ ...line, id: line.id ?? String(index + 1), quantity: toQuantity(line.quantity), unitCost: exact(line.unitCost) }));
}

function exact(amount: string | null): string | null {
  return amount === null ? null : exactAmount(amount);
}

/** Nulls taken for absent, so that `"discount": null` is the default and a required null is "missing". */
function withoutNulls(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map((entry) => withoutNulls(entry) ?? {});
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).flatMap(([key, entry]) => {
    const inner = withoutNulls(entry);
    return inner === undefined ? [] : [[key, inner] as const];
  });
  return Object.fromEntries(kept);
}
