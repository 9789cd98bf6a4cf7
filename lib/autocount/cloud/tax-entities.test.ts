import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { LedgerCall, TaxEntities, TaxEntity } from "#lib/posting/ledger.ts";
import { ledgerSamples } from "#lib/posting/ledger-samples.ts";
import { startSandbox } from "#lib/sandbox/server.ts";
import { bookSettings } from "../book-settings.ts";
import { aDeadAddress, openSandboxBook } from "../sandbox-book.ts";
import { bookUnderTest } from "../sandbox-book.ts";
import { createAutoCountCloud } from "./autocount-cloud.ts";
import type { CloudConnection } from "./connection.ts";

const sandbox = await startSandbox({ port: 0 });
afterAll(() => sandbox.close());
const book = await openSandboxBook(sandbox.url);
const deadAddress = await aDeadAddress();

let calls: LedgerCall[] = [];
const settings = bookSettings.parse({ taxEntities: "with-new-debtors" });
const open = (changes: Partial<CloudConnection> = {}) => createAutoCountCloud(book.connection({ settings, timeoutMs: 2_000, ...changes }), (call) => calls.push(call));
function entitiesOf(ledger = open()): TaxEntities {
  if (ledger.taxEntities === undefined) throw new Error("this book makes no tax entities");
  return ledger.taxEntities;
}

const none = { identityType: null, identityNo: null, registerNo: null, sstNo: null, msic: null, address: null, postcode: null, city: null, phone: null, email: null, country: null, state: null };
const teratai: TaxEntity = {
  ...none, tin: "C20880050010", name: "Teratai Hardware Sdn Bhd", classification: "B", registerNo: "202001000001", sstNo: "W10-1808-32000059", msic: "46632", address: "12 Jalan Contoh",
  postcode: "50000", city: "Kuala Lumpur", phone: "0380001234", email: "accounts@example.com", country: "MY", state: "KUL",
};
const inBooks = async () => ((await (await book.admin("GET", "books/42/ledger")).json()) as { taxEntities: Record<string, unknown>[] }).taxEntities;
const arm = (fault: string, more: object = {}) => book.admin("POST", "faults", { fault, resource: "taxentity", ...more });

beforeEach(async () => {
  await book.admin("DELETE", "faults");
  await book.admin("POST", "reset");
  calls = [];
});

