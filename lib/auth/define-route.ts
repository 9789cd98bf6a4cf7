import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";
import type { Result } from "#lib/result.ts";
import { clientAddress } from "./client-address.ts";
import { contextOf, currentActor, type UserContext } from "./current-actor.ts";
import { answering, type RouteHandler } from "./define-open-route.ts";
import { can, type Permission } from "./permissions.ts";
import type { ProblemCode } from "./problem-codes.ts";
import { problem, Refused, type ProblemError } from "./problem.ts";
import type { SourceActor, UserActor } from "./queries.ts";
import { bodyLimits, mediaTypeOf, parseJsonBody, readBody } from "./read-body.ts";
import { findByToken } from "./tokens.ts";

/** A context in which a source pushes records in. */
export type SourceContext = Context & { actor: SourceActor };
export type CallerContext = Context & { actor: UserActor | SourceActor };

/** What a route's `run` gets beside context and input. */
export type Call<Params> = {
  request: Request;
  params: Params;
  /** The body as received (empty for GET), at most `bodyLimit` bytes. */
  body: Uint8Array<ArrayBuffer>;
  /** In lower case, without parameters. */
  mediaType: string;
};

/** A verb's refusal as the API can tell it: its code stands in `problemTable`; what else it carries goes along. */
type Refusal = { code: ProblemCode };

type RouteDefinition<Ctx, Params, Input, T, E extends Refusal> = {
  /** Path parameters; what does not fit is 404. */
  params?: z.ZodType<Params>;
  /** The query of a GET, else the JSON body; what does not fit is 422. Without it, `run` reads `call.body` itself. */
  input?: z.ZodType<Input>;
  /** Media types of the body. */
  accepts?: readonly string[];
  /** Bytes; more is 413. */
  bodyLimit?: number;
  /** Status of success. */
  status?: number;
  run: (ctx: Ctx, input: Input, call: Call<Params>) => Promise<Result<T, E> | Response>;
};

/** Who may come in: people with this permission, any source, or either. One of them must be said. */
type Door = { permission?: Permission; source?: true };

/**
 * Makes a route of the HTTP API out of a verb or query: who asks, may they, is the input right, the verb, its outcome
 * as JSON or as problem details (RFC 9457).
 *
 * Callers show a bearer token. A session cookie opens only GET and HEAD, for our own screens: other sites can make a
 * browser send a cookie, but not a bearer token, so nothing is ever changed on a cookie's word.
 */
export function defineRoute<Params = unknown, Input = undefined, T = unknown, E extends Refusal = never>(
  definition: { permission: Permission; source?: never } & RouteDefinition<UserContext, Params, Input, T, E>,
): RouteHandler;
export function defineRoute<Params = unknown, Input = undefined, T = unknown, E extends Refusal = never>(
  definition: { source: true; permission?: never } & RouteDefinition<SourceContext, Params, Input, T, E>,
): RouteHandler;
export function defineRoute<Params = unknown, Input = undefined, T = unknown, E extends Refusal = never>(
  definition: { permission: Permission; source: true } & RouteDefinition<CallerContext, Params, Input, T, E>,
): RouteHandler;
export function defineRoute<Params, Input, T, E extends Refusal>(
  // The overloads above tie the kind of context to the door; here it is whichever `findCaller` let in.
  definition: Door & RouteDefinition<never, Params, Input, T, E>,
): RouteHandler {
  return (request, context) =>
    answering(request, async () => {
      const ctx = await findCaller(request, definition);
      const params = parseParams(definition.params, await context.params);
      const call = await readCall(request, params, definition);
      const input = parseInput(definition.input, call);
      const outcome = await definition.run(ctx as never, input, call);
      if (outcome instanceof Response) return outcome;
      if (outcome.ok) return json(outcome.value, definition.status ?? 200);
      const { code, ...members } = outcome.error;
      return problem(code, { instance: new URL(request.url).pathname, members });
    });
}

