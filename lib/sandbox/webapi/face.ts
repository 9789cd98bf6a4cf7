import type { IncomingHttpHeaders } from "node:http";
import type { Book } from "#lib/sandbox/books.ts";
import { holdsKey } from "#lib/sandbox/books.ts";
import { answerAtDoor } from "#lib/sandbox/door.ts";
import type { BROKEN } from "#lib/sandbox/door.ts";
import type { IncomingCall } from "#lib/sandbox/incoming-call.ts";
import { uncounted } from "#lib/sandbox/rate-limit.ts";
import { Refusal } from "#lib/sandbox/refusal.ts";
import type { Answer, Operation } from "#lib/sandbox/resource.ts";
import type { Sandbox } from "#lib/sandbox/sandbox.ts";
import { documentOperations } from "./document-operations.ts";
import { masterOperations } from "./masters.ts";
import { WEB_DOCUMENTS } from "./web-documents.ts";

/**
 * The on-premise Web API over the same books (other-apis C): `/api/{Document}/{Action}`. Its two headers name the book by its
 * `keyId` and open it by its `apiKey`. The facts know no limit of calls, so none is counted; a switched-on 429 stands for
 * whatever a customer has put in front of it, and says how long to wait.
 */
export function answerWebApiCall(sandbox: Sandbox, incoming: IncomingCall): Promise<Answer | typeof BROKEN> {
  const [, name = "", action = "", ...rest] = incoming.url.pathname.split("/").filter(Boolean);
  const operations = rest.length === 0 ? operationsOf(name).filter((known) => known.action === action.toLowerCase()) : [];
  const now = sandbox.clock();
  return answerAtDoor(sandbox, incoming, {
    bookId: namedBook(sandbox, incoming.headers),
    resource: name.toLowerCase() || null,
    operations,
    authenticate: () => authenticate(sandbox, incoming.headers),
    count: () => uncounted(now),
    refused: (refusal, book, place) => refusedIn(book, place === "inside", operations.length === 0 ? routeUnknown(refusal, incoming.url) : refusal),
    headers: (allowance): Record<string, string> => (allowance.isAllowed ? {} : { "retry-after": String(Math.max(1, Math.round((allowance.resetsAt.getTime() - now.getTime()) / 1000))) }),
  });
}

/** Whether a request is for this face; the Cloud's begin with the number of a book. */
export function isWebApiPath(path: string): boolean {
  return /^\/api\//i.test(path);
}

/** The book that `X-API-NAME` names, whatever the key; null where none is called so. */
export function namedBook(sandbox: Sandbox, headers: IncomingHttpHeaders): string | null {
  return sandbox.store.listBooks().find(({ keyId }) => keyId === headers["x-api-name"])?.id ?? null;
}

function operationsOf(name: string): Operation[] {
  const document = WEB_DOCUMENTS.find((known) => known.name.toLowerCase() === name.toLowerCase());
  return document === undefined ? masterOperations(name) : documentOperations(document);
}

function authenticate(sandbox: Sandbox, headers: IncomingHttpHeaders): Book {
  const [name, key] = [headers["x-api-name"], headers["x-api-key"]];
  const book = typeof name === "string" && typeof key === "string" ? sandbox.store.listBooks().find((known) => holdsKey(known, name, key)) : undefined;
  if (book === undefined) throw new Refusal(401, "Authorization has been denied for this request.");
  return book;
}

/** As ASP.NET says that it has no such route; not a word about documents. */
function routeUnknown(refusal: Refusal, url: URL): Refusal {
  return refusal.status === 404 ? new Refusal(404, `No HTTP resource was found that matches the request URI '${url.href}'.`) : refusal;
}

function refusedIn(book: Book | null, isInside: boolean, { status, message }: Refusal): Answer {
  const errors = book?.settings.webApi.errors ?? "message";
  const isOurs = isInside && status < 500 && status !== 405;
  if (!isOurs || errors === "message") return { status, body: { Message: message } };
  return { status: errors === "text-200" ? 200 : status, text: message };
}
