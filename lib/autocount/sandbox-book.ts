import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CloudConnection } from "./cloud/connection.ts";
import { cloudConnection } from "./cloud/connection.ts";
import { webApiConnection } from "./webapi/connection.ts";
import type { WebApiConnection } from "./webapi/connection.ts";

/** One account book of a running sandbox, for the adapter's tests; spoken to past the adapter, by plain HTTP. */
export type SandboxBook = {
  connection(changes?: Partial<CloudConnection>): CloudConnection;
  admin(method: string, path: string, body?: object): Promise<Response>;
  api(method: string, path: string, body?: object): Promise<Response>;
  /** The same book by its Web API: `Invoice/GetRecord?docKey=1`. */
  webApi(method: string, path: string, body?: object): Promise<Response>;
  /** Changes settings of the book and leaves its documents. */
  change(settings: object): Promise<void>;
  webConnection(changes?: Partial<WebApiConnection>): WebApiConnection;
};

const BOOK = "42";
const KEY_ID = "HOLDPOINT-TEST";
export const API_KEY = "not-a-real-secret-1f6b0c";

/** What the sandbox book holds that documents name. */
export const bookUnderTest = {
  customer: { code: "300-T004", name: "Teratai Hardware Sdn Bhd" },
  supplier: { code: "400-B001", name: "Baja Contoh Sdn Bhd" },
  itemCode: "BOLT-M8",
  locations: { from: "HQ", to: "SHOP" },
};

const giftCards = { accNo: "420-0000", description: "Gift cards outstanding", accType: "CL", specialAccType: null };
const accounts = [
  { accNo: "300-0000", description: "Trade debtors", accType: "CA", specialAccType: "debtorControl" },
  { accNo: "400-0000", description: "Trade creditors", accType: "CL", specialAccType: "creditorControl" },
  { accNo: "500-0000", description: "Sales", accType: "SL", specialAccType: null },
  { accNo: "510-0000", description: "Return inwards", accType: "SA", specialAccType: null },
  { accNo: "530-0000", description: "Rounding adjustment", accType: "OI", specialAccType: null },
  { accNo: "540-0000", description: "Delivery charged", accType: "OI", specialAccType: null },
  giftCards,
];

/** Makes a book of two debtors, one creditor and one product, without a rate limit unless `seed` says so, in the sandbox at `url`. */
export async function openSandboxBook(url: string, seed: object = {}): Promise<SandboxBook> {
  const call = (method: string, path: string, body: object | undefined, headers: Record<string, string>) =>
    fetch(`${url}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  const admin: SandboxBook["admin"] = async (method, path, body) => {
    const response = await call(method, `/_admin/${path}`, body, {});
    if (!response.ok) throw new Error(`sandbox admin ${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const party = (accNo: string, companyName: string) => ({ accNo, companyName, currencyCode: "MYR", creditTerm: "C.O.D." });
  await admin("POST", "books", {
    id: BOOK,
    keyId: KEY_ID,
    apiKey: API_KEY,
    companyName: "Holdpoint Test Sdn Bhd",
    rateLimit: 0,
    accounts,
    debtors: [party("300-T004", "Teratai Hardware Sdn Bhd"), party("300-K002", "Kedai Contoh Enterprise")],
    creditors: [party(bookUnderTest.supplier.code, bookUnderTest.supplier.name)],
    products: [{ productCode: "BOLT-M8", productName: "Bolt M8 x 40", productType: "I", status: "A", unit: "pcs" }],
    ...seed,
  });

  const usual = cloudConnection.parse({ baseUrl: url, book: BOOK, keyId: KEY_ID, apiKey: API_KEY, timeoutMs: 5_000 });
  return {
    connection: (changes = {}) => ({ ...usual, ...changes }),
    admin,
    api: (method, path, body) => call(method, `/${BOOK}/${path}`, body, { "Key-ID": KEY_ID, "API-Key": API_KEY }),
    webApi: (method, path, body) => call(method, `/api/${path}`, body, { "X-API-NAME": KEY_ID, "X-API-KEY": API_KEY }),
    async change(settings) {
      const { books } = (await (await admin("GET", "books")).json()) as { books: { id: string }[] };
      await admin("POST", "books?keepDocuments=true", { ...books.find(({ id }) => id === BOOK), apiKey: API_KEY, ...settings });
    },
    webConnection: (changes = {}) => ({ ...webApiConnection.parse({ baseUrl: url, keyId: KEY_ID, apiKey: API_KEY, timeoutMs: 5_000 }), ...changes }),
  };
}

/** An address on which nobody listens. */
export async function aDeadAddress(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}
