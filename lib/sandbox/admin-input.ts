import { z } from "zod";
import type { IncomingCall } from "./incoming-call.ts";
import { Refusal, badRequest } from "./refusal.ts";
import type { Answer } from "./resource.ts";
import type { Sandbox } from "./sandbox.ts";

/** One control of the sandbox; `id` is the path's second part. */
export type AdminOperation = (sandbox: Sandbox, incoming: IncomingCall, id: string) => Answer;

export function parseWith<Schema extends z.ZodType>(schema: Schema, incoming: IncomingCall): z.output<Schema> {
  const parsed = schema.safeParse(readBody(incoming));
  if (!parsed.success) throw badRequest(z.prettifyError(parsed.error));
  return parsed.data;
}

/** Only JSON by name: a page in a browser cannot send that across origins without being asked first. */
function readBody(incoming: IncomingCall): unknown {
  if (incoming.bodyText.trim() === "") return {};
  if (!/^application\/json\b/i.test(incoming.headers["content-type"] ?? "")) throw new Refusal(415, "Unsupported Media Type.");
  try {
    return JSON.parse(incoming.bodyText);
  } catch {
    throw badRequest("The request body is not valid JSON.");
  }
}
