import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { isLosslessNumber, parse, stringify } from "lossless-json";
import type { FaultInput } from "./faults.ts";
import { startSandbox } from "./server.ts";
import type { RunningSandbox, SandboxOptions } from "./server.ts";

/** For tests: a running sandbox with one book, and a client that shows answers digit by digit. */
export interface TestSandbox {
  readonly running: RunningSandbox;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
  admin(method: string, path: string, body?: unknown): Promise<TestAnswer>;
  fault(input: FaultInput): Promise<void>;
  /** Invoices of the ledger, as the admin sees them. */
  invoices(): Promise<PlainDocument[]>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body with every number as its digits: `{ "#": "1.50" }`, so that equality is equality of digits. */
  readonly json: unknown;
  /** The message of an error object. */
  readonly message: string | undefined;
}

export interface PlainDocument {
  master: Record<string, unknown>;
  details: Record<string, unknown>[];
}

export const BOOK = "42";
export const KEY = { "Key-ID": "test-key", "API-Key": "test-secret" };

/** The company of the contract's examples. */
export const TERATAI = {
  accNo: "300-T004",
  companyName: "Teratai Hardware Sdn Bhd",
  currencyCode: "MYR",
  creditTerm: "C.O.D.",
};
export const BOLT = {
  productCode: "BOLT-M8",
  productName: "Bolt M8 x 40",
  productType: "I",
  status: "A",
  unit: "pcs",
  price: 1.5,
  supplyTaxCode: "S-10",
};

export async function startTestSandbox(
  settings: Record<string, unknown> = {},
  options: Partial<SandboxOptions> = {},
): Promise<TestSandbox> {
  const running = await startSandbox({ port: 0, ...options });
  const sandbox = clientOf(running);
  const seed = { id: BOOK, keyId: KEY["Key-ID"], apiKey: KEY["API-Key"], rateLimit: 0, debtors: [TERATAI], products: [BOLT] };
  const made = await sandbox.admin("POST", "/books", { ...seed, ...settings });
  if (made.status !== 201) throw new Error(`the test book was refused: ${made.text}`);
  return sandbox;
}

/** A client of a sandbox that runs already. */
export function clientOf(running: RunningSandbox): TestSandbox {
  const send: TestSandbox["send"] = async (method, path, body, headers = KEY) => {
    const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
    const payload = body === undefined ? {} : { body: typeof body === "string" ? body : (stringify(body) ?? "") };
    const response = await fetch(`${running.url}${path}`, { method, headers: { ...type, ...headers }, ...payload });
    const text = await response.text();
    const json = text === "" ? undefined : digitsShown(parse(text));
    const message = (json as { message?: string } | undefined)?.message;
    return { status: response.status, headers: response.headers, text, json, message };
  };
  const admin: TestSandbox["admin"] = (method, path, body) => send(method, `/_admin${path}`, body, {});
  return {
    running,
    send,
    admin,
    async fault(input) {
      const answer = await admin("POST", "/faults", input);
      if (answer.status !== 201) throw new Error(`the fault was refused: ${answer.text}`);
    },
    async invoices() {
      const ledger = JSON.parse((await admin("GET", `/books/${BOOK}/ledger`)).text) as { invoices: PlainDocument[] };
      return ledger.invoices;
    },
  };
}

/** A create body with the fields that a valid invoice needs, and one line of 20 bolts at 1.50. */
export function anInvoice(master: Record<string, unknown> = {}, details: Record<string, unknown>[] = [aLine()]) {
  const needed = {
    docNo: "HP-1",
    docDate: "2026-02-03",
    debtorCode: "300-T004",
    debtorName: "Teratai Hardware Sdn Bhd",
    creditTerm: "C.O.D.",
    salesLocation: "HQ",
  };
  return { master: { ...needed, ...master }, details, saveApprove: true };
}

export function aLine(line: Record<string, unknown> = {}) {
  return { accNo: "500-0000", productCode: "BOLT-M8", description: "Bolt", qty: 20, unitPrice: 1.5, taxCode: "S-10", ...line };
}

const EXAMPLES = path.resolve(import.meta.dirname, "../../../shared/autocount/examples");

/** Whether the contract's examples lie beside the project. */
export const hasExamples = existsSync(EXAMPLES);

/** One example file, digits kept. */
export function example(name: string): unknown {
  return parse(readFileSync(path.join(EXAMPLES, name), "utf8"));
}

/** The payload of an example whose other keys are explanations. */
export function exampleBody(name: string): unknown {
  return (example(name) as { body: unknown }).body;
}

export function digitsShown(value: unknown): unknown {
  if (isLosslessNumber(value)) return { "#": value.value };
  if (Array.isArray(value)) return value.map(digitsShown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, digitsShown(member)]));
}
