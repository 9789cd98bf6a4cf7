import { beforeAll, describe, expect, test } from "vitest";
import { aCompany, aPerson, setTestSecrets } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import { readRows } from "#lib/db/sql.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { intakeTopic, receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { recheckScope } from "#lib/rechecks/jobs.ts";
import { proposeMasters } from "#lib/review/propose-masters.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { decideConflict, revokeDecision } from "./decide-conflict.ts";
import { listConflicts, listDecisions } from "./queries.ts";
import type { OwnedData } from "./ownership.ts";
import { setOwner } from "./set-owner.ts";

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;
let admin: Context;
let shop: string;
let gateway: string;

beforeAll(async () => {
  ctx = await aCompany(db);
  admin = (await aPerson(ctx, "admin")).ctx;
  await seedMasters(db, ctx.company);
  const source = async (key: string, name: string) =>
    (await db.source.create({ data: { companyId: ctx.company, key: `${key}-${ctx.company}`, name, channel: "native", flowKind: "invoice", flowTrigger: "payment" } })).id;
  [shop, gateway] = [await source("shop", "The shop"), await source("gateway", "The gateway")];
  const connection = { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1" };
  await db.ledgerConnection.create({ data: { ...connection, credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
});

type Sent = { externalId: string; kind: string; document: object };
const customer = { code: "300-A001", name: "Aisyah binti Rahman" };
const tea = { sku: "KR-TEA-100", description: "Tea", quantity: "2", unitPrice: "10.00" };
const order = (externalId: string, over: object = {}): Sent => ({
  externalId, kind: "sales_order", document: { number: externalId, date: "2026-03-02", currency: "MYR", customer, lines: [tea], total: "20.00", ...over },
});
const paymentOf = (externalId: string, number: string, amount = "20.00"): Sent => ({
  externalId, kind: "payment", document: { number: externalId, date: "2026-03-02", currency: "MYR", customer, amount, method: "fpx", settles: [{ number, amount }] },
});

async function arrive(sourceId: string, ...records: Sent[]): Promise<void> {
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records })));
  const received = await receiveDelivery(ctx, { sourceId, key: null, topic: intakeTopic, contentType: "application/json", headers: {}, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(ctx, [received.value.deliveryId]);
  const { results } = await db.delivery.findUniqueOrThrow({ where: { companyId_id: { companyId: ctx.company, id: received.value.deliveryId } } });
  expect(results).toEqual(records.map(() => expect.objectContaining({ outcome: "accepted" })));
}

const recordOf = async (sourceId: string, externalId: string) => db.record.findFirstOrThrow({ where: { companyId: ctx.company, sourceId, externalId } });
async function stands(sourceId: string, externalId: string): Promise<string> {
  const { state, waitingFor, holds } = await recordOf(sourceId, externalId);
  return state === "waiting" ? `waiting for ${waitingFor}` : state === "held" ? `held: ${holds.join(", ")}` : state;
}
const messages = async (sourceId: string, externalId: string) =>
  (await db.finding.findMany({ where: { companyId: ctx.company, recordId: (await recordOf(sourceId, externalId)).id }, orderBy: { seq: "asc" } })).map(({ rule, message }) => `${rule}: ${message}`);

async function owns(data: OwnedData, owner: string): Promise<void> {
  expect(await setOwner(admin, { data, owner })).toMatchObject({ ok: true });
  await runRechecks();
}

const done = new Set<string>();
/** Runs what was queued, as the worker does. */
async function runRechecks(): Promise<void> {
  const rows = await readRows<{ id: string; name: string; data: { scope: unknown; recordIds: string[] | null } }>(
    "SELECT id::text AS id, name, data FROM pgboss.job WHERE name IN ('recheck', 'propose-masters') AND (data->>'company')::int = $1 ORDER BY created_on, id", [ctx.company]);
  for (const { id, name, data } of rows) {
    if (done.has(id)) continue;
    done.add(id);
    if (name === "recheck") await recheckRecords(ctx, recheckScope.parse(data.scope), null);
    else await proposeMasters(ctx, data.recordIds);
  }
}

describe("Payment status", () => {
  test("fires the trigger from the shop as long as nobody has decided", async () => {
    await arrive(shop, order("P-1", { isPaid: true }), order("P-2"));
    expect(await stands(shop, "P-1")).toBe("ready");
    expect(await stands(shop, "P-2")).toMatch(/^waiting for its invoice \(on payment\)/);
  });

  test("of the shop is recorded and not obeyed where the gateway owns it, and the gateway's payment fires it", async () => {
    await owns("payment-status", gateway);
    expect(await stands(shop, "P-1")).toMatch(/^waiting/);
    expect(await messages(shop, "P-1")).toContain("not-obeyed: The source says that it is paid. The gateway owns the payment status, so nothing follows from it.");
    expect((await recordOf(shop, "P-1")).document).toMatchObject({ isPaid: true });
    await arrive(gateway, paymentOf("PAY-1", "P-1"));
    await runRechecks();
    expect(await stands(shop, "P-1")).toBe("ready");
    expect(await stands(shop, "P-2")).toMatch(/^waiting/);
  });

  test("comes from a payment that is here before its order, and not from half of the money", async () => {
    await arrive(gateway, paymentOf("PAY-3", "P-3"), paymentOf("PAY-4", "P-4", "9.00"));
    await arrive(shop, order("P-3"), order("P-4"));
    expect(await stands(shop, "P-3")).toBe("ready");
    expect(await stands(shop, "P-4")).toMatch(/^waiting/);
  });

  test("that AutoCount owns is fired by no source", async () => {
    await owns("payment-status", "ledger");
    await arrive(shop, order("P-5", { isPaid: true }));
    expect(await stands(shop, "P-5")).toMatch(/^waiting/);
    await owns("payment-status", "undecided");
    expect(await stands(shop, "P-5")).toBe("ready");
  });
});

describe("Order status", () => {
  test("cancels from the shop as long as nobody has decided", async () => {
    await arrive(shop, order("O-1", { isPaid: true }), order("O-2", { isPaid: true }));
    await arrive(shop, order("O-1", { isPaid: true, isCancelled: true }));
    expect(await stands(shop, "O-1")).toBe("held: cancelled-at-source");
  });

  test("of the shop cancels nothing where the fulfilment tool owns it; that tool's message does", async () => {
    await owns("order-status", gateway);
    expect(await stands(shop, "O-1")).toBe("ready");
    expect(await messages(shop, "O-1")).toContain("not-obeyed: The source says that it is cancelled. The gateway owns the order status, so nothing follows from it.");
    await arrive(gateway, order("O-2", { isCancelled: true, cancelReason: "out of stock", customer: {} }));
    await runRechecks();
    expect(await stands(shop, "O-2")).toBe("held: cancelled-at-source");
    expect((await recordOf(shop, "O-2")).document).toMatchObject({ isCancelled: false });
  });

  test("of what is booked is a question to a person when its owner says it, and a note when another does", async () => {
    await arrive(shop, order("O-3", { isPaid: true }), order("O-4", { isPaid: true }));
    for (const externalId of ["O-3", "O-4"]) {
      const { id, revision } = await recordOf(shop, externalId);
      await db.record.update({ where: { companyId_id: { companyId: ctx.company, id } }, data: { state: "posted" } });
      await db.posting.create({ data: { companyId: ctx.company, recordId: id, revision, docNo: `I-${externalId}`, digest: "booked", state: "posted" } });
    }
    const proposals = async (externalId: string) => db.revisionProposal.findMany({ where: { companyId: ctx.company, recordId: (await recordOf(shop, externalId)).id }, select: { state: true } });
    await arrive(shop, order("O-3", { isPaid: true, isCancelled: true }));
    expect(await proposals("O-3")).toEqual([{ state: "noted" }]);
    await arrive(gateway, order("O-4", { isCancelled: true, customer: {} }));
    expect(await proposals("O-4")).toEqual([{ state: "open" }]);
    await owns("order-status", "undecided");
  });
});

describe("Stock", () => {
  const adjustment = (externalId: string): Sent => ({ externalId, kind: "stock_adjustment", document: { number: externalId, date: "2026-03-02", location: "HQ", lines: [{ sku: "KR-TEA-100", quantity: "5" }] } });

  test("adjustments flow from the owner and are held from elsewhere", async () => {
    await arrive(shop, adjustment("S-1"));
    expect(await stands(shop, "S-1")).toBe("ready");
    await owns("stock", "ledger");
    expect(await stands(shop, "S-1")).toBe("held: owner-conflict");
    await owns("stock", gateway);
    await arrive(gateway, adjustment("S-2"));
    expect(await stands(gateway, "S-2")).toBe("ready");
    expect(await stands(shop, "S-1")).toBe("held: owner-conflict");
    await owns("stock", "any");
    expect(await stands(shop, "S-1")).toBe("ready");
  });
});

describe("Item code", () => {
  const line = { sku: "NEW-MUG", description: "New mug", quantity: "1", unitPrice: "20.00" };
  const item = (externalId: string, name: string): Sent => ({ externalId, kind: "item", document: { number: externalId, date: "2026-03-02", code: externalId, sku: externalId, name, uom: "PCS" } });

  test("unknown ones are held, and proposed to AutoCount once where the shop owns item codes", async () => {
    await owns("item-code", "ledger");
    await arrive(shop, order("I-1", { isPaid: true, lines: [line] }));
    await runRechecks();
    expect(await stands(shop, "I-1")).toBe("held: missing-sku");
    const items = () => db.record.findMany({ where: { companyId: ctx.company, sourceId: shop, kind: "item" }, select: { state: true, externalId: true, document: true } });
    expect(await items()).toEqual([]);
    await owns("item-code", shop);
    await arrive(shop, order("I-2", { isPaid: true, lines: [line] }));
    await runRechecks();
    expect(await items()).toMatchObject([{ state: "ready", externalId: "sku:new-mug", document: { code: "NEW-MUG", name: "New mug", price: "20.00" } }]);
    expect(await stands(shop, "I-1")).toBe("held: missing-sku");
  });

  test("an item of a system that does not own them is held with both values; a decision sticks and can be taken back", async () => {
    await owns("item-code", "ledger");
    await arrive(shop, item("KR-TEA-100", "Some other tea"));
    expect(await stands(shop, "KR-TEA-100")).toBe("held: owner-conflict");
    const { id: recordId, revision } = await recordOf(shop, "KR-TEA-100");
    const findings = await db.finding.findMany({ where: { companyId: ctx.company, recordId, rule: "owner-conflict" } });
    expect(findings.map(({ data }) => data)).toMatchObject([{ field: "name", value: "Some other tea", owner: "AutoCount" }]);
    expect(await decideConflict(admin, { recordId, revision, seqs: findings.map(({ seq }) => seq), decision: "ignore", reason: "AutoCount's name stands" })).toMatchObject({ ok: true });
    await runRechecks();
    expect(await stands(shop, "KR-TEA-100")).toBe("superseded");
    await arrive(shop, { ...item("KR-TEA-100", "Some other tea"), externalId: "tea-again" });
    expect(await stands(shop, "tea-again")).toBe("superseded");
    const [decision] = await db.ownerDecision.findMany({ where: { companyId: ctx.company, revokedAt: null } });
    expect(await revokeDecision(admin, { decisionId: decision?.id ?? "" })).toMatchObject({ ok: true });
    await arrive(shop, { ...item("KR-TEA-100", "Some other tea"), externalId: "tea-once-more" });
    expect(await stands(shop, "tea-once-more")).toMatch(/^held: .*owner-conflict/);
  });

  test("a decision about what has changed meanwhile is refused", async () => {
    const { id: recordId, revision } = await recordOf(shop, "tea-once-more");
    expect(await decideConflict(admin, { recordId, revision: revision + 1, seqs: [0], decision: "take", reason: "x" })).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
  });
});

describe("Customer record", () => {
  const buyer = { sourceId: "c-77", name: "Lim Trading", email: "lim@example.com" };
  const master = (externalId: string, over: object = {}): Sent => ({ externalId, kind: "customer", document: { number: externalId, date: "2026-03-02", code: "300-Z777", sourceId: externalId, name: "Lim Trading", ...over } });

  test("must match a debtor where AutoCount owns it, and what agrees with the debtor is recorded only", async () => {
    await owns("customer-record", "ledger");
    await arrive(shop, master("c-70"), master("c-71", { code: "300-A001", name: "Aisyah Rahman" }), master("c-72", { code: "300-A001", name: "Aisyah binti Rahman" }));
    expect(await messages(shop, "c-70")).toContain("owner-conflict: AutoCount owns customer record and has none like this.");
    expect(await messages(shop, "c-71")).toContain('owner-conflict: Name is "Aisyah Rahman" here and "Aisyah binti Rahman" in AutoCount; AutoCount owns customer record.');
    expect(await stands(shop, "c-72")).toBe("superseded");
  });

  test("is proposed from the shop's own data where it owns them, and its orders then know the debtor", async () => {
    await owns("item-code", "undecided");
    await owns("customer-record", shop);
    await arrive(shop, order("C-1", { isPaid: true, customer: buyer }));
    await runRechecks();
    expect(await stands(shop, "C-1")).toBe("held: new-customer");
    const made = await recordOf(shop, "buyer:id:c-77");
    expect(made).toMatchObject({ kind: "customer", state: "held", holds: ["code-missing"], document: { name: "Lim Trading", email: "lim@example.com", sourceId: "c-77" } });
    // As if a person had chosen the code and AutoCount had taken it.
    await db.record.update({ where: { companyId_id: { companyId: ctx.company, id: made.id } }, data: { state: "posted", document: { ...(made.document as object), code: "300-Z778" } } });
    await db.customer.create({ data: { companyId: ctx.company, code: "300-Z778", name: "Lim Trading" } });
    await recheckRecords(ctx, { by: "rule", rules: ["new-customer"] }, null);
    expect(await stands(shop, "C-1")).toBe("ready");
  });
});

describe("Price", () => {
  const priced = (externalId: string, price: string): Sent => ({ externalId, kind: "item", document: { number: externalId, date: "2026-03-02", code: "KR-COC-SUG", sku: "KR-COC-SUG", name: "Coconut Sugar 500g", price } });

  test("of an item is held with AutoCount's as the fix where AutoCount owns it, and taken from its owner", async () => {
    await owns("item-code", "undecided");
    await owns("price", "ledger");
    await arrive(shop, priced("sugar-1", "1.00"));
    expect(await messages(shop, "sugar-1")).toEqual(['owner-conflict: Price is "1" here and "14.5" in AutoCount; AutoCount owns price.']);
    const [finding] = await db.finding.findMany({ where: { companyId: ctx.company, recordId: (await recordOf(shop, "sugar-1")).id } });
    expect(finding?.fixes).toMatchObject([{ do: "set-field", path: "price", value: "14.5" }, { do: "reject" }]);
    await owns("price", shop);
    expect(await stands(shop, "sugar-1")).toBe("ready");
    await owns("price", "undecided");
  });
});

describe("The page of conflicts", () => {
  const unpaid = "waiting for its invoice (on payment): AutoCount Cloud (sandbox) takes no sales orders";
  const conflictOf = async (externalId: string, data: OwnedData) => {
    const { rows } = await listConflicts(ctx, null);
    return rows.find((row) => row.number === externalId && row.data === data) ?? null;
  };
  const decide = async (who: Context, externalId: string, data: OwnedData, decision: "take" | "ignore") => {
    const row = await conflictOf(externalId, data);
    if (row === null) throw new Error(`${externalId} has no conflict about ${data}`);
    const decided = await decideConflict(who, { recordId: row.recordId, revision: row.revision, seqs: row.values.map(({ seq }) => seq), decision, reason: "It is so" });
    await runRechecks();
    return decided;
  };

  test("shows a status that its owner does not say, and what is decided about it sticks until it is taken back", async () => {
    await owns("payment-status", gateway);
    await arrive(shop, order("Q-1", { isPaid: true }), order("Q-2", { isPaid: true }));
    expect(await stands(shop, "Q-1")).toBe(unpaid);
    expect(await conflictOf("Q-1", "payment-status")).toMatchObject({ owner: "The gateway", since: expect.any(String), sourceName: "The shop", values: [{ field: "isPaid", value: "paid", other: { name: "The gateway", value: "not paid" } }] });
    expect(await decide(admin, "Q-1", "payment-status", "take")).toMatchObject({ ok: true });
    expect(await stands(shop, "Q-1")).not.toBe(unpaid);
    expect(await decide(admin, "Q-2", "payment-status", "ignore")).toMatchObject({ ok: true });
    expect([await conflictOf("Q-1", "payment-status"), await conflictOf("Q-2", "payment-status"), await stands(shop, "Q-2")]).toEqual([null, null, unpaid]);
    await recheckRecords(ctx, { by: "ownership", kinds: ["sales_order"] }, null);
    expect(await conflictOf("Q-2", "payment-status")).toBeNull();
    const taken = (await listDecisions(ctx)).find(({ subject }) => subject === "q-1");
    await revokeDecision(admin, { decisionId: taken?.id ?? "" });
    await runRechecks();
    expect(await stands(shop, "Q-1")).toBe(unpaid);
    expect(await conflictOf("Q-1", "payment-status")).not.toBeNull();
    await owns("payment-status", "undecided");
    expect(await conflictOf("Q-1", "payment-status")).toBeNull();
  });

  test("shows a price that is not AutoCount's; finance takes it for good, of this source for this item, and nobody else may", async () => {
    await owns("price", "ledger");
    const dear = { lines: [{ ...tea, unitPrice: "99.00", quantity: "1" }], total: "99.00", isPaid: true };
    await arrive(shop, order("Q-3", dear), order("Q-4", { ...dear, date: "2026-03-09" }));
    expect(await stands(shop, "Q-3")).toContain("price-mismatch");
    expect(await conflictOf("Q-3", "price")).toMatchObject({ owner: "AutoCount", values: [{ subject: "kr-tea-100", field: "price", value: "99", other: { name: "AutoCount" } }] });
    expect(await decide(admin, "Q-3", "price", "take")).toMatchObject({ ok: false, error: { code: "forbidden" } });
    const finance = (await aPerson(ctx, "finance")).ctx;
    expect(await decide(finance, "Q-3", "price", "take")).toMatchObject({ ok: true });
    expect(await stands(shop, "Q-3")).not.toContain("price-mismatch");
    expect(await stands(shop, "Q-4")).not.toContain("price-mismatch");
    await arrive(gateway, order("Q-5", dear));
    expect(await stands(gateway, "Q-5")).toContain("price-mismatch");
    await owns("price", "undecided");
  });
});

describe("The table", () => {
  test("refuses who did not see the latest decision, and a source of another company", async () => {
    expect(await setOwner(admin, { data: "price", owner: "ledger", revision: 3 })).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
    expect(await setOwner(admin, { data: "price", owner: "01900000-0000-7000-8000-000000000000", revision: 0 })).toEqual({ ok: false, error: { code: "not-found" } });
  });

  test("leaves its trace", async () => {
    await setOwner(admin, { data: "price", owner: "ledger" });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { companyId: ctx.company, type: "ownership.set" }, orderBy: { id: "desc" } });
    expect(entry).toMatchObject({ actorName: admin.actor.name, new: { data: "price", owner: "ledger" } });
  });
});
