import { fold, isJsonObject, member } from "#lib/sandbox/json.ts";
import type { Call } from "#lib/sandbox/resource.ts";
import type { StoredDocument } from "#lib/sandbox/store.ts";
import { createRecord } from "./create-record.ts";
import type { WebDocument } from "./web-documents.ts";

/**
 * A gateway that does not refuse an invoice's number twice but writes over what stands there (other-apis F.7): the old
 * document is gone without a trace. Null where this one refuses, or there is nothing to write over.
 */
export function overwrite(call: Call, document: WebDocument): StoredDocument | null {
  if (!call.book.settings.webApi.overwritesInvoices || document.code !== "IV") return null;
  const master = isJsonObject(call.body) ? member(fold(call.body), "Master") : undefined;
  const docNo = isJsonObject(master) ? member(fold(master), "DocNo") : undefined;
  const before = typeof docNo === "string" ? call.store.findDocument(call.book, document.spec.path, docNo) : null;
  if (before === null) return null;
  document.spec.effects?.undo(call, before);
  call.store.deleteDocument(before.docKey);
  return createRecord(call, document);
}
