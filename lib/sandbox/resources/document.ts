import { timeStamp } from "#lib/sandbox/clock.ts";
import { fold, isJsonObject, member } from "#lib/sandbox/json.ts";
import type { Json } from "#lib/sandbox/json.ts";
import { matchByPosition } from "#lib/sandbox/positional.ts";
import { readArray, readFields, requireObject, withDefaults } from "#lib/sandbox/read-fields.ts";
import { findParty } from "#lib/sandbox/references.ts";
import { badRequest, conversionMessage, methodNotAllowed, notFound, requiredMessage } from "#lib/sandbox/refusal.ts";
import { answered, changed, created, hideFresh, reads, requireQuery, writes } from "#lib/sandbox/resource.ts";
import type { Answer, Call, Operation, Resource } from "#lib/sandbox/resource.ts";
import type { DocumentIndex, StoredDocument } from "#lib/sandbox/store.ts";
import { decimalOf, filledText, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { view } from "#lib/sandbox/view.ts";
import { checkDates, composeDocument } from "./compose-document.ts";
import { listBySpecificFilter, listSimply } from "./document-listing.ts";
import { assignNumber } from "./document-numbering.ts";
import { readParts, showParts } from "./document-parts.ts";
import type { DocumentSpec, Draft } from "./document-spec.ts";

/** Everything the API can do with documents of one kind. */
export function documentResource(spec: DocumentSpec, more: readonly Operation[] = []): Resource {
  return {
    path: spec.path,
    operations: [
      ...more,
      reads("GET", "", (call) => answered(show(spec, readDocument(call, spec)))),
      writes("POST", "", (call) => createDocument(call, spec)),
      writes("PUT", "", (call) => updateDocument(call, spec)),
      writes("DELETE", "", (call) => deleteDocument(call, spec)),
      reads("GET", "listing", (call) => listSimply(call, spec, (document) => show(spec, document))),
      reads("POST", "listing", (call) => listBySpecificFilter(call, spec, (document) => show(spec, document))),
      writes("POST", "void", (call) => {
        if (call.takeFault("void-by-put-only")) throw methodNotAllowed();
        return voidDocument(call, spec);
      }),
      writes("PUT", "void", (call) => voidDocument(call, spec)),
    ],
    ledger: {
      name: spec.ledgerName,
      all: (store, book) => store.listDocuments(book, spec.path).map((document) => show(spec, document)),
    },
  };
}

/** `{ master, details }` with exactly the documented columns. */
export function show(spec: DocumentSpec, { docKey, master, lines }: StoredDocument): unknown {
  return {
    // A knock-off entry calls its key otherwise.
    master: view(spec.masterView, { ...master, docKey, knockOffKey: docKey }),
    details: lines.map((line, seq) => view(spec.detailView, { ...line, docKey, seq })),
    ...showParts(spec, master),
  };
}

function readDocument(call: Call, spec: DocumentSpec): StoredDocument {
  const found = findDocument(call, spec);
  hideFresh(call, found.createdMs);
  return found;
}

function findDocument(call: Call, spec: DocumentSpec): StoredDocument {
  const found = call.store.findDocument(call.book, spec.path, requireQuery(call, "docNo"));
  if (!found) throw notFound();
  return found;
}

function createDocument(call: Call, spec: DocumentSpec): Answer {
  const body = readDocumentBody(call, spec);
  if (body.lines === undefined) throw badRequest(requiredMessage("details"));
  const master = { ...fillFromParty(call, spec, body.master, withDefaults(spec.master, body.master)), ...body.parts };
  const lines = body.lines.map((line) => ({ values: withDefaults(spec.detail, line), isUntouched: false }));

  const draft = composeDocument(call, spec, master, lines, body.autoFill);
  return created(call, spec.path, "docNo", addDocument(call, spec, draft, body.saveApprove).docNo);
}

/** Books a new document under its own or the next number, with everything that it does to others. */
export function addDocument(call: Call, spec: DocumentSpec, draft: Draft, saveApprove: boolean | null): StoredDocument {
  const docNo = assignNumber(call, spec, draft.master);
  const stamp = timeStamp(call.now, call.book.settings.timeStampZone);
  const { userId } = call.book.settings;
  const document: StoredDocument = {
    docKey: call.store.nextKey("document"),
    docNo,
    createdMs: call.now.getTime(),
    master: {
      ...draft.master,
      docNo,
      cancelled: false,
      voidReason: null,
      rejectReason: null,
      ...approval(saveApprove, stamp),
      ...{ createdTimeStamp: stamp, createdUserID: userId, lastModified: stamp, lastModifiedUserID: userId },
    },
    lines: numbered(call, draft),
  };
  spec.effects?.apply(call, document);
  call.store.insertDocument(call.book, spec.path, document, indexOf(spec, document));
  return document;
}

function updateDocument(call: Call, spec: DocumentSpec): Answer {
  const stored = findDocument(call, spec);
  if (stored.master["cancelled"] === true) throw badRequest(`Document ${stored.docNo} is cancelled.`);
  const body = readDocumentBody(call, spec);
  checkIsFree(call, stored);
  spec.effects?.undo(call, stored);
  // A document cannot be renumbered: both number fields of the body are ignored.
  const { docNo: _docNo, docNoFormatName: _docNoFormatName, ...given } = body.master;
  const master = { ...stored.master, ...withDefaults(spec.master, { ...stored.master, ...given }), ...body.parts };
  const lines = matchByPosition(stored.lines, body.lines).map((line) => ({
    values: { ...line.stored, ...withDefaults(spec.detail, { ...line.stored, ...line.given }) },
    isUntouched: Object.keys(line.given).length === 0,
  }));

  const draft = composeDocument(call, spec, master, lines, body.autoFill);
  spec.effects?.apply(call, draft);
  const approved = body.saveApprove === true && stored.master["status"] !== "Approved";
  rewrite(call, spec, stored, {
    master: { ...draft.master, ...(approved ? approval(true, timeStamp(call.now, call.book.settings.timeStampZone)) : {}) },
    lines: numbered(call, draft),
  });
  return changed();
}

/** Takes the document out of the books: amounts stay, the number stays taken. */
function voidDocument(call: Call, spec: DocumentSpec): Answer {
  const voidReason = optionalMember(call.body, "voidReason");
  if (voidReason !== null && typeof voidReason !== "string") throw badRequest(conversionMessage("System.String", "$.voidReason"));
  cancelDocument(call, spec, findDocument(call, spec), voidReason);
  return changed();
}

/** The same for a document that was found already. */
export function cancelDocument(call: Call, spec: DocumentSpec, stored: StoredDocument, voidReason: string | null): void {
  if (stored.master["cancelled"] === true) throw badRequest(`Document ${stored.docNo} is already cancelled.`);
  checkIsFree(call, stored);
  spec.effects?.undo(call, stored);
  rewrite(call, spec, stored, { master: { ...stored.master, cancelled: true, status: "Void", voidReason }, lines: stored.lines });
}

/** Removes the document for good; its number is free again. */
function deleteDocument(call: Call, spec: DocumentSpec): Answer {
  removeDocument(call, spec, findDocument(call, spec));
  return changed();
}

/** The same for a document that was found already. */
export function removeDocument(call: Call, spec: DocumentSpec, stored: StoredDocument): void {
  checkIsFree(call, stored);
  if (stored.master["cancelled"] !== true) spec.effects?.undo(call, stored);
  call.store.deleteDocument(stored.docKey);
}

/** Refuses to touch what is closed, settled or transferred (other-apis F.3). */
function checkIsFree(call: Call, { docNo, master, lines }: StoredDocument): void {
  checkDates(call, master);
  if (lines.some((line) => !decimalOf(line, "transferedQty").isZero())) throw badRequest(`Document ${docNo} has been transferred: cancel what was made from it first.`);
  if (!decimalOf(master, "knockedOff").isZero()) throw badRequest(`Document ${docNo} is knocked off: take its knock-off entry back first.`);
}

function rewrite(call: Call, spec: DocumentSpec, stored: StoredDocument, draft: { master: Values; lines: Values[] }): void {
  const { timeStampZone, userId } = call.book.settings;
  const touched = { lastModified: timeStamp(call.now, timeStampZone), lastModifiedUserID: userId };
  const document = { ...stored, lines: draft.lines, master: { ...draft.master, ...touched } };
  call.store.rewriteDocument(document, indexOf(spec, document));
}

/** Changes columns of a header that are nobody's to write through the API. */
export function rewriteMaster(store: Call["store"], spec: DocumentSpec, stored: StoredDocument, master: Values): void {
  const document = { ...stored, master };
  store.rewriteDocument(document, indexOf(spec, document));
}

interface DocumentBody {
  readonly master: Values;
  readonly parts: Values;
  readonly lines: Values[] | undefined;
  readonly autoFill: ReadonlySet<string>;
  readonly saveApprove: boolean | null;
}

function readDocumentBody(call: Call, spec: DocumentSpec): DocumentBody {
  const { decimals } = call.book.settings;
  const master = readFields(spec.master, requireObject(call.body, "master"), "$.master", decimals);
  const lines = readArray(call.body, "details")?.map((line, index) =>
    readFields(spec.detail, line, `$.details[${index}]`, decimals),
  );
  const saveApprove = optionalMember(call.body, "saveApprove");
  if (saveApprove !== null && typeof saveApprove !== "boolean") {
    throw badRequest(conversionMessage("System.Boolean", "$.saveApprove"));
  }
  return { master, parts: readParts(call.body, spec, decimals), lines, autoFill: readAutoFill(call.body, spec), saveApprove };
}

function readAutoFill(body: Json | undefined, spec: DocumentSpec): ReadonlySet<string> {
  const option = optionalMember(body, "autoFillOption");
  if (!isJsonObject(option)) return new Set();
  const folded = fold(option);
  return new Set(Object.keys(spec.autoFill).filter((field) => member(folded, field) === true));
}

function optionalMember(body: Json | undefined, name: string): Json {
  return (isJsonObject(body) ? member(fold(body), name) : undefined) ?? null;
}

/** Contact fields that were left out come from the party; a field sent as null stays null. */
export function fillFromParty(call: Call, spec: DocumentSpec, given: Values, master: Values): Values {
  if (spec.party === null) return master;
  const code = filledText(master, spec.party.field);
  const party = code === null ? null : findParty(call.store, call.book, spec.party.kinds, code);
  const filled: Values = { ...master };
  for (const fill of spec.party.fills) {
    if (fill.field in given) continue;
    const own = fill.from === undefined ? null : (party && textOf(party.master.fields, fill.from));
    filled[fill.field] = own ?? fill.otherwise;
  }
  return filled;
}

function approval(saveApprove: boolean | null, stamp: string): Values {
  return saveApprove === true
    ? { status: "Approved", approvedTimeStamp: stamp }
    : { status: "Draft", approvedTimeStamp: null };
}

/** Lines that were stored before keep their key, new ones get the next. */
function numbered(call: Call, draft: Draft): Values[] {
  return draft.lines.map((line) => ({ ...line, dtlKey: line["dtlKey"] ?? call.store.nextKey("line") }));
}

function indexOf(spec: DocumentSpec, { docNo, master }: StoredDocument): DocumentIndex {
  return {
    docNo,
    docDate: textOf(master, "docDate") ?? "",
    party: spec.party && textOf(master, spec.party.field),
    salesAgent: textOf(master, "salesAgent"),
    createdAt: textOf(master, "createdTimeStamp") ?? "",
    modifiedAt: textOf(master, "lastModified") ?? "",
  };
}
