import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { authOptions } from "./auth-options.ts";
import { answering, type RouteContext } from "./define-open-route.ts";
import { Refused } from "./problem.ts";
import { bodyLimits, mediaTypeOf, readBody } from "./read-body.ts";
import { isHttps } from "./session.ts";

/**
 * What of next-auth is open to the world: signing in and out. Its session calls are not: they would renew a cookie
 * without asking the database, while our sessions end 12 hours after sign-in (`currentActor` reads them).
 */
const openActions: Readonly<Record<string, readonly string[]>> = {
  GET: ["csrf", "signin", "error"],
  POST: ["callback/credentials", "signout"],
};

/** Answers under /api/auth for next-auth. POST is CSRF-checked by next-auth's own token. */
export function nextAuthRoute(request: Request, context: RouteContext): Promise<Response> {
  return answering(request, async () => {
    const { nextauth } = await context.params;
    const steps = Array.isArray(nextauth) ? nextauth : [];
    if (!openActions[request.method]?.includes(steps.join("/"))) throw new Refused("not-found");
    const options = authOptions(isHttps(request.headers));
    return NextAuth(await withBoundedBody(request), { params: Promise.resolve({ nextauth: steps }) }, options);
  });
}

/** The same request with its body read, at most a form's worth. */
async function withBoundedBody(request: Request): Promise<NextRequest> {
  const { url, method, headers } = request;
  if (method !== "POST") return new NextRequest(url, { method, headers });
  if (mediaTypeOf(request) !== "application/x-www-form-urlencoded") throw new Refused("unsupported-media-type");
  return new NextRequest(url, { method, headers, body: await readBody(request, bodyLimits.form) });
}
