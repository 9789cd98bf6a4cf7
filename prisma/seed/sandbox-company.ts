import { aCompany, aPerson, setTestSecrets, type TestPerson } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/prisma.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { startSandbox } from "#lib/sandbox/server.ts";
import { sandboxMasters, seedMasters } from "./masters.ts";
import { demoBuyers } from "./shopify-orders.ts";

/** The ledger as the sandbox holds it, what a test needs of it. */
export type SandboxLedger = {
  invoices: { master: { docNo: string; debtorCode: string; finalTotal: number; ref: string; cancelled: boolean }; details: { productCode: string | null; qty: number; unitPrice: number }[] }[];
  creditNotes: { master: { docNo: string; finalTotal: number; ourInvoiceNo: string | null } }[];
  debtors: { accNo: string; companyName: string }[];
  products: { product: { productCode: string } }[];
};

export type SandboxCompany = {
  ctx: Context;
  sourceId: string;
  finance: TestPerson;
  finance2: TestPerson;
  manager: TestPerson;
  admin: TestPerson;
  /** Sends an order through the whole intake and returns its record's id. */
  arrive(order: { id: number }, topic?: string): Promise<string>;
  /** The sandbox's books as they are now. */
  ledger(): Promise<SandboxLedger>;
  /** Writes into the book by AutoCount's own API, as somebody else would. */
  book(method: string, path: string, body: object): Promise<void>;
  /** What the tax authority answers of an invoice's e-invoice, as the book shows it then. */
  answerEInvoice(answer: { docNo: string; status: string; validatedDateTime: string | null }): Promise<void>;
  fault(fault: object): Promise<void>;
  clearFaults(): Promise<void>;
  close(): Promise<void>;
};

/** A company of its own with people, masters, a Shopify source and a book in a sandbox of its own; for database tests. */
export async function aSandboxCompany(db: Db, now?: () => Date): Promise<SandboxCompany> {
  setTestSecrets();
  const keys = { id: "1", keyId: "key", apiKey: "secret" };
  const sandbox = await startSandbox({ port: 0, defaultBook: keys });
  const call = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${sandbox.url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body), headers: { ...headers, "content-type": "application/json" } } : {}) });
    if (!response.ok) throw new Error(`sandbox ${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  await call("POST", "/_admin/books", { ...keys, ...sandboxMasters(), rateLimit: 0 });

  const ctx = await aCompany(db, now);
  await seedMasters(db, ctx.company);
  const people = { admin: await aPerson(ctx, "admin"), finance: await aPerson(ctx, "finance"), finance2: await aPerson(ctx, "finance"), manager: await aPerson(ctx, "manager") };
  const source = await db.source.create({
    data: { companyId: ctx.company, key: `shop-${ctx.company}`, name: "A shop", channel: "shopify", flowKind: "invoice", flowTrigger: "payment" },
  });
  await db.ledgerConnection.create({
    data: { companyId: ctx.company, kind: "sandbox", baseUrl: sandbox.url, book: keys.id, credentials: sealCredentials(ctx.company, keys) },
  });
  for (const [target, buyer] of [["300-A001", demoBuyers.aisyah], ["300-T001", demoBuyers.weiMing]] as const) {
    await db.alias.create({
      data: { companyId: ctx.company, type: "customer", key: `email:${buyer.email}`, target, taughtBy: people.finance2.userId, taughtByName: "Finance" },
    });
  }
  return {
    ctx,
    sourceId: source.id,
    ...people,
    async arrive(order, topic = "orders/create") {
      const body = new Uint8Array(Buffer.from(JSON.stringify(order)));
      const received = await receiveDelivery(ctx, { sourceId: source.id, key: null, topic, contentType: "application/json", headers: {}, body }, { thenRead: false });
      if (!received.ok) throw new Error(received.error.code);
      await readDeliveries(ctx, [received.value.deliveryId]);
      const records = await db.record.findMany({ where: { companyId: ctx.company, orderId: String(order.id) }, orderBy: { id: "desc" }, select: { id: true } });
      return records[0]?.id ?? "";
    },
    ledger: async () => (await (await call("GET", `/_admin/books/${keys.id}/ledger`)).json()) as SandboxLedger,
    book: async (method, path, body) => void (await call(method, `/${keys.id}/${path}`, body, { "key-id": keys.keyId, "api-key": keys.apiKey })),
    answerEInvoice: async (answer) => void (await call("POST", `/_admin/books/${keys.id}/e-invoice`, answer)),
    fault: async (fault) => void (await call("POST", "/_admin/faults", fault)),
    clearFaults: async () => void (await call("DELETE", "/_admin/faults")),
    close: () => sandbox.close(),
  };
}
