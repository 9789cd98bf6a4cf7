import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { bookRoutes, requireBook } from "./admin-books.ts";
import { parseWith } from "./admin-input.ts";
import type { AdminOperation } from "./admin-input.ts";
import type { IncomingCall } from "./incoming-call.ts";
import { bookSeed, digest } from "./books.ts";
import { faultInput } from "./faults.ts";
import { Refusal, badRequest, methodNotAllowed, notFound } from "./refusal.ts";
import { answered, changed } from "./resource.ts";
import type { Answer } from "./resource.ts";
import { balancesOf, stockOf } from "./resources/books-state.ts";
import { trialBalanceOf } from "./resources/trial-balance.ts";
import { DESKTOP_RESOURCES, RESOURCES } from "./resources/registry.ts";
import type { Sandbox } from "./sandbox.ts";
import { putBook, resetBook } from "./seed.ts";

/**
 * The sandbox's own controls, below `/_admin`. JSON in and out; refusals are `{ statusCode, message }` as in the API.
 * Every call needs `X-Sandbox-Admin: <token>` where the sandbox was started with a token, else none.
 *
 * | call | does |
 * | --- | --- |
 * | `GET /_admin/books` | `{ books: [{ id, keyId, companyName, ... settings }] }`; never secrets |
 * | `POST /_admin/books[?keepDocuments=true]` | makes or replaces a book: `{ id, keyId, apiKey, companyName?, taxEntities?, debtors?, products?, ... }`, every field of `bookSeed` in books.ts; what is left out gets Malaysian defaults. Documents, debtors, creditors and products of an earlier book of that number are removed unless `keepDocuments`. `taxEntities`, `debtors` and `creditors` are their create bodies, `products` product create bodies or the fields of `product` alone; they are checked like API calls. 201 `{ id }` |
 * | `GET /_admin/books/{book}/ledger` | `{ invoices, creditNotes, quotations, salesOrders, deliveryOrders, purchaseOrders, stockAdjustments, stockTransfers, payments, knockOffEntries, debtors, creditors, products }`: all of them, each as its single GET shows it, documents newest first; `stock: [{ stockCode, location, qty }]` and `balances: [{ accNo, balance }]` as all standing documents have made them; `trialBalance: { accounts: [{ accNo, description, debit, credit }], debit, credit, difference }` as the same documents have posted to the general ledger: a difference other than 0.00 is a fault of the sandbox |
 * | `GET /_admin/books/{book}/documents[?kind=&before=&limit=&text=]` | `{ counts: [{ kind, held }], kind, documents: [{ docKey, docNo, docDate, ... }], next }`: one kind, newest first, at most 200; `next` is the `before` of the page after it, or null. `text` must stand in the number or the header |
 * | `GET /_admin/books/{book}/document?kind=&docNo=` | that document as its single GET shows it, cancelled ones included; no fault hides it |
 * | `GET /_admin/books/{book}/state` | `{ parties, stock, trialBalance, periods, masters }`: what is counted together of all documents, and the names a new one may use |
 * | `POST /_admin/books/{book}/periods` | `{ month, isLocked }` locks or unlocks one month. 204 |
 * | `POST /_admin/books/{book}/e-invoice` | `{ docNo, status, validatedDateTime? }`: what the tax authority's answer does to an invoice in the background: its columns change, as no call of the API changes them. 204 |
 * | `POST /_admin/books/{book}/act` | `{ resource, method, action?, key?, body?, userId? }`: does what the API does, as that user of AutoCount would on the screen: no key, rate limit or fault. `key` is the document number or code. The API's own answer |
 * | `POST /_admin/faults` | switches a fault on: `{ fault, mode?, count?, rate?, seconds?, delayMs?, seed?, message?, book?, resource?, method? }`. Codes and what they do: faults.ts. `mode` is "next" (default), "count", "rate", "time" (for `seconds`) or "always". 201 with the fault and its `id` |
 * | `GET /_admin/faults` | `{ faults: [{ id, fault, mode, left, fired, ... }] }`, used-up ones included |
 * | `DELETE /_admin/faults[?id=]` | switches all, or one, off. 204 |
 * | `GET /_admin/requests?book=&last=` | `{ requests: [{ at, book, method, path, status }] }`, oldest first, at most 1000; `status` null where the connection was broken |
 * | `POST /_admin/reset` `{ book? }` | that book, or all, as when they were made: documents gone, seed rows back; faults, request log and rate-limit windows cleared. 204 |
 */
