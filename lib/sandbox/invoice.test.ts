import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { TERATAI, aLine, anInvoice, startTestSandbox } from "./sandbox-harness.ts";
import type { TestSandbox } from "./sandbox-harness.ts";

let sandbox: TestSandbox;
let now = new Date("2026-02-03T14:11:50.113Z");

beforeAll(async () => {
  const contacts = { address: "1 Jalan Satu", phone1: "03-1", emailAddress: "a@example.com" };
  sandbox = await startTestSandbox(
    { debtors: [{ ...TERATAI, ...contacts }, { ...TERATAI, accNo: "300-S001", currencyCode: "SGD", creditTerm: "Net 30 days" }] },
    { clock: () => now },
  );
});
beforeEach(async () => {
  now = new Date("2026-02-03T14:11:50.113Z");
  await sandbox.admin("POST", "/reset");
});
afterAll(() => sandbox.running.close());

async function create(body: unknown = anInvoice()): Promise<string> {
  const answer = await sandbox.send("POST", "/42/invoice", body);
  expect(answer.message).toBeUndefined();
  expect(answer.status).toBe(201);
  return decodeURIComponent(answer.headers.get("location")?.split("docNo=")[1] ?? "");
}

async function read(docNo: string) {
  const answer = await sandbox.send("GET", `/42/invoice?docNo=${encodeURIComponent(docNo)}`);
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as { master: Record<string, unknown>; details: Record<string, unknown>[] };
}

const update = (docNo: string, body: unknown) => sandbox.send("PUT", `/42/invoice?docNo=${docNo}`, body);

