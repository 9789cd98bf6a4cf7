import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { findRecordScreen } from "#lib/review/queries.ts";
import { createCustomer } from "#lib/review/create-customer.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { retryPosting } from "#lib/review/retry-posting.ts";
import { explainRefusal } from "./refusal-help.ts";
import { postApproved } from "./post-approved.ts";

const { db } = await createTestDatabase();

// Time is ours, so that waits for a lost answer need no waiting.
let skipped = 0;
const now = () => new Date(Date.now() + skipped);
const later = (seconds: number) => (skipped += seconds * 1000);

let house: SandboxCompany;
let sourceId = "";
beforeAll(async () => {
  house = await aSandboxCompany(db, now);
  const { company } = house.ctx;
  sourceId = (await db.source.create({ data: { companyId: company, key: `erp-${company}`, name: "The ERP", channel: "native", flowKind: "invoice", flowTrigger: "order_confirmation" } })).id;
});
beforeEach(async () => {
  await house.clearFaults();
  await switchTo("with-new-debtors");
});
afterAll(async () => house.close());

const switchTo = (taxEntities: string) => db.ledgerConnection.update({ where: { companyId: house.ctx.company }, data: { settings: { taxEntities }, state: "open" } });

let number = 0;
type Buyer = { code: string; name: string; tin: string; details?: object };
/** A new buyer, whose TIN nobody else has. */
function aBuyer(changes: Partial<Buyer> = {}): Buyer {
  number += 1;
  return { code: `300-Q${String(number).padStart(3, "0")}`, name: `Kedai ${number}`, tin: `C2${String(number).padStart(7, "0")}0`, ...changes };
}

/** Sends one record as an integrator does; what cannot be ready yet is left to the caller. */
async function arrive(kind: string, externalId: string, document: object): Promise<string> {
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records: [{ externalId, kind, document }] })));
  const received = await receiveDelivery(house.ctx, { sourceId, key: null, topic: null, contentType: "application/json", headers: { "content-type": "application/json" }, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(house.ctx, [received.value.deliveryId]);
  return (await db.record.findFirstOrThrow({ where: { companyId: house.ctx.company, sourceId, kind, externalId } })).id;
}

async function approvedRecord(kind: string, document: { code: string } & Record<string, string>): Promise<string> {
  const id = await arrive(kind, document.code, document);
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true });
  return id;
}

/** An invoice to a buyer whose debtor was created on the record, approved. */
async function approvedInvoice({ code, name, tin, details = {} }: Buyer): Promise<string> {
  const externalId = `INV-${code}`;
  const document = {
    number: externalId, date: "2026-03-02", currency: "MYR", customer: { sourceId: `buyer-${code}`, name, tin, ...details }, total: "60.00",
    lines: [{ sku: "KR-BALM-LG", description: "Lemongrass Balm 50ml", quantity: "3", unitPrice: "20.00" }],
  };
  const id = await arrive("invoice", externalId, document);
  const customer = { code, name, tin, currency: "MYR", creditTerm: "C.O.D.", phone: "0380001234", address: "12 Jalan Contoh", postcode: "50000" };
  expect(await createCustomer(house.finance.ctx, { recordId: id, revision: 1, customer })).toMatchObject({ ok: true, value: { state: "ready" } });
  expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: 2 })).toMatchObject({ ok: true });
  return id;
}

const posting = (recordId: string) => db.posting.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId } });
const sends = () => db.taxEntitySend.findMany({ where: { companyId: house.ctx.company }, select: { tin: true, sends: true, looks: true, docKey: true } });
/** Lets the worker run, with the time of its waits between. */
async function run(times: number): Promise<void> {
  for (let round = 0; round < times; round++) {
    await postApproved(house.ctx);
    later(120);
  }
}

