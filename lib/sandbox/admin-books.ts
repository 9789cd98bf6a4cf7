import { z } from "zod";
import { parseWith } from "./admin-input.ts";
import type { AdminOperation } from "./admin-input.ts";
import type { IncomingCall } from "./incoming-call.ts";
import type { Book } from "./books.ts";
import { timeStamp } from "./clock.ts";
import { parseBody } from "./json.ts";
import { periodsOf } from "./periods.ts";
import { badRequest, methodNotAllowed, notFound } from "./refusal.ts";
import { answered, changed } from "./resource.ts";
import type { Answer, Call } from "./resource.ts";
import { balancesOf, stockOf } from "./resources/books-state.ts";
import type { DocumentSpec } from "./resources/document-spec.ts";
import { rewriteMaster, show } from "./resources/document.ts";
import { trialBalanceOf } from "./resources/trial-balance.ts";
import { DESKTOP_RESOURCES, DOCUMENTS, RESOURCES, findResource } from "./resources/registry.ts";
import type { Sandbox } from "./sandbox.ts";
import type { StoredDocument } from "./store.ts";
import { filledText, textOf } from "./values.ts";

/** What a person sees and does in one book, as on AutoCount's own screens: see admin.ts for the calls. */
export const bookRoutes: Readonly<Record<string, Readonly<Record<string, AdminOperation>>>> = {
  "books/{id}/documents": { GET: pageDocuments },
  "books/{id}/document": { GET: showDocument },
  "books/{id}/state": { GET: showState },
  "books/{id}/periods": { POST: lockPeriod },
  "books/{id}/e-invoice": { POST: answerEInvoice },
  "books/{id}/act": { POST: act },
};

export function requireBook(book: Book | null): Book {
  if (!book) throw notFound();
  return book;
}

function pageDocuments({ store }: Sandbox, incoming: IncomingCall, id: string): Answer {
  const book = requireBook(store.findBook(id));
  const query = incoming.url.searchParams;
  const held = store.countDocuments(book);
  const spec = specOf(query.get("kind") ?? DOCUMENTS[0]?.path ?? "");
  const limit = wholeNumber("limit", query.get("limit"), 50, 200);
  const before = wholeNumber("before", query.get("before"), Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const found = store.pageDocuments(book, spec.path, before, limit + 1, query.get("text")?.trim() ?? "");
  const page = found.slice(0, limit);
  return answered({
    counts: DOCUMENTS.map(({ path }) => ({ kind: path, held: held.get(path) ?? 0 })),
    kind: spec.path,
    documents: page.map((document) => listed(spec, document)),
    next: found.length > limit ? (page.at(-1)?.docKey ?? null) : null,
  });
}

/** One row of the list: what is told apart at a glance. */
function listed(spec: DocumentSpec, { docKey, docNo, master }: Omit<StoredDocument, "lines">): object {
  return {
    docKey,
    docNo,
    docType: textOf(master, "docType") ?? spec.docType,
    docDate: (textOf(master, "docDate") ?? "").slice(0, 10),
    party: spec.party === null ? null : textOf(master, spec.party.field),
    partyName: textOf(master, "debtorName") ?? textOf(master, "creditorName") ?? textOf(master, "dealWith"),
    total: textOf(master, "finalTotal") ?? textOf(master, "totalPayment") ?? textOf(master, "totalDR") ?? textOf(master, "total"),
    outstanding: textOf(master, "outstandingAmount"),
    currency: textOf(master, "currencyCode"),
    isCancelled: master["cancelled"] === true,
    isKnockedOff: filledText(master, "knockedOff") !== null && textOf(master, "knockedOff") !== "0",
    ref: filledText(master, "ref") ?? filledText(master, "description"),
    createdAt: textOf(master, "createdTimeStamp"),
    modifiedBy: textOf(master, "lastModifiedUserID"),
  };
}

function showDocument({ store }: Sandbox, incoming: IncomingCall, id: string): Answer {
  const book = requireBook(store.findBook(id));
  const query = incoming.url.searchParams;
  const spec = specOf(query.get("kind") ?? "");
  const found = store.findDocument(book, spec.path, query.get("docNo") ?? "");
  if (!found) throw notFound();
  return answered({ ...listed(spec, found), kind: spec.path, document: show(spec, found) });
}

function showState({ store, clock }: Sandbox, _incoming: IncomingCall, id: string): Answer {
  const book = requireBook(store.findBook(id));
  const { settings } = book;
  const parties = ["debtor", "creditor"].flatMap((kind) => store.listMasters(book, kind).map((party) => ({ kind, party })));
  const balances = new Map(balancesOf(store, book).map(({ accNo, balance }) => [accNo, balance]));
  return answered({
    companyName: settings.companyName,
    currency: settings.currency,
    parties: parties.map(({ kind, party }) => ({ kind, accNo: party.code, name: textOf(party.master.fields, "companyName") ?? "", balance: balances.get(party.code) ?? "0.00" })),
    items: store.listMasters(book, "product").map(({ code, master }) => ({ code, name: textOf(master.fields, "productName") ?? "", unit: textOf(master.fields, "unit") })),
    stock: stockOf(store, book),
    trialBalance: trialBalanceOf(store, book),
    periods: periodsOf(settings, timeStamp(clock(), "Asia/Kuala_Lumpur").slice(0, 10)),
    creditTerms: settings.creditTerms.map(({ creditTerm }) => creditTerm),
  });
}

const lockInput = z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), isLocked: z.boolean() });

