import type { Book } from "./books.ts";
import type { Fault, FaultCode } from "./faults.ts";
import type { Json } from "./json.ts";
import { badRequest, notFound, requiredMessage } from "./refusal.ts";
import type { Store } from "./store.ts";

/** What goes back: a JSON body or plain text when there is one, else an empty answer. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
}

/** Query parameters, found whatever their case. */
export interface Query {
  one(name: string): string | null;
  all(name: string): string[];
}

/** An authenticated call on one book. */
export interface Call {
  readonly book: Book;
  readonly store: Store;
  readonly query: Query;
  readonly body: Json | undefined;
  /** `http://host` as the client addressed us. */
  readonly origin: string;
  readonly now: Date;
  /** Uses up a switched-on fault for this call, if there is one. */
  takeFault(code: FaultCode, applies?: (fault: Fault) => boolean): Fault | null;
}

/** One method on one path below a resource: `""` is the resource itself, else `listing` or `void`. */
export interface Operation {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly action: string;
  /** Whether it changes the book; a listing by POST does not. */
  readonly isWrite: boolean;
  run(call: Call): Answer;
}

/** A path of the API and what can be done there. */
export interface Resource {
  readonly path: string;
  readonly operations: readonly Operation[];
  /** Everything of it that the book holds, for the admin's ledger. */
  readonly ledger?: { readonly name: string; all(store: Store, book: Book): unknown[] };
}

export function reads(method: "GET" | "POST", action: string, run: Operation["run"]): Operation {
  return { method, action, isWrite: false, run };
}

export function writes(method: "POST" | "PUT" | "DELETE", action: string, run: Operation["run"]): Operation {
  return { method, action, isWrite: true, run };
}

export function answered(body: unknown): Answer {
  return { status: 200, body };
}

export function changed(): Answer {
  return { status: 204 };
}

/** 201 with an empty body; the number is known from the location alone, whose path is lower-case. */
export function created(call: Call, path: string, key: string, value: string): Answer {
  const location = `${call.origin}/${call.book.id}/${path.toLowerCase()}?${key}=${encodeURIComponent(value)}`;
  return { status: 201, headers: { location } };
}

/** A switched-on `stale-get` does not show what was made less than its delay ago. */
export function hideFresh(call: Call, createdMs: number): void {
  const age = call.now.getTime() - createdMs;
  if (call.takeFault("stale-get", (fault) => age < fault.delayMs)) throw notFound();
}

export function readQuery(parameters: URLSearchParams): Query {
  const all = (name: string): string[] =>
    [...parameters].filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  return { all, one: (name) => all(name)[0] ?? null };
}

/** The value of a query parameter that the call cannot do without. */
export function requireQuery(call: Call, name: string): string {
  const value = call.query.one(name)?.trim();
  if (!value) throw badRequest(requiredMessage(name));
  return value;
}
