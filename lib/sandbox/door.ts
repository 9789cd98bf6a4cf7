import type { Book } from "./books.ts";
import type { Fault, FaultCode, FaultTarget } from "./faults.ts";
import type { IncomingCall } from "./incoming-call.ts";
import { parseBody } from "./json.ts";
import { refusedFor, uncounted } from "./rate-limit.ts";
import type { Allowance } from "./rate-limit.ts";
import { Refusal, badRequest, forbidden, methodNotAllowed, notFound, serverFailure, tooManyRequests, unauthorized } from "./refusal.ts";
import { readQuery } from "./resource.ts";
import type { Answer, Call, Operation } from "./resource.ts";
import type { Sandbox } from "./sandbox.ts";

/** Instead of an answer: the connection breaks. */
export const BROKEN = Symbol("broken connection");

/** How one of AutoCount's products is called: who asks what, and how it words its answers. */
export interface Face {
  /** The book as far as the address or the headers say, known or not. */
  readonly bookId: string | null;
  /** What faults call the path. */
  readonly resource: string | null;
  /** Everything that can be done at this address; empty where there is no such address. */
  readonly operations: readonly Operation[];
  /** The book that the key opens; throws the 401 of a wrong one. */
  authenticate(): Book;
  /** Counts the call where the product limits them. */
  count(book: Book): Allowance;
  /** `inside`: the operation itself refused, not the door. `book` is null where the key opens none. */
  refused(refusal: Refusal, book: Book | null, place: "door" | "inside"): Answer;
  headers(allowance: Allowance): Readonly<Record<string, string>>;
}

/**
 * Answers one call: door (outage, key, rate limit), then the operation, with the switched-on faults before and after it.
 * The same for every face, so that each fault can happen to each.
 */
export async function answerAtDoor(sandbox: Sandbox, incoming: IncomingCall, face: Face): Promise<Answer | typeof BROKEN> {
  const { operations } = face;
  const operation = operations.find((known) => known.method === incoming.method);
  const target: FaultTarget = {
    book: face.bookId,
    resource: face.resource,
    method: incoming.method,
    isWrite: operation?.isWrite ?? operations[0]?.isWrite ?? incoming.method !== "GET",
  };
  const take = (code: FaultCode, applies?: (fault: Fault) => boolean): Fault | null => sandbox.faults.take(code, target, applies);
  if (take("outage")) return BROKEN;

  let allowance = uncounted(sandbox.clock());
  let book: Book | null = null;
  let place: "door" | "inside" = "door";
  try {
    book = face.authenticate();
    if (take("unauthorized-401")) throw unauthorized();
    if (take("forbidden-403")) throw forbidden();
    const burst = take("rate-limit-429");
    // A burst ends `delayMs` from now where the fault says so, else after a minute.
    allowance = burst ? refusedFor(burst.delayMs || 60_000, sandbox.clock()) : face.count(book);
    if (!allowance.isAllowed) throw tooManyRequests();
    if (operations.length === 0) throw notFound();
    if (!operation) throw methodNotAllowed();

    place = "inside";
    const refusal = take("refuse-400");
    if (refusal) throw badRequest(refusal.message ?? "The record could not be saved.");
    if (take("error-500-not-stored")) throw serverFailure();
    const slow = take("slow-then-stored");
    if (slow) await sandbox.wait(slow.delayMs);

    const answer = runOperation(sandbox, operation, book, incoming, take);
    if (operation.isWrite && take("stored-answer-lost")) return BROKEN;
    if (operation.isWrite && take("stored-but-500")) throw serverFailure();
    return withHeaders(answer, face, allowance);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return withHeaders(face.refused(error, book, place), face, allowance);
  }
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

function withHeaders(answer: Answer, face: Face, allowance: Allowance): Answer {
  return { ...answer, headers: { ...face.headers(allowance), ...answer.headers } };
}