type Entity = { taxEntityId: number; tin: string; name: string } & Record<string, unknown>;
type Books = { taxEntities: Entity[]; debtors: { accNo: string; taxEntity: string | null }[]; invoices: { master: { ref: string; debtorCode: string } }[] };
/** What the sandbox's books have of a buyer. */
async function booksOf({ code, tin }: Buyer) {
  const books = (await house.ledger()) as unknown as Books;
  return {
    entities: books.taxEntities.filter((entity) => entity.tin === tin),
    debtors: books.debtors.filter(({ accNo }) => accNo === code),
    invoices: books.invoices.filter(({ master }) => master.debtorCode === code),
  };
}
/** How often each is there, whether the debtor is linked to the entity, and what is not settled. */
async function summaryOf(buyer: Buyer, id: string) {
  const { entities, debtors, invoices } = await booksOf(buyer);
  const isLinked = debtors[0]?.taxEntity === String(entities[0]?.taxEntityId);
  return { entities: entities.length, debtors: debtors.length, invoices: invoices.length, isLinked, posting: (await posting(id)).state, unsettled: await sends() };
}
const oneOfEach = { entities: 1, debtors: 1, invoices: 1, isLinked: true, posting: "posted", unsettled: [] };

describe("a new debtor with a TIN", () => {
  test("gets its tax entity first, the debtor is linked to it, and the invoice goes to the debtor", async () => {
    const buyer = aBuyer({ details: { identityType: "BRN", identityNo: "202001000001", sstNo: "NA", city: "Kuala Lumpur", state: "KUL", country: "MY", msic: "46632" } });
    const id = await approvedInvoice(buyer);
    expect((await findRecordScreen(house.finance.ctx, id))?.linkedTin).toBe(buyer.tin);
    await run(1);
    expect(await summaryOf(buyer, id)).toEqual(oneOfEach);
    expect((await findRecordScreen(house.finance.ctx, id))?.linkedTin).toBeNull();
    expect((await booksOf(buyer)).entities).toMatchObject([{
      name: buyer.name, tin: buyer.tin, classification: "B", businessRegistrationNumber: "202001000001", sstRegistrationNumber: null, msicCode: "46632", address: "12 Jalan Contoh",
      postCode: "50000", city: "Kuala Lumpur", countryCode: "MYS", stateCode: "14", phone: "0380001234",
    }]);
  });

  test("shares the tax entity that AutoCount has of its TIN already", async () => {
    const first = aBuyer();
    const second = aBuyer({ tin: first.tin.toLowerCase() });
    await approvedInvoice(first);
    await run(1);
    await approvedInvoice(second);
    await run(1);
    const [{ entities, debtors }, other] = [await booksOf(first), await booksOf(second)];
    expect([entities.length, debtors[0]?.taxEntity]).toEqual([1, other.debtors[0]?.taxEntity]);
  });

  test.each([["the general public's TIN", { tin: "EI00000000010" }], ["no TIN", { tin: "" }]])("gets none for %s", async (_name, change) => {
    const buyer = aBuyer(change);
    await approvedInvoice(buyer);
    await run(1);
    expect(await booksOf(buyer)).toMatchObject({ entities: [], debtors: [{ taxEntity: null }], invoices: [{}] });
  });

  test("gets none where the book is not set so", async () => {
    await switchTo("off");
    const buyer = aBuyer();
    await approvedInvoice(buyer);
    await run(1);
    expect(await booksOf(buyer)).toMatchObject({ entities: [], debtors: [{ taxEntity: null }], invoices: [{}] });
  });

  test("gets none where AutoCount has the debtor already, which stays as it is", async () => {
    const buyer = aBuyer();
    await switchTo("off");
    const id = await approvedInvoice(buyer);
    await house.fault({ fault: "stored-answer-lost", resource: "debtor" });
    await run(1);
    expect((await posting(id)).state).toBe("queued");
    await switchTo("with-new-debtors");
    await run(2);
    expect(await booksOf(buyer)).toMatchObject({ entities: [], debtors: [{ taxEntity: null }], invoices: [{}] });
  });
});

