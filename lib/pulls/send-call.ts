import type { RawAnswer, SignedCall } from "#lib/channels/pull.ts";
import { err, ok, type Result } from "#lib/result.ts";

/** Makes one call, once. What the network does is a refusal with a sentence that shows neither address nor secret. */
export type SendCall = (call: SignedCall) => Promise<Result<RawAnswer, string>>;

const patienceMs = 30_000;
const mostBytes = 16 * 1024 * 1024;

/** Over HTTP. A redirect is not followed: it would carry tokens to whatever address it names. */
export const sendCall: SendCall = async ({ method, url, headers, body }) => {
  try {
    const response = await fetch(url, { method, headers, body, redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
    return ok({ status: response.status, headers: Object.fromEntries(response.headers), text: await readText(response) });
  } catch (error) {
    return err(`no answer (${nameOf(error)})`);
  }
};

async function readText(response: Response): Promise<string> {
  if (response.body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Error("too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** A code such as ECONNREFUSED; never the message, which may hold the address with its parameters. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  const cause = error.cause instanceof Error ? error.cause : error;
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.name === "TimeoutError" || error.name === "TimeoutError" ? "no answer in time" : cause.name;
}
