import type { z } from "zod";
import { db } from "#lib/db/prisma.ts";
import type { Result } from "#lib/result.ts";
import { clientAddress } from "./client-address.ts";
import { contextOf, currentActor, type UserContext } from "./current-actor.ts";
import { answering, type RouteHandler } from "./define-open-route.ts";
import { can, type Permission } from "./permissions.ts";
import type { ProblemCode } from "./problem-codes.ts";
import { problem, Refused } from "./problem.ts";
import { mediaTypeOf } from "./read-body.ts";
import { findByToken } from "./tokens.ts";

type UploadDefinition<Input, T, E extends { code: ProblemCode }> = {
  permission: Permission;
  /** The query. */
  input: z.ZodType<Input>;
  /** What `Content-Length` may say at most; whoever says less and sends more is stopped by `run`. */
  limit: number;
  run: (ctx: UserContext, input: Input, bytes: AsyncIterable<Uint8Array>) => Promise<Result<T, E>>;
};

/** Of a body that is only bytes. A form cannot send it, so other sites cannot without asking the browser first. */
export const uploadType = "application/octet-stream";

/**
 * Makes a route that takes a file as it streams in, never as a whole: with a person's token, or from our own screens with
 * the session. On a cookie's word a browser must say that it comes from our own pages: its `Origin` is the host it calls.
 */
export function defineUpload<Input, T, E extends { code: ProblemCode }>(definition: UploadDefinition<Input, T, E>): RouteHandler {
  return (request) =>
    answering(request, async () => {
      const ctx = await findUploader(request, definition.permission);
      if (mediaTypeOf(request) !== uploadType) throw new Refused("unsupported-media-type", { detail: `Send the file itself as ${uploadType}.`, members: { accepts: [uploadType] } });
      if (Number(request.headers.get("content-length") ?? 0) > definition.limit) {
        throw new Refused("too-large", { detail: `A file has at most ${definition.limit} bytes here.`, members: { limit: definition.limit }, headers: { Connection: "close" } });
      }
      const parsed = definition.input.safeParse(Object.fromEntries(new URL(request.url).searchParams));
      if (!parsed.success) {
        const errors = parsed.error.issues.map((issue) => ({ detail: issue.message, parameter: issue.path.map(String).join(".") }));
        throw new Refused("invalid", { detail: "Something is wrong with what was said of the file.", errors });
      }
      const outcome = await definition.run(ctx, parsed.data, bytesOf(request));
      if (outcome.ok) return Response.json(outcome.value, { status: 201, headers: { "Cache-Control": "private, no-store" } });
      const { code, ...members } = outcome.error;
      return problem(code, { instance: new URL(request.url).pathname, members });
    });
}

async function findUploader(request: Request, permission: Permission): Promise<UserContext> {
  // Who shows a token is not let in on a cookie where that token is no good.
  const ctx = request.headers.has("authorization") ? await byToken(request) : isOwnPage(request) ? await bySession() : null;
  if (ctx === null) throw new Refused("signed-out", { detail: "Send a person's token: `Authorization: Bearer hp_...`.", headers: { "WWW-Authenticate": 'Bearer realm="holdpoint"' } });
  if (!can(ctx.actor, permission)) throw new Refused("forbidden", { detail: `It needs the permission ${permission}.`, members: { permission } });
  return ctx;
}

async function byToken(request: Request): Promise<UserContext | null> {
  const token = request.headers.get("authorization")?.match(/^Bearer +(\S+)$/i)?.[1];
  if (token === undefined) return null;
  const now = () => new Date();
  const bearer = await findByToken({ db: db(), now }, token, clientAddress(request.headers));
  if (bearer === null) return null;
  if (bearer.actor.type !== "user") throw new Refused("forbidden", { detail: "This call takes a person's token, not a source's." });
  return { company: bearer.company, actor: bearer.actor, db: db(), now };
}

async function bySession(): Promise<UserContext | null> {
  const signedIn = await currentActor();
  return signedIn === null ? null : contextOf(signedIn);
}

function isOwnPage(request: Request): boolean {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return origin !== null && host !== null && URL.canParse(origin) && new URL(origin).host === host;
}

async function* bytesOf(request: Request): AsyncGenerator<Uint8Array> {
  if (request.body === null) return;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw new Refused("unreadable", { detail: `The file broke off: ${error instanceof Error ? error.message : String(error)}.` });
      });
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops reading before the end lets the rest go.
    reader.cancel().catch(() => undefined);
  }
}
