import { withoutSecret } from "../without-secret.ts";
import type { ConnectionCheck } from "../connection-check.ts";
import { callWebApi } from "./call.ts";
import type { WebApiConnection } from "./connection.ts";
import { readRows } from "./read-answer.ts";

/** The call that every book answers, whatever is in it. */
export const readLocations = { method: "GET", path: "Location/GetRecordList" } as const;

/** Asks for the book's locations: shows that address and key are right. The Web API does not tell whose book it is (other-apis C.2). */
export async function checkWebApi(connection: WebApiConnection): Promise<ConnectionCheck> {
  const read = readRows(await callWebApi(connection, readLocations), Date.now());
  return read.kind === "rows" ? { kind: "connected", companyName: null } : { ...read, reason: withoutSecret(connection, read.reason) };
}