function lockPeriod({ store }: Sandbox, incoming: IncomingCall, id: string): Answer {
  const { month, isLocked } = parseWith(lockInput, incoming);
  const book = requireBook(store.findBook(id));
  const others = book.settings.lockedMonths.filter((locked) => locked !== month);
  store.changeSettings(book, { ...book.settings, lockedMonths: isLocked ? [...others, month].sort() : others });
  return changed();
}

const eInvoiceInput = z.strictObject({ docNo: z.string(), status: z.string().nullable(), validatedDateTime: z.string().nullable().default(null) });

function answerEInvoice({ store, clock }: Sandbox, incoming: IncomingCall, id: string): Answer {
  const { docNo, status, validatedDateTime } = parseWith(eInvoiceInput, incoming);
  const book = requireBook(store.findBook(id));
  const found = store.findDocument(book, "invoice", docNo);
  if (!found) throw notFound();
  const lastModified = timeStamp(clock(), book.settings.timeStampZone);
  rewriteMaster(store, specOf("invoice"), found, { ...found.master, eInvoiceStatus: status, eInvoiceValidatedDateTime: validatedDateTime, lastModified });
  return changed();
}

const actInput = z.strictObject({
  resource: z.string(),
  method: z.enum(["POST", "PUT", "DELETE"]),
  action: z.string().default(""),
  /** Document number, or code of a debtor, creditor or product. */
  key: z.string().optional(),
  body: z.record(z.string(), z.json()).default({}),
  userId: z.string().min(1).default("SCREEN"),
});

/** The same refusals as through the API: a locked month is locked for people too. */
function act(sandbox: Sandbox, incoming: IncomingCall, id: string): Answer {
  const { resource, method, action, key, body, userId } = parseWith(actInput, incoming);
  const found = requireBook(sandbox.store.findBook(id));
  const operations = findResource(resource, [...RESOURCES, ...DESKTOP_RESOURCES])?.operations.filter((known) => known.action === action.toLowerCase()) ?? [];
  if (operations.length === 0) throw notFound();
  const operation = operations.find((known) => known.method === method && known.isWrite);
  if (!operation) throw methodNotAllowed();
  const call: Call = {
    book: { ...found, settings: { ...found.settings, userId } },
    store: sandbox.store,
    query: { one: () => key ?? null, all: () => (key === undefined ? [] : [key]) },
    body: parseBody(JSON.stringify(body)),
    origin: incoming.url.origin,
    now: sandbox.clock(),
    takeFault: () => null,
  };
  return sandbox.store.transaction(() => operation.run(call));
}

function specOf(kind: string): DocumentSpec {
  const spec = DOCUMENTS.find(({ path }) => path.toLowerCase() === kind.toLowerCase());
  if (!spec) throw notFound();
  return spec;
}

function wholeNumber(name: string, given: string | null, usual: number, most: number): number {
  const value = given === null ? usual : Number(given);
  if (!Number.isInteger(value) || value < 1) throw badRequest(`${name} must be a whole number of at least 1.`);
  return Math.min(value, most);
}
