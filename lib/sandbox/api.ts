import type { IncomingHttpHeaders } from "node:http";
import type { Book } from "./books.ts";
import { holdsKey } from "./books.ts";
import { answerAtDoor } from "./door.ts";
import type { BROKEN } from "./door.ts";
import type { IncomingCall } from "./incoming-call.ts";
import { rateLimitHeaders } from "./rate-limit.ts";
import { unauthorized } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import type { Answer } from "./resource.ts";
import { findResource } from "./resources/registry.ts";
import type { Sandbox } from "./sandbox.ts";

/** Answers one call of the AutoCount Cloud API. Every answer carries the rate-limit headers. */
export function answerApiCall(sandbox: Sandbox, incoming: IncomingCall): Promise<Answer | typeof BROKEN> {
  const [bookId = "", path = "", action = "", ...rest] = incoming.url.pathname.split("/").filter(Boolean);
  const resource = rest.length === 0 ? findResource(path) : null;
  return answerAtDoor(sandbox, incoming, {
    bookId: bookId || null,
    resource: path.toLowerCase() || null,
    operations: resource?.operations.filter((known) => known.action === action.toLowerCase()) ?? [],
    authenticate: () => authenticate(sandbox, bookId, incoming.headers),
    count: (book) => sandbox.limiter.use(book.id, book.settings, sandbox.clock()),
    refused,
    headers: rateLimitHeaders,
  });
}

/** The error object, always the same flat shape. */
export function refused(refusal: Refusal): Answer {
  return { status: refusal.status, body: { statusCode: refusal.status, message: refusal.message } };
}

/** Both headers must be those of this very book; an unknown book is no different from a wrong key. */
function authenticate(sandbox: Sandbox, bookId: string, headers: IncomingHttpHeaders): Book {
  const [keyId, apiKey] = [headers["key-id"], headers["api-key"]];
  const book = sandbox.store.findBook(bookId);
  if (!book || typeof keyId !== "string" || typeof apiKey !== "string" || !holdsKey(book, keyId, apiKey)) throw unauthorized();
  return book;
}
