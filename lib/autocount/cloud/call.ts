import { callServer } from "../call.ts";
import type { Reply, Request } from "../call.ts";
import type { CloudConnection } from "./connection.ts";

/** One call of a book's API: `path` is below the book. Key and secret go with it (cloud-api 1). */
export function callCloud({ baseUrl, book, keyId, apiKey, timeoutMs, turn }: CloudConnection, request: Request): Promise<Reply> {
  const server = { baseUrl: `${baseUrl.replace(/\/+$/, "")}/${book}`, headers: { "Key-ID": keyId, "API-Key": apiKey }, timeoutMs, turn };
  return callServer(server, request);
}
