import { z } from "zod";
import type { OfKind } from "#lib/canonical/document.ts";
import { sideOf, worthOf } from "#lib/canonical/facets.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { nothingWanted, type ChoiceQuestion } from "#lib/reference/rank-choices.ts";

/**
 * What a look-up of units, locations or tax codes is asked with: what is typed, and of what it is asked for. A line of a stored record is
 * named by its id, or by the path of one of its fields; `item`, `side` and `party` say what a form has that is not stored yet: while
 * somebody still types them they may be no codes, and then nothing is known of them.
 */
export const choiceInput = z.object({
  q: plainText.max(200).default(""),
  recordId: z.uuid().optional(),
  lineId: z.string().max(100).catch(""),
  at: z.string().max(100).catch(""),
  item: plainText.max(30).catch(""),
  side: z.enum(["customer", "supplier", "stock"]).optional(),
  party: plainText.max(12).catch(""),
});
type Asked = z.infer<typeof choiceInput>;
type Stored = OfKind & { sourceId: string; baseCurrency: string };

/** The question behind it; without a record of what the form has alone. */
export function choiceQuestion(record: Stored | null, { recordId, lineId, at, item, side, party }: Asked): ChoiceQuestion {
  const typed: ChoiceQuestion = { ...nothingWanted, side: side ?? "customer", partyCode: orNull(party), itemCode: orNull(item) };
  if (record === null || recordId === undefined) return typed;
  const document: object = record.document;
  const other = sideOf(record);
  const line = lineOf(document, { lineId, at });
  const said = (name: string): string | null => {
    const value = valueAt(line, name);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const isOfDocument = at !== "" && !at.startsWith("lines.");
  const place = valueAt(document, isOfDocument ? at : "location");
  // Goods that come in are wherever they are put.
  const isTaken = (other?.list === "customer" && record.kind !== "credit_note") || at === "fromLocation";
  const amount = said("amount");
  return {
    recordId, sourceId: record.sourceId, side: side ?? other?.list ?? "stock", partyCode: orNull(party) ?? other?.party.code ?? null,
    itemCode: orNull(item) ?? said("itemCode"), uom: said("uom"), location: (isOfDocument ? null : said("location")) ?? (typeof place === "string" ? place : null),
    quantity: isTaken ? said("quantity") : null, price: worthOf(record)?.currency === record.baseCurrency ? said("unitPrice") : null,
    taxed: amount === null ? null : { amount, tax: said("tax") ?? "0", taxRate: said("taxRate"), isInclusive: valueAt(document, "taxInclusive") === true },
  };
}

/** The line that is meant; what is asked for a document as a whole is asked for its only line. */
function lineOf(document: object, { lineId, at }: Pick<Asked, "lineId" | "at">): unknown {
  const lines = valueAt(document, "lines");
  if (!Array.isArray(lines)) return undefined;
  const index = /^lines\.(\d+)\./.exec(at)?.[1];
  if (index !== undefined) return lines[Number(index)];
  return at === "" ? lines.find((one: { id?: string }) => one.id === lineId) : lines.length === 1 ? lines[0] : undefined;
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
