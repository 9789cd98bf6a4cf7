import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BOLT, TERATAI, anInvoice, clientOf } from "./sandbox-harness.ts";
import type { TestSandbox } from "./sandbox-harness.ts";

const SECRET = "the-secret-of-book-42";
const KEYS = { "Key-ID": "test-key", "API-Key": SECRET };
const LISTENS = /listens on (http:\/\/127\.0\.0\.1:(\d+))/;

let dataDir: string;
let children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "sandbox-"));
});
afterEach(async () => {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  children = [];
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs main.ts in a process of its own, on a free port, on the same storage each time. */
function launch(env: Record<string, string> = {}): ChildProcess {
  const book = { SANDBOX_BOOK: "42", SANDBOX_KEY_ID: "test-key", SANDBOX_API_KEY: SECRET };
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "main.ts")], {
    env: { ...process.env, SANDBOX_PORT: "0", SANDBOX_DATA_DIR: dataDir, ...book, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return child;
}

async function started(env: Record<string, string> = {}): Promise<{ child: ChildProcess; client: TestSandbox }> {
  const child = launch(env);
  const output = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (LISTENS.test(text)) resolve(text);
    });
    child.stderr?.on("data", (chunk: Buffer) => (text += chunk.toString()));
    child.once("exit", () => reject(new Error(`main.ts ended: ${text}`)));
  });
  const [, url = "", port] = LISTENS.exec(output) ?? [];
  return { child, client: clientOf({ url, port: Number(port), close: async () => undefined }) };
}

async function ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return [child.exitCode, child.signalCode];
}

describe("the sandbox as a process", () => {
  test("what was acknowledged with 201 is there after a kill -9 and a new start", async () => {
    const first = await started();
    await first.client.send("POST", "/42/debtor", TERATAI, KEYS);
    await first.client.send("POST", "/42/product", { product: BOLT }, KEYS);
    const acknowledged: string[] = [];
    const creating = Array.from({ length: 40 }, async (_, index) => {
      const docNo = `HP-${index}`;
      const answer = await first.client.send("POST", "/42/invoice", anInvoice({ docNo }), KEYS).catch(() => null);
      if (answer?.status !== 201) return;
      acknowledged.push(docNo);
      // In the middle of the work, with creates still under way.
      if (acknowledged.length === 15) first.child.kill("SIGKILL");
    });
    await Promise.all(creating);
    expect(await ended(first.child)).toEqual([null, "SIGKILL"]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(15);

    const second = await started();
    for (const docNo of acknowledged) {
      const answer = await second.client.send("GET", `/42/invoice?docNo=${docNo}`, undefined, KEYS);
      expect(answer.json).toMatchObject({ master: { docNo, finalTotal: { "#": "33.00" } }, details: [{ productCode: "BOLT-M8" }] });
    }
    const ledger = await second.client.invoices();
    expect(new Set(ledger.map((invoice) => invoice.master["docKey"])).size).toBe(ledger.length);
    const again = await second.client.send("POST", "/42/invoice", anInvoice({ docNo: acknowledged[0] }), KEYS);
    expect(again.message).toBe(`Duplicate document number: ${acknowledged[0]}`);
    second.child.kill("SIGTERM");
  });

  test.each(["SIGTERM", "SIGINT"] as const)("%s ends it cleanly, though a client keeps its connection", async (signal) => {
    const { child, client } = await started();
    await client.send("GET", "/42/companyProfile", undefined, KEYS);
    await client.fault({ fault: "slow-then-stored", delayMs: 60_000 });
    const waiting = client.send("POST", "/42/debtor", TERATAI, KEYS).then(() => "answered", () => "broken");
    await expect.poll(async () => JSON.parse((await client.admin("GET", "/faults")).text).faults[0].fired).toBe(1);
    child.kill(signal);
    expect(await ended(child)).toEqual([0, null]);
    expect(await waiting).toBe("broken");
  });

  test("a second start keeps the default book's records and takes over a new key pair", async () => {
    const first = await started();
    await first.client.send("POST", "/42/debtor", TERATAI, KEYS);
    first.child.kill("SIGTERM");
    await ended(first.child);
    const second = await started({ SANDBOX_API_KEY: "rotated" });
    expect((await second.client.send("GET", "/42/debtor?code=300-T004", undefined, KEYS)).status).toBe(401);
    const rotated = { ...KEYS, "API-Key": "rotated" };
    expect((await second.client.send("GET", "/42/debtor?code=300-T004", undefined, rotated)).status).toBe(200);
    second.child.kill("SIGTERM");
  });

  test("the default book has Malaysian defaults and can be invoiced at once", async () => {
    const { child, client } = await started();
    expect((await client.send("POST", "/42/debtor", TERATAI, KEYS)).status).toBe(201);
    const terms = ["C.O.D.", "Net 30 days"];
    const taxCodes = ["S-10", "S-5", "SV-8", "SV-6", "ES"];
    const accounts = ["500-0000", "500-1000", "510-0000", "540-0000"];
    let number = 0;
    for (const creditTerm of terms) {
      const details = taxCodes.map((taxCode, index) => ({ accNo: accounts[index % 4], description: taxCode, qty: 1, unitPrice: 10, taxCode }));
      const salesLocation = creditTerm === "C.O.D." ? "HQ" : "SHOP";
      const body = anInvoice({ docNo: `D-${(number += 1)}`, creditTerm, salesLocation }, details);
      const answer = await client.send("POST", "/42/invoice", body, KEYS);
      expect([answer.status, answer.message]).toEqual([201, undefined]);
    }
    child.kill("SIGTERM");
  });

  test("the secret itself is never written to storage", async () => {
    const { child } = await started();
    child.kill("SIGTERM");
    await ended(child);
    const files = readdirSync(dataDir);
    expect(files).toContain("sandbox.sqlite");
    for (const file of files) expect(readFileSync(path.join(dataDir, file)).includes(SECRET)).toBe(false);
  });

  test("a taken port is said with its number and the variable to change", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const port = String((taken.address() as AddressInfo).port);
    const child = launch({ SANDBOX_PORT: port });
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    await once(child, "close");
    expect(child.exitCode).toBe(1);
    expect(said).toContain(`Port ${port} is in use`);
    expect(said).toContain("SANDBOX_PORT");
    taken.close();
  });
});