describe("creating", () => {
  test("the location is absolute, lower-case in its path and percent-encoded in its number", async () => {
    const answer = await sandbox.send("POST", "/42/Invoice", anInvoice({ docNo: "HP 1/2#3" }));
    expect(answer.headers.get("location")).toBe(`${sandbox.running.url}/42/invoice?docNo=HP%201%2F2%233`);
    expect((await read("HP 1/2#3")).master["docNo"]).toBe("HP 1/2#3");
  });

  test("without a number the default format gives the next one", async () => {
    expect(await create(anInvoice({ docNo: null }))).toBe("I-000001");
    expect(await create(anInvoice({ docNo: "" }))).toBe("I-000002");
    const listing = await sandbox.send("GET", "/42/docnoformat/listing?docType=iv");
    expect(listing.json).toMatchObject({ data: [{ nextNumber: { "#": "3" }, sample: "I-000003" }] });
  });

  test("an automatic number that somebody used already is refused as a duplicate", async () => {
    await create(anInvoice({ docNo: "I-000001" }));
    const answer = await sandbox.send("POST", "/42/invoice", anInvoice({ docNo: null }));
    expect(answer.message).toBe("Duplicate document number: I-000001");
  });

  test("empty lines are dropped without a word, described or priced ones stay", async () => {
    const empty = { productCode: null, description: "", unitPrice: 0, qty: 3 };
    const lines = [aLine(), empty, { accNo: "500-0000", description: "Note", unitPrice: 0 }, { accNo: "500-0000", unitPrice: 2, qty: 1 }];
    const { details } = await read(await create(anInvoice({}, lines)));
    expect(details.map((line) => [line["seq"], line["description"], line["subTotal"]])).toEqual([
      [0, "Bolt", 33],
      [1, "Note", 0],
      [2, null, 2],
    ]);
  });

  test("contact fields come from the debtor when left out, and stay empty when sent as null", async () => {
    expect((await read(await create())).master).toMatchObject({ address: "1 Jalan Satu", phone1: "03-1", email: "a@example.com", fax1: "" });
    const emptied = anInvoice({ docNo: "HP-2", address: null, phone1: "" });
    expect((await read(await create(emptied))).master).toMatchObject({ address: null, phone1: "" });
  });

  test("currency, its rate and the due date follow from debtor and term", async () => {
    const { master } = await read(await create(anInvoice({ debtorCode: "300-S001", creditTerm: "Net 30 days" })));
    expect(master).toMatchObject({ currencyCode: "SGD", currencyRate: 3.3, dueDate: "2026-03-05T00:00:00", netTotal: 33, localNetTotal: 108.9 });
  });

  test("more digits than the book allows are rounded, and money is reckoned from the rounded ones", async () => {
    const coarse = await startTestSandbox({ decimals: { quantity: 1, salesUnitPrice: 2 } });
    const line = aLine({ qty: 1.25, unitPrice: 3.335 });
    expect((await coarse.send("POST", "/42/invoice", anInvoice({}, [line]))).status).toBe(201);
    const answer = await coarse.send("GET", "/42/invoice?docNo=HP-1");
    expect(answer.json).toMatchObject({ details: [{ qty: { "#": "1.30000000" }, unitPrice: { "#": "3.34000000" }, subTotalExTax: { "#": "4.34" } }] });
    await coarse.running.close();
  });

  test("discount, inclusive tax, 5-sen rounding and a payment come out in the answer", async () => {
    const master = { inclusiveTax: true, isRoundAdj: true, paymentMethod: "CASH", paymentAmt: 10 };
    const body = anInvoice(master, [aLine({ qty: 3, unitPrice: 9.99, discount: "10%+1", taxCode: "SV-8" })]);
    const answer = await read(await create(body));
    // 29.97 less 10 % is 26.973, less 1 is 25.973, so 4.00 off; 25.97 holds 1.92 of tax.
    expect(answer.details).toMatchObject([{ discountAmt: 4, tax: 1.92, subTotalExTax: 24.05, subTotal: 25.97, taxRate: 8 }]);
    expect(answer.master).toMatchObject({ netTotal: 25.97, roundAdj: -0.02, finalTotal: 25.95, outstandingAmount: 15.95 });
  });

  test("saveApprove approves; without it the document is a draft", async () => {
    expect((await read(await create())).master).toMatchObject({ status: "Approved", approvedTimeStamp: "2026-02-03T14:11:50.1130000" });
    const draft = { ...anInvoice({ docNo: "HP-2" }), saveApprove: null };
    expect((await read(await create(draft))).master).toMatchObject({ status: "Draft", approvedTimeStamp: null });
  });

  test("document and line keys only ever grow", async () => {
    await create();
    const first = await read("HP-1");
    await sandbox.send("DELETE", "/42/invoice?docNo=HP-1");
    const second = await read(await create());
    expect(Number(second.master["docKey"])).toBeGreaterThan(Number(first.master["docKey"]));
    expect(Number(second.details[0]?.["dtlKey"])).toBeGreaterThan(Number(first.details[0]?.["dtlKey"]));
  });

  test("of many equal creates at once exactly one is stored", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => sandbox.send("POST", "/42/invoice", anInvoice())));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array<number>(11).fill(400)]);
    expect(answers.filter((answer) => answer.status === 400).every((answer) => answer.message === "Duplicate document number: HP-1")).toBe(true);
    expect(await sandbox.invoices()).toHaveLength(1);
  });

  test("automatic numbers given out at once are all different", async () => {
    const body = anInvoice({ docNo: null });
    const answers = await Promise.all(Array.from({ length: 10 }, () => sandbox.send("POST", "/42/invoice", body)));
    expect(new Set(answers.map((answer) => answer.headers.get("location"))).size).toBe(10);
  });
});

