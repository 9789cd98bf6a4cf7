import { unstable_rethrow } from "next/navigation";
import { clientAddress } from "./client-address.ts";
import { logFault } from "./log-fault.ts";
import { problem, Refused } from "./problem.ts";

/** What Next hands to a route handler beside the request. */
export type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** A call at an open door: no company and nobody behind it until the route finds out. */
export type OpenCall = {
  request: Request;
  params: Readonly<Record<string, string | string[] | undefined>>;
  /** The address the call came from. */
  ip: string;
};

/**
 * A route that asks for no token: it checks its caller itself (a webhook's signature) or tells nothing that is secret
 * (health). `Refused` becomes its problem document, anything else thrown is logged and answered with 500.
 */
export function defineOpenRoute(definition: { run: (call: OpenCall) => Promise<Response> }): RouteHandler {
  return (request, context) =>
    answering(request, async () => definition.run({ request, params: await context.params, ip: clientAddress(request.headers) }));
}

/** Runs a door's work and turns what it throws into a problem document. */
export async function answering(request: Request, work: () => Promise<Response>): Promise<Response> {
  const instance = new URL(request.url).pathname;
  try {
    return await work();
  } catch (error) {
    // redirect() and its like are thrown too, and are Next's.
    unstable_rethrow(error);
    if (error instanceof Refused) return problem(error.code, { instance, ...error.options });
    const fault = logFault(error, `${request.method} ${instance}`);
    return problem("fault", { instance, detail: `Our log has it as ${fault}.`, members: { fault } });
  }
}