test("a customer that comes as a record of its own is linked too, also where its answers are lost", async () => {
  const buyer = aBuyer();
  const id = await approvedRecord("customer", { code: buyer.code, name: buyer.name, tin: buyer.tin, identityType: "NRIC", identityNo: "770625015324", currency: "MYR" });
  expect((await findRecordScreen(house.finance.ctx, id))?.linkedTin).toBe(buyer.tin);
  for (const resource of ["taxentity", "debtor"]) await house.fault({ fault: "error-500-not-stored", resource });
  await run(10);
  expect(await summaryOf(buyer, id)).toEqual({ ...oneOfEach, invoices: 0 });
  expect((await booksOf(buyer)).entities).toMatchObject([{ classification: "I", identityType: "MyKAD", identityNo: "770625015324" }]);
});

describe("one of each, whatever is lost on the way", () => {
  const faults = ["stored-answer-lost", "stored-but-500", "error-500-not-stored"];
  const steps = ["taxentity", "debtor", "invoice"];
  test.each(faults.flatMap((fault) => steps.map((resource) => [fault, resource])))("%s of the %s", async (fault, resource) => {
    const buyer = aBuyer();
    const id = await approvedInvoice(buyer);
    await house.fault({ fault, resource });
    await run(8);
    expect(await summaryOf(buyer, id)).toEqual(oneOfEach);
  });

  test("every step loses its answer", async () => {
    const buyer = aBuyer();
    const id = await approvedInvoice(buyer);
    for (const resource of steps) await house.fault({ fault: "stored-answer-lost", resource });
    await run(10);
    expect(await summaryOf(buyer, id)).toEqual(oneOfEach);
  });

  test("a listing that lags behind, and one whose pages change places", async () => {
    const buyer = aBuyer();
    const id = await approvedInvoice(buyer);
    await house.fault({ fault: "stale-get", resource: "taxentity", mode: "always", delayMs: 600_000 });
    await run(2);
    expect(await sends()).toMatchObject([{ tin: buyer.tin, sends: 1, docKey: expect.stringMatching(/^\d+$/) as string }]);
    expect((await booksOf(buyer)).entities).toHaveLength(1);
    await house.clearFaults();
    await house.fault({ fault: "shuffle-pages", resource: "taxentity", mode: "always" });
    await run(3);
    expect(await summaryOf(buyer, id)).toEqual(oneOfEach);
  });
});

describe("after a lost send", () => {
  test("two looks, each after a wait, come before one more send; looks that come too early count for nothing", async () => {
    const buyer = aBuyer();
    const id = await approvedInvoice(buyer);
    await house.fault({ fault: "error-500-not-stored", resource: "taxentity" });
    await postApproved(house.ctx);
    expect(await sends()).toMatchObject([{ sends: 1, looks: 0 }]);
    // Somebody presses "now": the server may still be working.
    for (let press = 0; press < 5; press++) {
      await db.posting.updateMany({ where: { companyId: house.ctx.company, recordId: id }, data: { nextAt: null } });
      await postApproved(house.ctx);
    }
    expect(await sends()).toMatchObject([{ sends: 1, looks: 0 }]);
    later(5);
    await postApproved(house.ctx);
    expect(await sends()).toMatchObject([{ sends: 1, looks: 1 }]);
    expect((await booksOf(buyer)).entities).toEqual([]);
    later(20);
    await postApproved(house.ctx);
    expect(await summaryOf(buyer, id)).toEqual(oneOfEach);
  });

  test("a worker that died between the send and its note does not lead to a second one", async () => {
    const buyer = aBuyer();
    const id = await approvedInvoice(buyer);
    // What such a worker leaves behind: the note that it was going to send, and a request that arrives late.
    await db.taxEntitySend.create({ data: { companyId: house.ctx.company, tin: buyer.tin, sends: 1, sentAt: now(), lookedAt: now() } });
    await postApproved(house.ctx);
    expect((await booksOf(buyer)).entities).toEqual([]);
    await house.book("POST", "taxentity", { name: buyer.name, tin: buyer.tin });
    await run(2);
    expect(await summaryOf(buyer, id)).toEqual(oneOfEach);
  });

  test("lost twice, it goes to a person; sent again, it is looked for from the start", async () => {
    const buyer = aBuyer();
    const id = await approvedInvoice(buyer);
    await house.fault({ fault: "error-500-not-stored", resource: "taxentity", mode: "count", count: 2 });
    await run(8);
    const { state, message } = await posting(id);
    expect(state).toBe("refused");
    expect(message).toContain(`no tax entity with the TIN ${buyer.tin} is listed there`);
    expect(await sends()).toMatchObject([{ sends: 0, looks: 0 }]);
    await db.posting.updateMany({ where: { companyId: house.ctx.company, recordId: id }, data: { state: "queued", nextAt: null } });
    await db.record.updateMany({ where: { companyId: house.ctx.company, id }, data: { state: "approved" } });
    await run(3);
    expect(await summaryOf(buyer, id)).toEqual(oneOfEach);
  });
});

