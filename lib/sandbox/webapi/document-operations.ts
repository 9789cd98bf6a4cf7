import { fold, isJsonObject, member } from "#lib/sandbox/json.ts";
import { badRequest, conversionMessage, methodNotAllowed, notFound } from "#lib/sandbox/refusal.ts";
import { answered, hideFresh, reads, requireQuery, writes } from "#lib/sandbox/resource.ts";
import type { Answer, Call, Operation } from "#lib/sandbox/resource.ts";
import { cancelDocument, removeDocument } from "#lib/sandbox/resources/document.ts";
import { shuffled } from "#lib/sandbox/seeded-random.ts";
import type { StoredDocument } from "#lib/sandbox/store.ts";
import { textOf } from "#lib/sandbox/values.ts";
import { createRecord } from "./create-record.ts";
import { checkLocked } from "./locked-period.ts";
import { overwrite } from "./overwrite.ts";
import { LINE_FIGURES, MASTER_FIGURES } from "./web-documents.ts";
import type { WebDocument } from "./web-documents.ts";
import { showWebFields } from "./web-fields.ts";

/** What the Web API can do with documents of one kind (other-apis C.2). */
export function documentOperations(document: WebDocument): Operation[] {
  const cancel = (call: Call) => cancelRecord(call, document);
  return [
    writes("POST", "createrecord", (call) => createdAnswer(call, overwrite(call, document) ?? createRecord(call, document))),
    reads("GET", "getrecord", (call) => answered(show(call, document, readRecord(call, document)))),
    reads("POST", "getrecordlist", (call) => answered(listAnswer(call, listed(call, document)))),
    writes("POST", "cancelrecord", (call) => {
      if (call.takeFault("void-by-put-only")) throw methodNotAllowed();
      return cancel(call);
    }),
    writes("PUT", "cancelrecord", cancel),
    // Seen of credit notes; that it answers as cancelling does is ours (other-apis C.2, H).
    writes("POST", "deleterecord", (call) => deleteRecord(call, document)),
  ];
}

function createdAnswer({ book }: Call, { docKey }: StoredDocument): Answer {
  return answered(book.settings.webApi.createAnswer === "number" ? docKey : { DocKey: docKey });
}

/** What was cancelled is not to be told from what never was (other-apis C.2). */
function readRecord(call: Call, document: WebDocument): StoredDocument {
  const found = findRecord(call, document);
  hideFresh(call, found.createdMs);
  return found;
}

function findRecord(call: Call, { spec }: WebDocument): StoredDocument {
  const docKey = Number(requireQuery(call, "docKey"));
  if (!Number.isInteger(docKey)) throw badRequest(conversionMessage("System.Int64", "docKey"));
  const found = call.store.findByKey(call.book, spec.path, docKey);
  if (found === null || found.master["cancelled"] === true) throw notFound();
  return found;
}

function cancelRecord(call: Call, document: WebDocument): Answer {
  const found = findRecord(call, document);
  checkLocked(call, textOf(found.master, "docDate"));
  cancelDocument(call, document.spec, found, null);
  return answered(true);
}

function deleteRecord(call: Call, document: WebDocument): Answer {
  const found = findRecord(call, document);
  checkLocked(call, textOf(found.master, "docDate"));
  removeDocument(call, document.spec, found);
  return answered(true);
}

function show({ book }: Call, document: WebDocument, { docKey, master, lines }: StoredDocument): object {
  const { webApi } = book.settings;
  return {
    Master: { DocKey: docKey, ...showWebFields([...document.master, ...MASTER_FIGURES], withAddressLines(master), webApi) },
    Details: lines.map((line) => ({ DtlKey: line["dtlKey"], ...showWebFields([...document.detail, ...LINE_FIGURES], line, webApi) })),
  };
}

/** The heads of all standing documents, newest first, without their lines. Paging is not known (other-apis H), so there is none. */
function listed(call: Call, document: WebDocument): object[] {
  const wanted = call.book.settings.webApi.filtersLists ? wantedNumber(call) : null;
  const where = wanted === null ? { sql: "1 = 1", params: [] } : { sql: "doc_no = ?", params: [wanted] };
  const standing = call.store
    .listDocumentKeys(call.book, document.spec.path, where)
    .map((docKey) => call.store.getDocument(docKey))
    .filter(({ master }) => master["cancelled"] !== true);
  return standing.filter(({ createdMs }) => !isHidden(call, createdMs)).map((stored) => (show(call, document, stored) as { Master: object }).Master);
}

function wantedNumber(call: Call): string | null {
  const wanted = isJsonObject(call.body) ? member(fold(call.body), "DocNo") : undefined;
  return typeof wanted === "string" ? wanted : null;
}

function isHidden(call: Call, createdMs: number): boolean {
  const age = call.now.getTime() - createdMs;
  return call.takeFault("stale-get", (fault) => age < fault.delayMs) !== null;
}

/** A list in the book's dialect. A switched-on shuffle repeats one row and leaves another out, as unstable paging would. */
export function listAnswer(call: Call, rows: readonly object[]): unknown {
  const shuffle = call.takeFault("shuffle-pages");
  const mixed = shuffle ? shuffled(rows, shuffle.seed * 1000 + rows.length) : rows;
  const shown = shuffle && mixed.length > 1 ? [...mixed.slice(0, -1), mixed[0]] : mixed;
  if (call.book.settings.webApi.lists === "array") return shown;
  return call.takeFault("total-count-missing") ? { Data: shown } : { Data: shown, TotalCount: rows.length };
}

function withAddressLines(master: StoredDocument["master"]): StoredDocument["master"] {
  const lines = (field: string, prefix: string) =>
    Object.fromEntries((textOf(master, field) ?? "").split("\n").slice(0, 4).map((line, index) => [`${prefix}${index + 1}`, line === "" ? null : line]));
  return { ...master, ...lines("address", "InvAddr"), ...lines("deliverAddress", "DeliverAddr") };
}
