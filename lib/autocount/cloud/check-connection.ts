import { z } from "zod";
import type { ConnectionCheck } from "../connection-check.ts";
import { withoutSecret } from "../without-secret.ts";
import { callCloud } from "./call.ts";
import type { CloudConnection } from "./connection.ts";
import { unreachable } from "../waits.ts";
import { readLookup } from "./read-reply.ts";

const companyProfile = z.object({ companyname: z.string() });

/** Asks whose book this is: shows that address, book and key belong together before anything is posted (cloud-api 23). */
export async function checkConnection(connection: CloudConnection): Promise<ConnectionCheck> {
  const found = readLookup(await callCloud(connection, { method: "GET", path: "companyProfile" }), Date.now());
  if (found.kind === "absent") return { kind: "stopped", reason: `AutoCount knows no account book ${connection.book}.` };
  if (found.kind !== "found") return { ...found, reason: withoutSecret(connection, found.reason) };
  const profile = companyProfile.safeParse(found.answer);
  if (!profile.success) return unreachable("AutoCount's company profile could not be read.");
  return { kind: "connected", companyName: profile.data.companyname };
}
