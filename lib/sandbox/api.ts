import type { IncomingHttpHeaders } from "node:http";
import type { Book } from "./books.ts";
import { holdsKey } from "./books.ts";
import type { Fault, FaultCode, FaultTarget } from "./faults.ts";
import { parseBody } from "./json.ts";
import { rateLimitHeaders, uncounted } from "./rate-limit.ts";
import type { Allowance } from "./rate-limit.ts";
import { Refusal, badRequest, methodNotAllowed, notFound, serverFailure, tooManyRequests, unauthorized } from "./refusal.ts";
import { readQuery } from "./resource.ts";
import type { Answer, Call, Operation } from "./resource.ts";
import { findResource } from "./resources/registry.ts";
import type { Sandbox } from "./sandbox.ts";

/** A request with its body read. */
export interface IncomingCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly bodyText: string;
}

/** Instead of an answer: the connection breaks. */
export const BROKEN = Symbol("broken connection");

/**
 * Answers one call of the AutoCount API: door (outage, key, rate limit), then the operation, with the switched-on
 * faults before and after it. Every answer carries the rate-limit headers.
 */
export async function answerApiCall(sandbox: Sandbox, incoming: IncomingCall): Promise<Answer | typeof BROKEN> {
  const [bookId = "", path = "", action = "", ...rest] = incoming.url.pathname.split("/").filter(Boolean);
  const resource = rest.length === 0 ? findResource(path) : null;
  const operations = resource?.operations.filter((known) => known.action === action.toLowerCase()) ?? [];
  const operation = operations.find((known) => known.method === incoming.method);
  const target: FaultTarget = {
    book: bookId || null,
    resource: path.toLowerCase() || null,
    method: incoming.method,
    isWrite: operation?.isWrite ?? incoming.method !== "GET",
  };
  const take = (code: FaultCode, applies?: (fault: Fault) => boolean): Fault | null => sandbox.faults.take(code, target, applies);
  if (take("outage")) return BROKEN;

  let allowance = uncounted(sandbox.clock());
  try {
    const book = authenticate(sandbox, bookId, incoming.headers);
    if (take("unauthorized-401")) throw unauthorized();
    allowance = countCall(sandbox, book, take);
    if (!allowance.isAllowed) throw tooManyRequests();
    if (operations.length === 0) throw notFound();
    if (!operation) throw methodNotAllowed();

    const refusal = take("refuse-400");
    if (refusal) throw badRequest(refusal.message ?? "The record could not be saved.");
    if (take("error-500-not-stored")) throw serverFailure();
    const slow = take("slow-then-stored");
    if (slow) await sandbox.wait(slow.delayMs);

    const answer = runOperation(sandbox, operation, book, incoming, take);
    if (operation.isWrite && take("stored-answer-lost")) return BROKEN;
    if (operation.isWrite && take("stored-but-500")) throw serverFailure();
    return withHeaders(answer, allowance);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return withHeaders(refused(error), allowance);
  }
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

function countCall(sandbox: Sandbox, book: Book, take: Call["takeFault"]): Allowance {
  const now = sandbox.clock();
  const burst = take("rate-limit-429");
  if (!burst) return sandbox.limiter.use(book.id, book.settings.rateLimit, now);
  // A burst ends `delayMs` from now where the fault says so, else after a minute.
  return { isAllowed: false, remaining: 0, resetsAt: new Date(now.getTime() + (burst.delayMs || 60_000)) };
}

function runOperation(
  sandbox: Sandbox,
  operation: Operation,
  book: Book,
  incoming: IncomingCall,
  takeFault: Call["takeFault"],
): Answer {
  const call: Call = {
    book,
    store: sandbox.store,
    query: readQuery(incoming.url.searchParams),
    body: readJson(incoming),
    origin: incoming.url.origin,
    now: sandbox.clock(),
    takeFault,
  };
  return operation.isWrite ? sandbox.store.transaction(() => operation.run(call)) : operation.run(call);
}

function readJson(incoming: IncomingCall): Call["body"] {
  if (incoming.bodyText.trim() === "") return undefined;
  if (!/^application\/json\b/i.test(incoming.headers["content-type"] ?? "")) {
    throw new Refusal(415, "Unsupported Media Type.");
  }
  return parseBody(incoming.bodyText);
}

function withHeaders(answer: Answer, allowance: Allowance): Answer {
  return { ...answer, headers: { ...rateLimitHeaders(allowance), ...answer.headers } };
}
