import { Agent as HttpAgent, request as httpRequest } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

export type Request = {
  method: "GET" | "POST" | "PUT";
  /** Below the server's address, with its query: `invoice?docNo=HP-IV-000001`. */
  path: string;
  /** JSON text. */
  body?: string;
};

/** Waits until one more call may be made, where calls to a book are spread. */
export type Turn = () => Promise<void>;

/** Where AutoCount answers, what every call carries, and how long one may take; with `turn`, each call waits for its own. */
export type Server = { baseUrl: string; headers: Readonly<Record<string, string>>; timeoutMs: number; turn?: Turn | undefined };

export type Reply =
  | { kind: "answered"; status: number; headers: IncomingHttpHeaders; text: string; ms: number }
  /** No whole answer. `wasSent` is false only where no connection ever stood, so that certainly nothing was written. */
  | { kind: "failed"; wasSent: boolean; reason: string; ms: number };

// A product page of 100 rows carries their pictures.
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

const httpAgent = new HttpAgent({ keepAlive: true });
const httpsAgent = new HttpsAgent({ keepAlive: true });

/** Makes one call, once, when its turn has come, and waits at most `timeoutMs` for the whole answer. Never throws for what the network does. */
export async function callServer(server: Server, request: Request): Promise<Reply> {
  await server.turn?.();
  const started = performance.now();
  const progress: Progress = { isConnected: false };
  const signal = AbortSignal.timeout(server.timeoutMs);
  try {
    const answer = await exchange(server, request, signal, progress);
    return { kind: "answered", ...answer, ms: since(started) };
  } catch (error) {
    const reason = signal.aborted ? `no answer within ${server.timeoutMs} ms` : describe(error);
    return { kind: "failed", wasSent: progress.isConnected, reason, ms: since(started) };
  }
}

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };
type Progress = { isConnected: boolean };

function exchange(
  server: Server,
  call: Request,
  signal: AbortSignal,
  progress: Progress,
): Promise<Answer> {
  const url = new URL(`${server.baseUrl.replace(/\/+$/, "")}/${call.path}`);
  const isTls = url.protocol === "https:";
  const body = call.body === undefined ? undefined : Buffer.from(call.body);
  const options: RequestOptions = {
    method: call.method,
    agent: isTls ? httpsAgent : httpAgent,
    signal,
    headers: {
      Accept: "application/json",
      ...server.headers,
      ...(body && { "Content-Type": "application/json", "Content-Length": body.length }),
    },
  };
  return new Promise((resolve, reject) => {
    const request = (isTls ? httpsRequest : httpRequest)(url, options, (response) => {
      const { statusCode: status = 0, headers } = response;
      readText(response).then((text) => resolve({ status, headers, text }), reject);
    });
    request.on("error", reject);
    // What is written before the connection stands waits in memory; a call that ends before that was never made.
    request.on("socket", (socket) => {
      if (!socket.connecting) progress.isConnected = true;
      else socket.once(isTls ? "secureConnect" : "connect", () => (progress.isConnected = true));
    });
    request.end(body);
  });
}

/** The whole body; rejects where it breaks off or is too large. */
function readText(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on("data", (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > MAX_ANSWER_BYTES) response.destroy(new Error(`the answer is larger than ${MAX_ANSWER_BYTES} bytes`));
    });
    response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    response.on("error", reject);
    // A time-out or a broken connection may end it without an error of its own.
    response.on("close", () => reject(new Error("the answer broke off")));
  });
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  return [error.message, code].filter((part) => part && part !== "").join(" ") || error.name;
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}
