import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer as createTcpServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { withoutSecret } from "../without-secret.ts";
import { callCloud } from "./call.ts";
import { cloudConnection } from "./connection.ts";
import { aDeadAddress } from "../sandbox-book.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handle).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function connectionTo(baseUrl: string, timeoutMs = 2_000) {
  return cloudConnection.parse({ baseUrl, book: "42", keyId: "KEY", apiKey: "not-a-real-secret", timeoutMs });
}

const post = { method: "POST", path: "invoice", body: '{"note":"Ünïcode"}' } as const;

describe("A call to AutoCount Cloud", () => {
  it("carries both key headers and the whole body, below the book", async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const { "key-id": keyId, "api-key": apiKey, "content-type": type, "content-length": length } = request.headers;
        seen.push(request.method, request.url, keyId, apiKey, type, Number(length), Buffer.concat(chunks).toString("utf8"));
        response.writeHead(201, { location: "http://host/42/invoice?docNo=A" }).end();
      });
    });
    const reply = await callCloud(connectionTo(`${url}/`), post);
    expect(reply).toMatchObject({ kind: "answered", status: 201, text: "", headers: { location: "http://host/42/invoice?docNo=A" } });
    expect(seen).toEqual(["POST", "/42/invoice", "KEY", "not-a-real-secret", "application/json", Buffer.byteLength(post.body), post.body]);
  });

  it("uses one connection for one call after the other", async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end("{}");
    });
    for (let round = 0; round < 3; round++) await callCloud(connectionTo(url), { method: "GET", path: "companyProfile" });
    expect(ports.size).toBe(1);
  });

  it("follows no redirect: what comes back is what the address itself said", async () => {
    const url = await serve((_request, response) => response.writeHead(307, { location: "/elsewhere" }).end());
    expect(await callCloud(connectionTo(url), post)).toMatchObject({ kind: "answered", status: 307 });
  });

  it("was never sent when nobody listens or the name is unknown", async () => {
    expect(await callCloud(connectionTo(await aDeadAddress()), post)).toMatchObject({ kind: "failed", wasSent: false, reason: expect.stringContaining("ECONNREFUSED") as string });
    expect(await callCloud(connectionTo("http://autocount.invalid"), post)).toMatchObject({ kind: "failed", wasSent: false });
  });

  it("was never sent when the other side does not speak TLS", async () => {
    const url = await serve((_request, response) => response.end());
    expect(await callCloud(connectionTo(url.replace("http:", "https:")), post)).toMatchObject({ kind: "failed", wasSent: false });
  });

  it("may have been sent when the connection breaks, before or within the answer", async () => {
    const breaking = await serve((request) => request.socket.destroy());
    expect(await callCloud(connectionTo(breaking), post)).toMatchObject({ kind: "failed", wasSent: true });
    const halfway = await serve((_request, response) => {
      response.writeHead(201, { "content-length": "100" });
      response.write("half", () => response.destroy());
    });
    expect(await callCloud(connectionTo(halfway), post)).toMatchObject({ kind: "failed", wasSent: true });
  });

  it("may have been sent when the time is up, before or within the answer", async () => {
    const silent = await serve(() => undefined);
    expect(await callCloud(connectionTo(silent, 100), post)).toMatchObject({ kind: "failed", wasSent: true, reason: "no answer within 100 ms" });
    const endless = await serve((_request, response) => void response.writeHead(200).write("{"));
    expect(await callCloud(connectionTo(endless, 100), post)).toMatchObject({ kind: "failed", wasSent: true, reason: "no answer within 100 ms" });
  });

  it("may have been sent when a reused connection breaks", async () => {
    let served = 0;
    const url = await serve((request, response) => {
      served += 1;
      if (served === 1) response.end("{}");
      else request.socket.destroy();
    });
    await callCloud(connectionTo(url), { method: "GET", path: "companyProfile" });
    expect(await callCloud(connectionTo(url), post)).toMatchObject({ kind: "failed", wasSent: true });
    expect(served).toBe(2);
  });

  it("says what a TCP server that answers nonsense did", async () => {
    const server = createTcpServer((socket) => socket.on("error", () => undefined).end("not http\r\n\r\n")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const reply = await callCloud(connectionTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), post);
    server.close();
    expect(reply).toMatchObject({ kind: "failed", wasSent: true });
  });
});

describe("The secret", () => {
  it("is taken out of what is kept", () => {
    expect(withoutSecret(connectionTo("http://host"), "bad API-Key not-a-real-secret!")).toBe("bad API-Key (key)!");
  });

  it("must be something a header can carry", () => {
    const parsed = cloudConnection.safeParse({ baseUrl: "http://host", book: "42", keyId: "KEY", apiKey: "two\nlines" });
    expect(parsed.success).toBe(false);
  });
});
