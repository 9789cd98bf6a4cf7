import { Refused } from "./problem.ts";

const kibi = 1024;
const mebi = 1024 * kibi;

/** The most bytes of a body that a door takes. */
export const bodyLimits = {
  /** Sign-in and sign-out forms. */
  form: 16 * kibi,
  /** A call about one record. */
  call: 1 * mebi,
  /** One webhook message (Shopify sends up to about 1 MiB). */
  webhook: 2 * mebi,
  /** A batch of up to 1,000 records. */
  batch: 10 * mebi,
} as const;

/**
 * Reads a request's body and never holds more than `limit` bytes of it, whatever its Content-Length says or leaves out.
 * Throws `Refused`: "too-large" (413), "unsupported-media-type" (415) for a compressed body, whose size is anyone's
 * guess, "unreadable" (400) where the client breaks off.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity") {
    throw new Refused("unsupported-media-type", { detail: "Send the body uncompressed." });
  }
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > limit) throw tooLarge(limit);
  if (request.body === null) return new Uint8Array(0);

  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new Refused("unreadable", { detail: `The body broke off: ${error instanceof Error ? error.message : String(error)}.` });
    });
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      // The rest is not waited for; its arrival is the connection's business.
      reader.cancel().catch(() => undefined);
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  return Uint8Array.from(Buffer.concat(chunks, size));
}

/** The body as text; throws `Refused` "unreadable" where it is not UTF-8. A byte order mark is dropped. */
export function decodeBody(body: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new Refused("unreadable", { detail: "The body is not UTF-8 text." });
  }
}

/** The body as JSON; throws `Refused` "unreadable" where it is none. Amounts belong in text, not in JSON numbers. */
export function parseJsonBody(body: Uint8Array): unknown {
  const text = decodeBody(body);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refused("unreadable", { detail: `The body is not JSON: ${error instanceof Error ? error.message : String(error)}.` });
  }
}

/** The media type of a body in lower case, without its parameters: "application/json". */
export function mediaTypeOf(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function tooLarge(limit: number): Refused {
  return new Refused("too-large", { detail: `A body has at most ${limit} bytes here.`, members: { limit }, headers: { Connection: "close" } });
}
