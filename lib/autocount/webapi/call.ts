import { callServer } from "../call.ts";
import type { Reply, Request } from "../call.ts";
import type { WebApiConnection } from "./connection.ts";

/** One call of the Web API: `path` is below `/api`. Name and key go with it (other-apis C.1). */
export function callWebApi({ baseUrl, keyId, apiKey, timeoutMs, turn }: WebApiConnection, request: Request): Promise<Reply> {
  const server = { baseUrl: `${baseUrl.replace(/\/+$/, "")}/api`, headers: { "X-API-NAME": keyId, "X-API-KEY": apiKey }, timeoutMs, turn };
  return callServer(server, request);
}
