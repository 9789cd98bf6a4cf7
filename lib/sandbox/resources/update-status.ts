import { isJsonNumber, isJsonObject, fold, member } from "#lib/sandbox/json.ts";
import { badRequest, notFound, requiredMessage } from "#lib/sandbox/refusal.ts";
import { changed, requireQuery, writes } from "#lib/sandbox/resource.ts";
import type { Operation } from "#lib/sandbox/resource.ts";

/** `PUT x/updateStatus?docNo=` with `{"documentStatus": 1}`, of quotations and purchase orders (the contract's section 9). */
export function updateStatus(path: string): Operation {
  return writes("PUT", "updatestatus", (call) => {
    const stored = call.store.findDocument(call.book, path, requireQuery(call, "docNo"));
    if (!stored) throw notFound();
    const status = isJsonObject(call.body) ? member(fold(call.body), "documentStatus") : undefined;
    if (!isJsonNumber(status)) throw badRequest(requiredMessage("documentStatus"));
    call.store.changeMaster(stored.docKey, { ...stored.master, documentStatus: Number(status.value) });
    return changed();
  });
}