describe("Tax entities of AutoCount Cloud", () => {
  it("are made only where the book is set so", () => {
    expect(createAutoCountCloud(book.connection(), () => undefined).taxEntities).toBeUndefined();
    expect(open().taxEntities).toBeDefined();
  });

  it("are absent until sent, stored with one call under AutoCount's id, and found by TIN as sent", async () => {
    const entities = entitiesOf();
    expect(await entities.find(teratai)).toEqual({ kind: "absent" });
    expect(await entities.send(teratai)).toEqual({ kind: "stored", docKey: "1" });
    expect(calls.map(({ call, request }) => [call, (request as { method: string }).method])).toEqual([["look", "GET"], ["send", "POST"]]);
    expect(await entities.find(teratai)).toEqual({ kind: "mine", docKey: "1", differences: [], cancelled: false });
    expect(await inBooks()).toMatchObject([{
      taxEntityId: 1, name: teratai.name, tin: teratai.tin, classification: "B", identityType: null, identityNo: null, businessRegistrationNumber: "202001000001",
      sstRegistrationNumber: "W10-1808-32000059", msicCode: "46632", address: "12 Jalan Contoh", postCode: "50000", city: "Kuala Lumpur", phone: "0380001234", emailAddress: "accounts@example.com", countryCode: "MYS", stateCode: "14",
    }]);
  });

  it("are found whatever their TIN's case and spaces, with what is different", async () => {
    await book.api("POST", "taxentity", { name: "TERATAI HARDWARE", tin: " c2088 0050010 " });
    expect(await entitiesOf().find(teratai)).toMatchObject({
      kind: "mine", docKey: "1", differences: [{ field: "name", sent: teratai.name, stored: "TERATAI HARDWARE" }, { field: "registerNo", sent: "202001000001", stored: "" }],
    });
    expect(await entitiesOf().find({ ...teratai, tin: "C20880050020" })).toEqual({ kind: "absent" });
  });

  it("are a person's to choose where several have the TIN", async () => {
    for (const name of ["Teratai", "Teratai (Ipoh)"]) await book.api("POST", "taxentity", { name, tin: teratai.tin });
    expect(await entitiesOf().find(teratai)).toEqual({ kind: "foreign", docKey: "1", description: "AutoCount has 2 tax entities with the TIN C20880050010: 1 Teratai, 2 Teratai (Ipoh)." });
  });

  it("are looked for on every page, also where the order changes between two, each page in its turn", async () => {
    for (let number = 1; number <= 130; number++) await book.api("POST", "taxentity", { name: `Kedai ${number}`, tin: `C1${String(number).padStart(7, "0")}0` });
    let turns = 0;
    const turn = () => Promise.resolve(void (turns += 1));
    expect(await entitiesOf().find({ ...teratai, tin: "C100001290" }, turn)).toMatchObject({ kind: "mine", docKey: "129" });
    expect([turns, calls.length]).toEqual([1, 2]);
    // What others are is not kept with one document's history.
    expect(calls.map(({ answer }) => answer)).toEqual([null, null]);
    for (let seed = 1; seed <= 10; seed++) {
      await book.admin("DELETE", "faults");
      await arm("shuffle-pages", { mode: "always", seed });
      // Left out of one page and repeated on another, it would look absent and be made a second time.
      expect(["mine", "unreachable"]).toContain((await entitiesOf().find({ ...teratai, tin: "C100001290" })).kind);
    }
  });

  it.each(["stored-answer-lost", "stored-but-500"])("are unknown after %s, and a look finds the one", async (fault) => {
    await arm(fault);
    expect((await entitiesOf().send(teratai)).kind).toBe("unknown");
    expect(await entitiesOf().find(teratai)).toMatchObject({ kind: "mine", docKey: "1" });
    expect(await inBooks()).toHaveLength(1);
  });

  it("are unknown after an error that stored nothing, and a look tells so", async () => {
    await arm("error-500-not-stored");
    expect((await entitiesOf().send(teratai)).kind).toBe("unknown");
    expect(await entitiesOf().find(teratai)).toEqual({ kind: "absent" });
  });

  it("are refused in AutoCount's words", async () => {
    await arm("refuse-400", { message: "TIN is not valid." });
    expect(await entitiesOf().send(teratai)).toEqual({ kind: "refused", reason: "TIN is not valid." });
  });

  it("are never absent where the book cannot be read, or is read in part", async () => {
    expect(await entitiesOf(open({ baseUrl: deadAddress })).find(teratai)).toMatchObject({ kind: "unreachable" });
    expect(await entitiesOf(open({ apiKey: "another-key" })).find(teratai)).toMatchObject({ kind: "stopped" });
    await arm("rate-limit-429");
    expect(await entitiesOf().find(teratai)).toMatchObject({ kind: "unreachable" });
    expect(calls).toHaveLength(3);
  });

  it("are not sent with what AutoCount or MyInvois has no room or name for", async () => {
    const entities = entitiesOf();
    expect(entities.problems(teratai)).toEqual([]);
    const wrong: [Partial<TaxEntity>, string, string][] = [
      [{ name: "" }, "name", "A tax entity needs a name."],
      [{ name: "x".repeat(101) }, "name", "Name has 101 characters; AutoCount takes 100."],
      [{ tin: "SG12345678901" }, "tin", "The TIN is SG12345678901, but a TIN begins with IG; SG is the old way of writing it. It may be IG12345678901."],
      [{ sstNo: "W10-1808-32000059;W10-1808-32000060" }, "sstNo", "SST number has 35 characters; AutoCount takes 17."],
      [{ identityType: "IC" }, "identityType", "The identity type IC is none of BRN, NRIC, PASSPORT and ARMY."],
      [{ country: "XX" }, "country", "The country XX is not in the tax authority's list."],
      [{ state: "Mars" }, "state", "The state Mars is not in the tax authority's list."],
    ];
    for (const [change, field, message] of wrong) {
      expect(entities.problems({ ...teratai, ...change })).toMatchObject([{ field, message }]);
      expect(await entities.send({ ...teratai, ...change })).toEqual({ kind: "refused", reason: message });
    }
    expect(calls).toEqual([]);
  });

  it("say a person's register in AutoCount's word, and 17 for a place abroad", async () => {
    await entitiesOf().send({ ...none, tin: "IG12345678901", name: "Aisyah", classification: "I", identityType: "NRIC", identityNo: "770625015324", country: "SG", state: "Bedok" });
    expect(await inBooks()).toMatchObject([{ classification: "I", identityType: "MyKAD", identityNo: "770625015324", countryCode: "SGP", stateCode: "17" }]);
  });
});

describe("A debtor with a tax entity", () => {
  it("is made with the link, and a link that AutoCount dropped is a difference", async () => {
    await entitiesOf().send(teratai);
    const debtor = { ...ledgerSamples(bookUnderTest).customer("300-L001"), taxEntity: "1" };
    expect(await open().send(debtor)).toEqual({ kind: "stored" });
    expect(await open().find(debtor)).toMatchObject({ kind: "mine", differences: [] });
    await book.api("PUT", "debtor?code=300-L001", { taxEntity: "" });
    expect(await open().find(debtor)).toMatchObject({ kind: "mine", differences: [{ field: "taxEntity", sent: "1", stored: "" }] });
  });

  it("is refused with a link to nothing, and is not made", async () => {
    const debtor = { ...ledgerSamples(bookUnderTest).customer("300-L002"), taxEntity: "7" };
    expect(await open().send(debtor)).toEqual({ kind: "refused", reason: "TaxEntity : TaxEntity (TaxEntityKey = 7) not exists." });
    expect(await open().find(debtor)).toEqual({ kind: "absent" });
  });
});
