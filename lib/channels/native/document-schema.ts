import { z } from "zod";
import { recordKind } from "#lib/canonical/kinds.ts";
import { documentLine, invoice, type SalesDocument } from "#lib/canonical/document.ts";
import { amount, decimal, sum, toQuantity, toSen } from "#lib/canonical/money.ts";
import { exactAmount } from "../exact-amount.ts";
import { isJsonObject, type Json, type JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";

const externalId = z.string().trim().min(1).max(100);

/** One record of the intake call; exactly one of `document` and `payload`. */
export const nativeRecord = z.object({
  externalId: externalId.optional(),
  kind: recordKind.nullish(),
  document: z.unknown().optional(),
  payload: z.unknown().optional(),
});

/** As the canonical line, but a sender need not number its lines nor multiply. */
const nativeLine = documentLine.extend({
  id: documentLine.shape.id.optional(),
  amount: amount.optional(),
});

/**
 * The canonical document as a sender may write it. A person's decision about a partial delivery is not the sender's to
 * make, so `deliveryDecision` is not read.
 */
export const nativeDocument = invoice.omit({ deliveryDecision: true }).extend({
  lines: z.array(nativeLine).min(1).max(5000),
  tax: amount.optional(),
  // Number tokens arrive as text.
  part: z.string().regex(/^[1-9]\d{0,5}$/, "must be a whole number from 1").transform((part) => Number.parseInt(part, 10)).optional(),
});
type NativeDocument = z.output<typeof nativeDocument>;

/** Nulls taken for absent, so that `"discount": null` is the default and a required null is "missing". */
export function withoutNulls(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map((entry) => withoutNulls(entry) ?? {});
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).flatMap(([key, entry]) => {
    const inner = withoutNulls(entry);
    return inner === undefined ? [] : [[key, inner] as const];
  });
  return Object.fromEntries(kept);
}

/**
 * Fills in what the sender may leave out: line ids (position from 1), a line's amount (quantity x unit price - discount,
 * rounded half up to the sen), and the tax (sum of the lines' taxes). The total is never made up. Fields that no document
 * has are listed in `unmapped`, so that a misspelt one is seen.
 */
export function completeDocument(sent: NativeDocument, raw: Json): SalesDocument {
  const unmapped = new UnmappedList();
  for (const entry of sent.unmapped) unmapped.add(entry.path, entry.value);
  if (isJsonObject(raw)) listUnknown(raw, unmapped);

  return {
    ...sent,
    lines: sent.lines.map((line, index) => ({
      ...line,
      id: line.id ?? String(index + 1),
      quantity: toQuantity(line.quantity),
      unitPrice: exactAmount(line.unitPrice),
      discount: exactAmount(line.discount),
      tax: exactAmount(line.tax),
      amount: exactAmount(line.amount ?? toSen(decimal(line.quantity).times(line.unitPrice).minus(line.discount))),
    })),
    rounding: exactAmount(sent.rounding),
    tax: exactAmount(sent.tax ?? sum(sent.lines.map((line) => line.tax))),
    total: exactAmount(sent.total),
    part: sent.part ?? null,
    deliveryDecision: null,
    unmapped: unmapped.entries(),
  };
}

const documentFields: ReadonlySet<string> = new Set(Object.keys(nativeDocument.shape));
const lineFields: ReadonlySet<string> = new Set(Object.keys(nativeLine.shape));
const partyFields: ReadonlySet<string> = new Set(Object.keys(invoice.shape.customer.unwrap().shape));

function listUnknown(document: JsonObject, unmapped: UnmappedList): void {
  const list = (object: Json | undefined, known: ReadonlySet<string>, prefix: string) => {
    if (!isJsonObject(object)) return;
    for (const [key, value] of Object.entries(object)) {
      if (!known.has(key)) unmapped.add(`${prefix}${key}`, typeof value === "string" ? value : JSON.stringify(value));
    }
  };
  list(document, documentFields, "");
  list(document.customer, partyFields, "customer.");
  if (Array.isArray(document.lines)) document.lines.forEach((line, index) => list(line, lineFields, `lines[${index}].`));
}