describe("a person is asked", () => {
  test.each([
    ["AutoCount refuses the tax entity", "taxentity", "TIN is not registered."],
    ["AutoCount refuses the link", "debtor", "TaxEntity : TaxEntity (TaxEntityKey = 1) not exists."],
  ])("where %s, in its words and with what to do", async (_name, resource, message) => {
    const buyer = aBuyer();
    const id = await approvedInvoice(buyer);
    await house.fault({ fault: "refuse-400", resource, message });
    await run(1);
    const refused = await posting(id);
    expect(refused.state).toBe("refused");
    expect(refused.message).toContain(message);
    expect(explainRefusal(refused.message ?? "")?.todo).toContain("link its tax entity there");
    expect((await booksOf(buyer)).debtors).toEqual([]);
    expect(await sends()).toEqual([]);
  });

  test.each([["read", "GET"], ["create", "POST"]])("where the key may not %s tax entities; the line goes on, and it is sent again once the key may", async (what, method) => {
    const buyer = aBuyer();
    const id = await approvedInvoice(buyer);
    await house.fault({ fault: "forbidden-403", resource: "taxentity", method, mode: "always" });
    const other = await approvedRecord("customer", { code: `300-F${method}`, name: `Kedai ${method}`, currency: "MYR" });
    await run(1);
    const refused = await posting(id);
    expect(refused).toMatchObject({ state: "refused", message: expect.stringContaining(`may not ${what} tax entities`) as string });
    expect(explainRefusal(refused.message ?? "")).toMatchObject({ who: "admin", todo: expect.stringContaining("Settings > API Keys") as string });
    expect((await posting(other)).state).toBe("posted");
    expect(await db.ledgerConnection.findUniqueOrThrow({ where: { companyId: house.ctx.company }, select: { state: true } })).toEqual({ state: "open" });
    expect(await summaryOf(buyer, id)).toMatchObject({ entities: 0, debtors: 0, invoices: 0, unsettled: [] });
    await house.clearFaults();
    const { revision } = await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
    expect(await retryPosting(house.finance.ctx, { recordId: id, revision })).toMatchObject({ ok: true });
    await run(1);
    expect(await summaryOf(buyer, id)).toEqual(oneOfEach);
  });

  test("where AutoCount has several of its TIN, and where the TIN has no form that MyInvois takes", async () => {
    const buyer = aBuyer();
    for (const name of ["One", "Two"]) await house.book("POST", "taxentity", { name, tin: buyer.tin });
    const several = await approvedInvoice(buyer);
    const odd = await approvedInvoice(aBuyer({ tin: "SG12345678901" }));
    await run(1);
    expect((await posting(several)).message).toContain(`AutoCount has 2 tax entities with the TIN ${buyer.tin}`);
    expect((await posting(odd)).message).toContain("It may be IG12345678901.");
  });
});
