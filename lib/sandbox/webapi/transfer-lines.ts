import { Decimal, decimalText } from "#lib/sandbox/decimal.ts";
import type { JsonObject } from "#lib/sandbox/json.ts";
import { badRequest } from "#lib/sandbox/refusal.ts";
import type { Call } from "#lib/sandbox/resource.ts";
import type { StoredDocument } from "#lib/sandbox/store.ts";
import { decimalOf, filledText, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { WEB_DOCUMENTS } from "./web-documents.ts";
import type { WebDocument } from "./web-documents.ts";
import { readWebFields, webText } from "./web-fields.ts";
import type { WebField } from "./web-fields.ts";

const TRANSFER: readonly WebField[] = [
  webText("DocType", "docType"),
  webText("DocNo", "docNo", 30),
  webText("ItemCode", "itemCode", 30),
  webText("UOM", "uom", 8),
  { web: "TransferQty", field: "qty", type: "decimal", scale: "quantity" },
  { web: "TransferFOCQty", field: "focQty", type: "decimal", scale: "quantity" },
];

/**
 * The lines that `TransferDetails` makes: each a copy of its source's line with the transferred quantity and where it comes
 * from (other-apis C.4, F.3). The source is matched by item and UOM; of two such lines the first that has enough is taken.
 * More than what is open is let through unless the dialect refuses it.
 */
export function transferLines(call: Call, document: WebDocument, rows: readonly JsonObject[]): Values[] {
  const taken = new Map<unknown, Decimal>();
  return rows.map((row, index) => {
    const { given } = readWebFields(TRANSFER, row, `TransferDetails[${index}]`, call.book.settings);
    const docType = textOf(given, "docType") ?? "";
    const source = findSource(call, document, docType, textOf(given, "docNo") ?? "");
    const qty = decimalOf(given, "qty");
    if (!qty.greaterThan(0)) throw badRequest("TransferQty must be greater than zero.");
    const candidates = source.lines.filter((line) => isSame(line["productCode"], given["itemCode"]) && isSame(line["unit"], given["uom"]));
    const openOf = (line: Values) => decimalOf(line, "qty").minus(decimalOf(line, "transferedQty")).minus(taken.get(line["dtlKey"]) ?? 0);
    const line = candidates.find((candidate) => openOf(candidate).greaterThanOrEqualTo(qty)) ?? candidates[0];
    if (line === undefined) throw badRequest(`Item ${textOf(given, "itemCode")} (${textOf(given, "uom")}) is not in ${source.docNo}.`);
    if (call.book.settings.webApi.refusesOverTransfer && openOf(line).lessThan(qty)) {
      throw badRequest(`Transfer quantity ${decimalText(qty)} of item ${textOf(given, "itemCode")} exceeds the outstanding quantity ${decimalText(openOf(line))}.`);
    }
    taken.set(line["dtlKey"], (taken.get(line["dtlKey"]) ?? new Decimal(0)).plus(qty));
    const { dtlKey, transferedQty: _transferedQty, ...copied } = line;
    return { ...copied, qty: decimalText(qty), fromDocType: docType, fromDocNo: source.docNo, fromDocKey: source.docKey, fromDtlKey: dtlKey ?? null };
  });
}

function findSource(call: Call, document: WebDocument, docType: string, docNo: string): StoredDocument {
  const { transfersOrderToInvoice } = call.book.settings.webApi;
  const isAllowed = document.transfersFrom.some((code) => code === docType) || (document.code === "IV" && docType === "SO" && transfersOrderToInvoice);
  const kind = WEB_DOCUMENTS.find((known) => known.code === docType);
  if (!isAllowed || kind === undefined) throw badRequest("Invalid transfer document.");
  const found = call.store.findDocument(call.book, kind.spec.path, docNo);
  if (found === null || found.master["cancelled"] === true) throw badRequest(`Transfer document ${docNo} not found.`);
  if (textOf(found.master, "status") !== "Approved") throw badRequest(`Transfer document ${docNo} is a draft.`);
  return found;
}

function isSame(a: unknown, b: unknown): boolean {
  return filledText({ a: String(a ?? "") }, "a")?.toLowerCase() === filledText({ b: String(b ?? "") }, "b")?.toLowerCase();
}
