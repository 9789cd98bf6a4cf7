import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";

const preload = new URL("drop-claimed-address.ts", import.meta.url).href;
const server = `
  const { createServer } = require("node:http");
  const server = createServer((request, response) => response.end(String(request.headers["x-forwarded-for"] ?? request.socket.remoteAddress)));
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;

/** The address that a server with the preload sees when its client claims to be 203.0.113.9. */
async function seenAddress(trustedProxy: string): Promise<string> {
  const child = spawn(process.execPath, ["--import", preload, "-e", server], {
    env: { ...process.env, HOLDPOINT_TRUSTED_PROXY: trustedProxy },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [port] = (await Promise.race([
      once(createInterface({ input: child.stdout }), "line"),
      once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with exit code ${code}`))),
    ])) as [string];
    return await (await fetch(`http://127.0.0.1:${port}`, { headers: { "x-forwarded-for": "203.0.113.9" } })).text();
  } finally {
    child.kill();
  }
}

test("an address that a client claims is gone before any handler sees it", async () => {
  expect(await seenAddress("0")).toBe("127.0.0.1");
});

test("behind a proxy that is trusted the address it wrote stays", async () => {
  expect(await seenAddress("1")).toBe("203.0.113.9");
});
