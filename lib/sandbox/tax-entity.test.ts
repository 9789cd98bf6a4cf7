import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { exampleBody, hasExamples, startTestSandbox, TERATAI } from "./sandbox-harness.ts";
import type { TestSandbox } from "./sandbox-harness.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  await sandbox.admin("DELETE", "/faults");
  await sandbox.admin("POST", "/reset");
});
afterAll(() => sandbox.running.close());

const teratai = { name: "Teratai Hardware Sdn Bhd", tin: "C20880050010", classification: "B", businessRegistrationNumber: "202001000001", countryCode: "MYS", stateCode: "14" };
const post = (body: unknown) => sandbox.send("POST", "/42/taxentity", body);
const listed = async () => ((await sandbox.send("GET", "/42/taxEntity/listing?page=1")).json as { data: Record<string, unknown>[] }).data;
const inBooks = async () => (JSON.parse((await sandbox.admin("GET", "/books/42/ledger")).text) as { taxEntities: object[] }).taxEntities;

test.skipIf(!hasExamples)("the example tax entity is taken, and its id stands in the location alone", async () => {
  const answer = await post(exampleBody("cloud-tax-entity-create.json"));
  expect(answer).toMatchObject({ status: 201, text: "" });
  expect(answer.headers.get("location")).toBe(`${sandbox.running.url}/42/taxentity?taxentityid=1`);
});

test("it is read by its id in camelCase, listed in PascalCase, and shown in the ledger", async () => {
  await post(teratai);
  const read = await sandbox.send("GET", "/42/TAXENTITY?taxEntityId=1");
  expect(read.json).toMatchObject({ taxEntityId: { "#": "1" }, ...teratai, sstRegistrationNumber: null });
  expect(await listed()).toMatchObject([{ TaxEntityId: { "#": "1" }, TIN: "C20880050010", Name: teratai.name, StateCode: "14" }]);
  expect(await inBooks()).toMatchObject([{ taxEntityId: 1, ...teratai }]);
  expect((await sandbox.send("GET", "/42/taxentity?taxEntityId=2")).status).toBe(404);
});

test("nobody asks whose TIN it is: a second call makes a second one", async () => {
  await post(teratai);
  expect((await post(teratai)).headers.get("location")).toMatch(/taxentityid=2$/);
  expect(await inBooks()).toHaveLength(2);
});

test("an update changes what it names, and erases what is blank", async () => {
  await post(teratai);
  expect((await sandbox.send("PUT", "/42/taxentity?taxEntityId=1", { tin: "", city: "Ipoh" })).status).toBe(204);
  expect(await inBooks()).toMatchObject([{ taxEntityId: 1, name: teratai.name, tin: "", city: "Ipoh", stateCode: "14" }]);
  expect((await sandbox.send("PUT", "/42/taxentity?taxEntityId=1", { name: "" })).status).toBe(400);
  expect((await sandbox.send("PUT", "/42/taxentity?taxEntityId=9", {})).status).toBe(404);
});

test.each([
  [{}, "The Name field is required."],
  [{ ...teratai, name: "x".repeat(101) }, "The field Name must be a string with a maximum length of 100."],
  [{ ...teratai, tin: "C".repeat(21) }, "The field Tin must be a string with a maximum length of 20."],
  [{ ...teratai, sstRegistrationNumber: "x".repeat(18) }, "The field SstRegistrationNumber must be a string with a maximum length of 17."],
  [{ ...teratai, stateCode: 14 }, "The JSON value could not be converted to System.String. Path: $.stateCode."],
])("%j is refused", async (body, message) => {
  expect(await post(body)).toMatchObject({ status: 400, message });
  expect(await inBooks()).toEqual([]);
});

test("a debtor is linked to one that is there, and to no other", async () => {
  await post(teratai);
  const linked = { ...TERATAI, accNo: "300-T009", taxEntity: "1" };
  expect((await sandbox.send("POST", "/42/debtor", { ...linked, taxEntity: "7" })).message).toBe("TaxEntity : TaxEntity (TaxEntityKey = 7) not exists.");
  expect((await sandbox.send("POST", "/42/debtor", linked)).status).toBe(201);
  expect((await sandbox.send("GET", "/42/debtor?code=300-T009")).json).toMatchObject({ taxEntity: "1" });
  const listing = await sandbox.send("GET", "/42/debtor/listing?page=1&field=taxEntity");
  expect(listing.json).toMatchObject({ data: [{ AccNo: "300-T004", TaxEntity: null }, { AccNo: "300-T009", TaxEntity: "1" }] });
});

test("what fails or is lost as with every write: stored or not, and a listing that lags behind", async () => {
  await sandbox.fault({ fault: "stored-but-500", resource: "taxentity" });
  expect((await post(teratai)).status).toBe(500);
  await sandbox.fault({ fault: "error-500-not-stored", resource: "taxentity" });
  expect((await post(teratai)).status).toBe(500);
  await sandbox.fault({ fault: "stored-answer-lost", resource: "taxentity" });
  await expect(post(teratai)).rejects.toThrow("fetch failed");
  expect(await inBooks()).toHaveLength(2);
  await sandbox.fault({ fault: "stale-get", resource: "taxentity", delayMs: 60_000, mode: "always" });
  expect(await listed()).toEqual([]);
});
