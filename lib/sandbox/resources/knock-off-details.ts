import { notFound } from "#lib/sandbox/refusal.ts";
import { answered, reads, requireQuery } from "#lib/sandbox/resource.ts";
import type { Call, Operation } from "#lib/sandbox/resource.ts";
import { Decimal, decimalText } from "#lib/sandbox/decimal.ts";
import { decimalOf, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { amounts, columns, view } from "#lib/sandbox/view.ts";
import type { DocumentSpec } from "./document-spec.ts";
import { knockOffEntry } from "./knock-off-entry.ts";

const ROW = [...columns("knockOffKey", "knockOffDocNo", "knockOffDate"), ...amounts(2, "knockOffAmount", "localKnockOffAmount")];
const SIDE = [...columns("docType", "docNo"), ...amounts(2, "knockOffAmount")];

/**
 * `GET x/knockOffDetails?docNo=`: the standing knock-offs of one document, what each took of it, and both sides of each
 * (the contract's 11.4). A bare array as `outstandingTransactions` is; the fields of the two sides are ours.
 */
export function knockOffDetails(spec: DocumentSpec): Operation {
  return reads("GET", "knockoffdetails", (call) => {
    const stored = call.store.findDocument(call.book, spec.path, requireQuery(call, "docNo"));
    if (!stored) throw notFound();
    const docType = textOf(stored.master, "docType") ?? spec.docType;
    const rate = new Decimal(textOf(stored.master, "currencyRate") ?? "1");
    return answered(settlements(call).flatMap((entry) => {
      const own = entry.lines.find((line) => line["docType"] === docType && isSameNumber(line, stored.docNo));
      if (own === undefined) return [];
      const amount = decimalOf(own, "knockOffAmount").abs();
      const row: Values = {
        knockOffKey: entry.docKey, knockOffDocNo: entry.docNo, knockOffDate: entry.master["docDate"] ?? null,
        knockOffAmount: decimalText(amount), localKnockOffAmount: decimalText(amount.times(rate)),
      };
      return [{ ...view(ROW, row), debitDetails: side(entry.lines, 1), creditDetails: side(entry.lines, -1) }];
    }));
  });
}

function settlements({ store, book }: Call) {
  const keys = store.listDocumentKeys(book, knockOffEntry.path, { sql: "1 = 1", params: [] });
  return keys.map((docKey) => store.getDocument(docKey)).filter(({ master }) => master["cancelled"] !== true);
}

function side(lines: readonly Values[], sign: 1 | -1): unknown[] {
  return lines.filter((line) => decimalOf(line, "knockOffAmount").times(sign).greaterThan(0)).map((line) => view(SIDE, line));
}

/** Numbers are the same whatever their case, as everywhere in the book. */
function isSameNumber(line: Values, docNo: string): boolean {
  return textOf(line, "docNo")?.toLowerCase() === docNo.toLowerCase();
}