async function findCaller(request: Request, door: Door): Promise<CallerContext> {
  const ip = clientAddress(request.headers);
  const authorization = request.headers.get("authorization");
  if (authorization === null) {
    const isRead = request.method === "GET" || request.method === "HEAD";
    const signedIn = isRead && door.permission !== undefined ? await currentActor() : null;
    if (signedIn === null) throw unauthorized('Bearer realm="holdpoint"', "Send a token: `Authorization: Bearer hp_...`.");
    return admit(contextOf(signedIn), door);
  }
  const token = authorization.match(/^Bearer +(\S+)$/i)?.[1];
  const now = () => new Date();
  const bearer = token === undefined ? null : await findByToken({ db: db(), now }, token, ip);
  if (bearer === null) throw unauthorized('Bearer realm="holdpoint", error="invalid_token"', "The token is unknown, revoked, or its owner is disabled.");
  return admit({ company: bearer.company, actor: bearer.actor, db: db(), now }, door);
}

function admit(ctx: CallerContext, door: Door): CallerContext {
  if (ctx.actor.type === "source") {
    if (door.source === true) return ctx;
    throw new Refused("forbidden", { detail: "This call takes a person's token, not a source's." });
  }
  if (door.permission === undefined) throw new Refused("forbidden", { detail: "This call takes a source's token, not a person's." });
  if (can(ctx.actor, door.permission)) return ctx;
  throw new Refused("forbidden", { detail: `It needs the permission ${door.permission}.`, members: { permission: door.permission } });
}

function unauthorized(challenge: string, detail: string): Refused {
  return new Refused("signed-out", { detail, headers: { "WWW-Authenticate": challenge } });
}

function parseParams<Params>(schema: z.ZodType<Params> | undefined, given: unknown): Params {
  // Without a schema `Params` is `unknown`, so nothing is claimed of what was given.
  if (schema === undefined) return given as Params;
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new Refused("not-found");
  return parsed.data;
}

async function readCall<Params>(
  request: Request,
  params: Params,
  limits: { accepts?: readonly string[]; bodyLimit?: number },
): Promise<Call<Params>> {
  const mediaType = mediaTypeOf(request);
  if (!hasBody(request)) return { request, params, body: new Uint8Array(0), mediaType };
  const accepts = limits.accepts ?? ["application/json"];
  if (!accepts.includes(mediaType)) {
    throw new Refused("unsupported-media-type", {
      detail: `Send ${accepts.join(" or ")}${mediaType === "" ? "" : `, not ${mediaType}`}.`,
      members: { accepts },
      headers: { Accept: accepts.join(", ") },
    });
  }
  return { request, params, body: await readBody(request, limits.bodyLimit ?? bodyLimits.call), mediaType };
}

function hasBody(request: Request): boolean {
  return request.method !== "GET" && request.method !== "HEAD" && request.body !== null;
}

function parseInput<Input>(schema: z.ZodType<Input> | undefined, call: Call<unknown>): Input {
  // Without a schema `Input` is `undefined`: see the overloads.
  if (schema === undefined) return undefined as Input;
  const isRead = call.request.method === "GET" || call.request.method === "HEAD";
  const parsed = schema.safeParse(isRead ? queryOf(call.request) : parseJsonBody(call.body));
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue): ProblemError => {
    if (isRead) return { detail: issue.message, parameter: issue.path.map(String).join(".") };
    return { detail: issue.message, pointer: `#${issue.path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}` };
  });
  throw new Refused("invalid", { detail: `${errors.length === 1 ? "One thing is" : `${errors.length} things are`} wrong with the input.`, errors });
}

/** Query parameters by name; one that is given several times is a list. */
function queryOf(request: Request): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  const { searchParams } = new URL(request.url);
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return { ...query };
}

function json(value: unknown, status: number): Response {
  return Response.json(value, { status, headers: { "Cache-Control": "private, no-store" } });
}
