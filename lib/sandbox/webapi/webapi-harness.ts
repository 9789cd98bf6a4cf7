import { KEY, startTestSandbox } from "#lib/sandbox/sandbox-harness.ts";
import type { TestAnswer, TestSandbox } from "#lib/sandbox/sandbox-harness.ts";

export const WEB_KEY = { "X-API-NAME": KEY["Key-ID"], "X-API-KEY": KEY["API-Key"] };

/** For tests: a sandbox whose Web API face is called. */
export interface TestWebApi {
  readonly sandbox: TestSandbox;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
  /** Books a document and returns its key; throws where it is refused. */
  create(document: string, body: object): Promise<number>;
  ledger(): Promise<Record<string, { master: Record<string, unknown>; details: Record<string, unknown>[] }[]>>;
  /** Pieces in stock of the bolts, by location. */
  stock(): Promise<Record<string, number>>;
}

export async function startTestWebApi(webApi: object = {}, settings: Record<string, unknown> = {}): Promise<TestWebApi> {
  const sandbox = await startTestSandbox({ webApi, ...settings });
  const call: TestWebApi["call"] = (method, path, body, headers = WEB_KEY) => sandbox.send(method, `/api/${path}`, body, headers);
  const ledger: TestWebApi["ledger"] = async () => JSON.parse((await sandbox.admin("GET", "/books/42/ledger")).text);
  return {
    sandbox,
    call,
    async create(document, body) {
      const answer = await call("POST", `${document}/CreateRecord`, body);
      if (answer.status !== 200 || !/^\d+$/.test(answer.text)) throw new Error(`${document} was refused: ${answer.status} ${answer.text}`);
      return Number(answer.text);
    },
    ledger,
    async stock() {
      const { stock } = (await ledger()) as unknown as { stock: { location: string; qty: string }[] };
      return Object.fromEntries(stock.map(({ location, qty }) => [location, Number(qty)]));
    },
  };
}

const HEAD = { DocDate: "2026-02-03", DebtorCode: "300-T004", SalesLocation: "HQ" };
const BOLTS = { ItemCode: "BOLT-M8", UOM: "pcs", Description: "<<<Default>>>", Qty: 20, UnitPrice: 1.5, TaxCode: "S-10" };

/** A document with its own lines. */
export function aRecord(docNo: string, { master = {}, lines = [BOLTS] }: { master?: object; lines?: object[] } = {}) {
  return { Master: { DocNo: docNo, ...HEAD, ...master }, Details: lines, TransferDetails: [], Options: { SaveAsDraft: false } };
}

/** A document that takes bolts over from another one. */
export function aTransfer(docNo: string, from: { DocType: string; DocNo: string; TransferQty: number; ItemCode?: string }, options: object = { SaveAsDraft: false }) {
  return { Master: { DocNo: docNo, ...HEAD }, Details: [], TransferDetails: [{ ItemCode: "BOLT-M8", UOM: "PCS", TransferFOCQty: 0, ...from }], Options: options };
}