export function answerAdminCall(sandbox: Sandbox, incoming: IncomingCall, token: string | undefined): Answer {
  if (token !== undefined && !isToken(incoming.headers["x-sandbox-admin"], token)) {
    throw new Refusal(401, "X-Sandbox-Admin is missing or wrong.");
  }
  const [, area, id, part] = incoming.url.pathname.split("/").filter(Boolean);
  const route = [area, ...(id === undefined ? [] : ["{id}"]), ...(part === undefined ? [] : [part])].join("/");
  const operations = ROUTES[route];
  if (!operations) throw notFound();
  const operation = operations[incoming.method];
  if (!operation) throw methodNotAllowed();
  return operation(sandbox, incoming, id ?? "");
}

const ROUTES: Readonly<Record<string, Readonly<Record<string, AdminOperation>>>> = {
  books: { GET: listBooks, POST: makeBook },
  "books/{id}/ledger": { GET: showLedger },
  ...bookRoutes,
  faults: { GET: ({ faults }) => answered({ faults: faults.list() }), POST: addFault, DELETE: clearFaults },
  requests: { GET: listRequests },
  reset: { POST: reset },
};

function listBooks({ store }: Sandbox): Answer {
  return answered({ books: store.listBooks().map(({ id, keyId, settings }) => ({ id, keyId, ...settings })) });
}

function makeBook(sandbox: Sandbox, incoming: IncomingCall): Answer {
  const keep = incoming.url.searchParams.get("keepDocuments") === "true";
  const book = putBook(sandbox, parseWith(bookSeed, incoming), keep);
  sandbox.limiter.forget(book.id);
  return { status: 201, body: { id: book.id } };
}

function showLedger({ store }: Sandbox, _incoming: IncomingCall, id: string): Answer {
  const book = requireBook(store.findBook(id));
  const lists = [...RESOURCES, ...DESKTOP_RESOURCES].flatMap(({ ledger }) => (ledger ? [[ledger.name, ledger.all(store, book)] as const] : []));
  return answered({ ...Object.fromEntries(lists), stock: stockOf(store, book), balances: balancesOf(store, book), trialBalance: trialBalanceOf(store, book) });
}

function addFault({ faults }: Sandbox, incoming: IncomingCall): Answer {
  return { status: 201, body: faults.add(parseWith(faultInput, incoming)) };
}

function clearFaults({ faults }: Sandbox, incoming: IncomingCall): Answer {
  const id = incoming.url.searchParams.get("id");
  faults.clear((fault) => id !== null && fault.id !== Number(id));
  return changed();
}

function listRequests({ log }: Sandbox, incoming: IncomingCall): Answer {
  const last = Number(incoming.url.searchParams.get("last") ?? 100);
  if (!Number.isInteger(last) || last < 1) throw badRequest("last must be a whole number of at least 1.");
  return answered({ requests: log.last(last, incoming.url.searchParams.get("book") ?? undefined) });
}

const resetInput = z.strictObject({ book: z.union([z.string(), z.int()]).transform(String).optional() });

function reset(sandbox: Sandbox, incoming: IncomingCall): Answer {
  const { book: id } = parseWith(resetInput, incoming);
  const books = id === undefined ? sandbox.store.listBooks() : [requireBook(sandbox.store.findBook(id))];
  for (const book of books) resetBook(sandbox, book);
  sandbox.faults.clear((fault) => id !== undefined && fault.book !== undefined && fault.book !== id);
  sandbox.log.clear(id);
  sandbox.limiter.forget(id);
  return changed();
}

function isToken(given: string | string[] | undefined, token: string): boolean {
  return typeof given === "string" && timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(token)));
}
