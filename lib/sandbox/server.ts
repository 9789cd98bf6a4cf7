import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { answerAdminCall } from "./admin.ts";
import { answerApiCall, refused } from "./api.ts";
import { BROKEN } from "./door.ts";
import type { IncomingCall } from "./incoming-call.ts";
import type { Clock } from "./clock.ts";
import { writeJson } from "./json.ts";
import { Refusal, serverFailure } from "./refusal.ts";
import type { Answer } from "./resource.ts";
import { createSandbox } from "./sandbox.ts";
import type { Sandbox } from "./sandbox.ts";
import { ensureDefaultBook } from "./seed.ts";
import type { DefaultBook } from "./seed.ts";
import { openStore } from "./store.ts";
import { answerWebApiCall, isWebApiPath, namedBook } from "./webapi/face.ts";

const HOST = "127.0.0.1";
const MAX_BODY_BYTES = 10 * 1024 * 1024;
const CLOSING_GRACE_MS = 1000;

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder of the storage; memory when left out. */
  readonly dataDir?: string | undefined;
  readonly adminToken?: string | undefined;
  readonly defaultBook?: DefaultBook | undefined;
  readonly clock?: Clock;
}

export interface RunningSandbox {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Starts a sandbox on the loopback address. Rejects when the port is taken or the storage cannot be opened. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const closing = new AbortController();
  const wait = async (ms: number): Promise<void> => void (await sleep(ms, undefined, { signal: closing.signal }));
  const sandbox = createSandbox(openStore(options.dataDir), options.clock ?? (() => new Date()), wait);
  const server = createServer((request, response) => void handle(sandbox, options.adminToken, request, response));
  try {
    if (options.defaultBook) ensureDefaultBook(sandbox, options.defaultBook);
    await listen(server, options.port);
  } catch (error) {
    sandbox.store.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${port}`,
    port,
    async close() {
      closing.abort();
      await closeServer(server);
      sandbox.store.close();
    },
  };
}

async function handle(sandbox: Sandbox, adminToken: string | undefined, request: IncomingMessage, response: ServerResponse) {
  // A client that goes away, or one that we cut off, is nothing to fall over.
  request.on("error", () => undefined);
  response.on("error", () => undefined);
  const answer = await answerRequest(sandbox, adminToken, request).catch((error: unknown) => {
    if (error instanceof Refusal) return refused(error);
    // The sandbox closes, or the client went away before its request was complete.
    if (request.readableAborted || (error instanceof Error && error.name === "AbortError")) return BROKEN;
    console.error("sandbox:", error);
    return refused(serverFailure());
  });
  logRequest(sandbox, request, answer === BROKEN ? null : answer.status);
  if (answer === BROKEN) request.socket.destroy();
  else send(response, answer);
}

async function answerRequest(sandbox: Sandbox, adminToken: string | undefined, request: IncomingMessage) {
  const url = urlOf(request);
  if (url.pathname === "/_health") return { status: 200, body: { status: "ok" } };
  const bodyText = await readText(request);
  const incoming: IncomingCall = { method: request.method ?? "GET", url, headers: request.headers, bodyText };
  if (isAdminPath(url)) return answerAdminCall(sandbox, incoming, adminToken);
  return isWebApiPath(url.pathname) ? answerWebApiCall(sandbox, incoming) : answerApiCall(sandbox, incoming);
}

function send(response: ServerResponse, answer: Answer): void {
  const body = answer.text ?? (answer.body === undefined ? "" : writeJson(answer.body));
  const format = answer.text === undefined ? "application/json" : "text/plain";
  const type = body === "" ? {} : { "content-type": `${format}; charset=utf-8` };
  const length = answer.status === 204 ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const server = { server: "Microsoft-IIS/10.0", "x-powered-by": "ASP.NET" };
  response.writeHead(answer.status, { ...server, ...type, ...length, ...answer.headers });
  response.end(body);
}

function urlOf(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? "/", `http://${request.headers.host ?? HOST}`);
  } catch {
    throw new Refusal(400, "The request address cannot be read.");
  }
}

function isAdminPath(url: URL): boolean {
  return url.pathname === "/_admin" || url.pathname.startsWith("/_admin/");
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Refusal(413, "Request body too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The path and query of API calls; nothing of headers or bodies. */
function logRequest(sandbox: Sandbox, request: IncomingMessage, status: number | null): void {
  const path = request.url ?? "/";
  if (path.startsWith("/_")) return;
  const [, first] = path.split("?", 1)[0]?.split("/") ?? [];
  const book = isWebApiPath(path) ? namedBook(sandbox, request.headers) : first;
  sandbox.log.add({ at: sandbox.clock().toISOString(), book: book || null, method: request.method ?? "", path, status });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Lets answers on their way finish, but not for long. */
async function closeServer(server: Server): Promise<void> {
  const force = setTimeout(() => server.closeAllConnections(), CLOSING_GRACE_MS);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearTimeout(force);
}
