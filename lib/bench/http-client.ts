import { Agent, type IncomingMessage, request, type RequestOptions } from "node:http";

export type Answer = { status: number; headers: IncomingMessage["headers"]; body: Buffer };
export type Ask = { method?: "GET" | "POST"; headers?: Readonly<Record<string, string>>; body?: Buffer | string };

export type HttpClient = {
  /** Throws where the status is another than `expected`, with the beginning of the answer. */
  send(path: string, ask?: Ask & { expected?: number }): Promise<Answer>;
  close(): void;
};

/** A server closes connections that were idle for 5 s; one that is closing must not be used again. A request may take longer. */
const idleMs = 2_000;

/** Talks to a server on this machine over connections that stay open, as browsers and integrators do. */
export function openClient(url: string, headers: Readonly<Record<string, string>> = {}): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: idleMs });
  const { port } = new URL(url);
  return {
    async send(path, { method = "GET", headers: more, body, expected = 200 } = {}) {
      const answer = await exchange({ host: "127.0.0.1", port, path, method, agent, headers: { ...headers, ...more } }, body);
      if (answer.status !== expected) throw new Error(`${method} ${path} answered ${answer.status} instead of ${expected}: ${answer.body.toString("utf8", 0, 500)}`);
      return answer;
    },
    close: () => agent.destroy(),
  };
}

function exchange(options: RequestOptions & { headers: Record<string, string> }, body: Buffer | string | undefined): Promise<Answer> {
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const call = request({ ...options, headers: { ...options.headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    call.once("error", reject);
    call.end(body);
  });
}