describe("updating", () => {
  const lines = [aLine({ description: "One" }), aLine({ description: "Two" }), aLine({ description: "Three" })];
  const described = async () => (await read("HP-1")).details.map((line) => line["description"]);

  beforeEach(() => create(anInvoice({ ref: "R", remark1: "keep" }, lines)));

  test("a field left out keeps its value, one sent blank is erased", async () => {
    expect((await update("HP-1", { master: { ref: "" } })).status).toBe(204);
    expect((await read("HP-1")).master).toMatchObject({ ref: "", remark1: "keep", debtorName: TERATAI.companyName });
  });

  test("lines are matched by position: {} keeps, fewer delete the tail, more append", async () => {
    const before = (await read("HP-1")).details.map((line) => line["dtlKey"]);
    await update("HP-1", { master: {}, details: [{}, { description: "Changed" }] });
    expect(await described()).toEqual(["One", "Changed"]);
    await update("HP-1", { master: {}, details: [{}, {}, aLine({ description: "New" })] });
    expect(await described()).toEqual(["One", "Changed", "New"]);
    const after = (await read("HP-1")).details.map((line) => line["dtlKey"]);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(before).not.toContain(after[2]);
  });

  test("lines left out entirely are kept", async () => {
    await update("HP-1", { master: { ref: "X" } });
    expect(await described()).toEqual(["One", "Two", "Three"]);
  });

  test("the money is reckoned again", async () => {
    await update("HP-1", { master: {}, details: [{ qty: 1 }] });
    expect((await read("HP-1")).master).toMatchObject({ totalExTax: 1.5, tax: 0.15, finalTotal: 1.65 });
  });

  test("auto-fill overwrites again, but not the lines that {} keeps", async () => {
    const body = { master: {}, details: [{}, { qty: 1 }], autoFillOption: { taxCode: true } };
    await create(anInvoice({ docNo: "HP-2" }, [aLine({ taxCode: "SV-8" }), aLine({ taxCode: "SV-8" })]));
    expect((await update("HP-2", body)).status).toBe(204);
    expect((await read("HP-2")).details.map((line) => line["taxCode"])).toEqual(["SV-8", "S-10"]);
  });

  test("a document cannot be renumbered", async () => {
    expect((await update("HP-1", { master: { docNo: "HP-9", docNoFormatName: "None" } })).status).toBe(204);
    expect((await read("HP-1")).master["docNo"]).toBe("HP-1");
    expect((await sandbox.send("GET", "/42/invoice?docNo=HP-9")).status).toBe(404);
  });

  test("an update that is refused changes nothing", async () => {
    const answer = await update("HP-1", { master: { ref: "X", creditTerm: "COD" }, details: [] });
    expect(answer.message).toBe("CreditTerm : CreditTerm (CreditTermKey = COD) not exists.");
    expect((await update("HP-1", { master: { debtorName: "" } })).message).toBe("The DebtorName field is required.");
    expect((await read("HP-1")).master["ref"]).toBe("R");
    expect(await described()).toHaveLength(3);
  });

  test("the time of the last change moves, the time of creation does not", async () => {
    now = new Date("2026-02-04T00:00:00Z");
    await update("HP-1", { master: { ref: "X" } });
    const { master } = await read("HP-1");
    expect([master["createdTimeStamp"], master["lastModified"]]).toEqual(["2026-02-03T14:11:50.1130000", "2026-02-04T00:00:00.0000000"]);
  });

  test("an unknown document is 404", async () => {
    expect((await update("NOPE", { master: {} })).status).toBe(404);
  });
});

describe("voiding and deleting", () => {
  test.each(["POST", "PUT"])("void by %s keeps the amounts, and the number stays taken", async (method) => {
    await create();
    expect((await sandbox.send(method, "/42/invoice/void?docNo=HP-1", { voidReason: "Wrong customer" })).status).toBe(204);
    expect((await read("HP-1")).master).toMatchObject({ cancelled: true, voidReason: "Wrong customer", status: "Void", finalTotal: 33 });
    expect((await sandbox.send("POST", "/42/invoice", anInvoice())).message).toBe("Duplicate document number: HP-1");
  });

  test("void by PUT needs no body", async () => {
    await create();
    expect((await sandbox.send("PUT", "/42/invoice/void?docNo=HP-1")).status).toBe(204);
    expect((await read("HP-1")).master).toMatchObject({ cancelled: true, voidReason: null });
  });

  test("a voided document can be neither voided again nor changed", async () => {
    await create();
    await sandbox.send("PUT", "/42/invoice/void?docNo=HP-1");
    expect((await sandbox.send("PUT", "/42/invoice/void?docNo=HP-1")).status).toBe(400);
    expect((await update("HP-1", { master: { ref: "X" } })).status).toBe(400);
  });

  test("delete frees the number", async () => {
    await create();
    expect((await sandbox.send("DELETE", "/42/invoice?docNo=HP-1")).status).toBe(204);
    expect((await sandbox.send("GET", "/42/invoice?docNo=HP-1")).status).toBe(404);
    await create();
    expect(await sandbox.invoices()).toHaveLength(1);
  });

  test.each([
    ["DELETE", "/42/invoice?docNo=NOPE"],
    ["POST", "/42/invoice/void?docNo=NOPE"],
  ])("%s %s of an unknown number is 404", async (method, path) => {
    expect((await sandbox.send(method, path, {})).json).toEqual({ statusCode: { "#": "404" }, message: "Record not found." });
  });
});
