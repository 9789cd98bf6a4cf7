import { z } from "zod";
import type { LedgerDifference } from "#lib/posting/ledger.ts";
import type { BookSettings } from "../book-settings.ts";
import { contentMarkOf, referenceOf } from "../document-marks.ts";
import { adjustedAt } from "./stock-bodies.ts";
import type { SentStock } from "./stock-bodies.ts";
import { amountDifference, foreignDescription, sameText, storedNumber, storedText, textDifference } from "../stored-fields.ts";
import type { Compared } from "../stored-fields.ts";

const storedLine = z.object({ stockcode: storedText, location: storedText, qty: storedNumber });

const storedStock = z.object({
  master: z.object({
    dockey: z.string().min(1),
    docno: z.string().min(1),
    docdate: z.string(),
    fromlocation: storedText,
    tolocation: storedText,
    ref: storedText,
    remark4: storedText,
    cancelled: z.boolean().nullish(),
  }),
  details: z.array(storedLine),
});

/** The same for stock documents, which have no amounts: item, location and quantity of each line are compared. */
export function compareStock(answer: unknown, sent: SentStock, settings: BookSettings): Compared {
  const parsed = storedStock.safeParse(answer);
  if (!parsed.success || !sameText(parsed.data.master.docno, sent.key)) return null;
  const { master, details } = parsed.data;
  const reference = referenceOf(sent.recordId);
  const isSameRecord = sameText(master.ref, reference);
  if (!isSameRecord || !sameText(master.remark4, contentMarkOf(sent.digest))) {
    const noun = sent.kind === "stock_transfer" ? "a stock transfer" : "a stock adjustment";
    const head = `${master.docno} in AutoCount is ${noun} of ${master.docdate.slice(0, 10)}`;
    return { kind: "foreign", docKey: master.dockey, description: foreignDescription(head, master.ref, isSameRecord) };
  }
  return {
    kind: "mine",
    docKey: master.dockey,
    cancelled: master.cancelled ?? false,
    differences: [
      ...textDifference("lines", String(sent.document.lines.length), String(details.length)),
      ...lineDifferences(sent, details, settings),
      ...(sent.kind === "stock_transfer"
        ? [
            ...textDifference("fromLocation", sent.document.fromLocation ?? "", master.fromlocation),
            ...textDifference("toLocation", sent.document.toLocation ?? "", master.tolocation),
          ]
        : []),
      ...textDifference("date", sent.document.date, master.docdate.slice(0, 10)),
      ...textDifference("reference", reference, master.ref),
    ],
  };
}

/** Line by line; where their count differs, that is said already, and which is which cannot be told. */
function lineDifferences(sent: SentStock, details: readonly z.infer<typeof storedLine>[], settings: BookSettings): LedgerDifference[] {
  if (details.length !== sent.document.lines.length) return [];
  return details.flatMap((stored, index) => {
    const line = sent.document.lines[index];
    if (line === undefined) return [];
    const path = `lines[${index}]`;
    return [
      ...textDifference(`${path}.itemCode`, line.itemCode ?? "", stored.stockcode),
      ...amountDifference(`${path}.quantity`, line.quantity, stored.qty, settings.decimals.quantity),
      ...(sent.kind === "stock_adjustment" ? textDifference(`${path}.location`, adjustedAt(line, sent.document, settings), stored.location) : []),
    ];
  });
}
