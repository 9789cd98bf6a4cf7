import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import { findChannel } from "../registry.ts";
import { sampleOrder } from "../shopify/sample-order.ts";
import { nativeChannel } from "./adapter.ts";
import { mostRecords, readBatch } from "./read-batch.ts";

const noBody = new Uint8Array();

const receivedAt = "2026-04-01T00:00:00Z";
const shopify = findChannel("shopify");
const bytes = (text: string) => new TextEncoder().encode(text);
const batch = (text: string, contentType = "application/json", channel = shopify) => readBatch({ body: bytes(text), contentType, channel, receivedAt });

function outcomes(text: string, contentType?: string) {
  const read = batch(text, contentType);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}
const one = (record: object) => outcomes(JSON.stringify({ records: [record] }))[0];

const line = { sku: "A", quantity: "2", unitPrice: "10.00" };
const document = { number: "INV-1", date: "2026-04-01", currency: "MYR", lines: [line], total: "20.00" };
const record = { externalId: "1", kind: "invoice", document };
const withDocument = (more: object) => ({ ...record, document: { ...document, ...more } });

describe("a record with a document", () => {
  it("is read, the amount of a line worked out to the sen and its id by position", () => {
    const read = one(withDocument({ lines: [line, { quantity: "3", unitPrice: "0.335", discount: "0.001" }], total: "21.00" }));
    expect(read).toMatchObject({ outcome: "document", index: 0, externalId: "1", kind: "invoice", sourceVersion: null });
    expect(read).toMatchObject({ document: { lines: [{ id: "1", amount: "20.00", quantity: "2" }, { id: "2", amount: "1.00", quantity: "3" }] } });
  });

  it("keeps an amount that the sender gives, right or wrong", () => {
    expect(one(withDocument({ lines: [{ ...line, amount: "19.99" }] }))).toMatchObject({ document: { lines: [{ amount: "19.99" }] } });
  });

  it("adds up the tax of the lines where the document gives none", () => {
    expect(one(withDocument({ lines: [{ ...line, tax: "1.60" }, { ...line, tax: "0.80" }], total: "42.40" }))).toMatchObject({ document: { tax: "2.40" } });
    expect(one(withDocument({ tax: "1.61" }))).toMatchObject({ document: { tax: "1.61" } });
  });

  it("takes number tokens as written, beyond what a JavaScript number holds", () => {
    const text = `{"records":[{"externalId":9007199254740993,"kind":"invoice","document":{"number":1001,"date":"2026-04-01","currency":"MYR","part":2,
      "lines":[{"sku":9007199254740993,"quantity":1.5,"unitPrice":123456789012345.12}],"total":123456789012345.120}}]}`;
    expect(outcomes(text)[0]).toMatchObject({
      externalId: "9007199254740993",
      document: { number: "1001", part: 2, total: "123456789012345.12", lines: [{ sku: "9007199254740993", quantity: "1.5", unitPrice: "123456789012345.12" }] },
    });
  });

  it("takes null for not given", () => {
    expect(one(withDocument({ note: null, customer: { name: "A", tin: null }, lines: [{ ...line, discount: null, uom: null }] }))).toMatchObject({
      outcome: "document",
      document: { customer: { name: "A", tin: null }, lines: [{ discount: "0.00", uom: null }] },
    });
  });

  it("lists a field that no document has, so that a misspelt one is seen", () => {
    const read = one(withDocument({ dueDate: "2026-05-01", customer: { nmae: "x" }, lines: [{ ...line, discuont: "1.00" }], deliveryDecision: "close-rest" }));
    expect(read?.outcome === "document" && read.document.unmapped).toEqual([
      { path: "dueDate", value: "2026-05-01" },
      { path: "deliveryDecision", value: "close-rest" },
      { path: "lines[0].discuont", value: "1.00" },
      { path: "customer.nmae", value: "x" },
    ]);
    expect(read).toMatchObject({ document: { deliveryDecision: null } });
  });

  it.each<[string, object, string]>([
    ["document.total is missing.", { ...record, document: { ...document, total: undefined } }, "document.total"],
    ['document.total must be a decimal number as text, such as "12.50", not "1e3".', withDocument({ total: "1e3" }), "document.total"],
    ['document.lines[0].unitPrice must be a decimal number as text, such as "12.50", not "RM 5".', withDocument({ lines: [{ ...line, unitPrice: "RM 5" }] }), "document.lines[0].unitPrice"],
    ["document.lines[0].quantity is missing.", withDocument({ lines: [{ unitPrice: "1.00" }] }), "document.lines[0].quantity"],
    ["document.lines must have at least 1 entry.", withDocument({ lines: [] }), "document.lines"],
    ["document.date must be a date written YYYY-MM-DD.", withDocument({ date: "01/04/2026" }), "document.date"],
    ["document.number must have at most 50 characters.", withDocument({ number: "N".repeat(51) }), "document.number"],
    ["document.isPaid must be true or false.", withDocument({ isPaid: "yes" }), "document.isPaid"],
    ["document must be an object.", { ...record, document: "x" }, "document"],
    [`kind must be ${kinds.map((kind) => `"${kind}"`).join(" or ")}.`, { ...record, kind: "quotation" }, "kind"],
    ["externalId is missing.", { kind: "invoice", document }, "externalId"],
    ["externalId must not be empty.", { ...record, externalId: " " }, "externalId"],
  ])("is refused with a sentence: %s", (why, sent, path) => {
    expect(one(sent)).toMatchObject({ outcome: "refused", index: 0, why, path });
  });

  it("is refused where an amount that is worked out has too many digits", () => {
    const path = "document.lines[0].amount";
    expect(one(withDocument({ lines: [{ ...line, unitPrice: "999999999999999.99" }] }))).toMatchObject({ outcome: "refused", path, why: `${path} comes to more digits than an amount may have.` });
    const taxed = { ...line, tax: "999999999999999.99" };
    expect(one(withDocument({ lines: [taxed, taxed] }))).toMatchObject({ outcome: "refused", path: "document.tax" });
  });

  it("says how many more problems there are", () => {
    expect(one({ ...record, document: { lines: [line] } })).toMatchObject({ why: "document.number is missing. There are 3 more problems." });
  });

  it("an exponent in a number token is refused, not computed", () => {
    const text = JSON.stringify({ records: [record] }).replace('"20.00"', "2e1");
    expect(outcomes(text)[0]).toMatchObject({ outcome: "refused", path: "document.total" });
  });

  it("two lines with one id, or both or neither of document and payload, are refused", () => {
    expect(one(withDocument({ lines: [{ ...line, id: "x" }, { ...line, id: "x" }] }))).toMatchObject({ why: "document.lines has two lines with the same id." });
    expect(one({ ...record, payload: {} })).toMatchObject({ outcome: "refused", why: expect.stringContaining("either") });
    expect(one({ externalId: "1" })).toMatchObject({ outcome: "refused", externalId: "1", why: expect.stringContaining("either") });
  });
});

describe("a record with a payload", () => {
  const payload = sampleOrder({ number: 1001, at: new Date("2026-03-31T16:30:00Z"), lines: [{ sku: "A", title: "A", price: "10.00", quantity: 2 }] });

  it("is read by the source's channel, under the sender's id where one is given", () => {
    expect(one({ externalId: "mine", kind: "invoice", payload })).toMatchObject({ outcome: "document", externalId: "mine", kind: "invoice", document: { total: "20.00" } });
    expect(one({ payload })).toMatchObject({ externalId: "5910000100100", kind: null, sourceVersion: "2026-03-31T16:30:00.000Z" });
  });

  it("keeps big ids and amounts exactly on the way through", () => {
    const text = '{"records":[{"payload":{"id":820982911946154508,"name":"#1","currency":"MYR","created_at":"2026-03-31T00:00:00Z","total_price":0.10,"line_items":[{"id":9007199254740993,"quantity":1,"price":0.10}]}}]}';
    expect(outcomes(text)[0]).toMatchObject({ externalId: "820982911946154508", document: { total: "0.10", lines: [{ id: "9007199254740993" }] } });
  });

  it("is refused or ignored with the channel's own reason", () => {
    expect(one({ externalId: "1", payload: { id: 1 } })).toMatchObject({ outcome: "refused", path: "payload" });
    expect(one({ payload: { id: 9, name: "#D1", invoice_url: "x" } })).toMatchObject({ outcome: "ignored", why: expect.stringContaining("quotation") });
  });

  it("is refused where the source has no format of its own", () => {
    const read = batch(JSON.stringify({ records: [{ externalId: "1", payload }] }), "application/json", null);
    expect(read.ok && read.value[0]).toMatchObject({ outcome: "refused", why: expect.stringContaining("send a document") });
  });
});

describe("a batch", () => {
  it("one bad record never refuses its neighbours", () => {
    const text = JSON.stringify({ records: [record, null, { ...record, externalId: "2", document: {} }, 5, { ...record, externalId: "3" }] });
    expect(outcomes(text).map((entry) => [entry.index, entry.outcome, entry.externalId])).toEqual([
      [0, "document", "1"], [1, "refused", null], [2, "refused", "2"], [3, "refused", null], [4, "document", "3"],
    ]);
  });

  it("may be a single record", () => {
    expect(outcomes(JSON.stringify(record))).toMatchObject([{ outcome: "document", externalId: "1" }]);
  });

  it("may be one record a line, blank lines skipped, a broken line refused alone", () => {
    const text = `${JSON.stringify(record)}\r\n\n{"externalId": \n${JSON.stringify({ ...record, externalId: "2" })}\n`;
    expect(outcomes(text, "application/x-ndjson; charset=utf-8").map((entry) => [entry.index, entry.outcome])).toEqual([[0, "document"], [1, "refused"], [2, "document"]]);
    expect(outcomes(text, "application/x-ndjson")[1]).toMatchObject({ why: expect.stringMatching(/^The line is not valid JSON/), path: null });
  });

  it.each([
    ["no list", "{}", "has no list of records"],
    ["a bare list", "[]", "must be an object"],
    ["an empty list", '{"records":[]}', "holds no records"],
    ["lines sent as one JSON", `${JSON.stringify(record)}\n${JSON.stringify(record)}`, "application/x-ndjson"],
    ["too many records", JSON.stringify({ records: Array.from({ length: mostRecords + 1 }, () => 0) }), "holds 1001 records. Send at most 1000"],
    ["nothing", "", "empty"],
  ])("is refused as a whole: %s", (_, text, sentence) => {
    expect(batch(text)).toMatchObject({ ok: false, error: expect.stringContaining(sentence) });
  });

  it("refuses too many lines before it parses any", () => {
    expect(batch("x\n".repeat(mostRecords + 1), "application/x-ndjson")).toMatchObject({ ok: false, error: expect.stringContaining("1001") });
    expect(batch(`${JSON.stringify(record)}\n`.repeat(mostRecords), "application/x-ndjson")).toMatchObject({ ok: true });
  });

  it("never throws, and gives valid documents only", () => {
    const field = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom("1.00", "-1", "2026-04-01", "MYR", "\0", "\ud800"));
    const anyDocument = fc.record({ number: field, date: field, currency: field, total: field, lines: fc.oneof(field, fc.array(fc.record({ quantity: field, unitPrice: field, id: field }, { requiredKeys: [] }))) }, { requiredKeys: [] });
    const anyRecord = fc.record({ externalId: field, kind: field, document: fc.oneof(anyDocument, anyDocument.map((more) => ({ ...document, ...more }))), payload: field }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 5 }), (records) => {
        const read = outcomes(JSON.stringify({ records }));
        expect(read).toHaveLength(records.length);
        const documents = read.filter((entry) => entry.outcome === "document");
        for (const { kind, document } of documents) expect(documentSchemas[kind ?? "invoice"].parse(document)).toEqual(document);
        const sentences = read.flatMap((entry) => (entry.outcome === "document" ? [] : [entry.why]));
        expect(sentences.filter((why) => !why.endsWith("."))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.uint8Array(), fc.constantFrom("application/json", "application/x-ndjson"), (body, contentType) => void readBatch({ body, contentType, channel: shopify, receivedAt })));
  });
});

describe("the native channel", () => {
  it("reads a stored delivery again with the same result, refusals beside documents", () => {
    const body = bytes(`${JSON.stringify(record)}\n{}\n`);
    const outcome = nativeChannel.read({ topic: null, headers: { "content-type": "application/x-ndjson" }, body, receivedAt });
    expect(outcome).toMatchObject({ kind: "documents", documents: [{ index: 0, externalId: "1" }], refused: [{ index: 1, externalId: null }] });
  });

  it("accepts no signature: a source token is its only proof", () => {
    expect(nativeChannel.verify({ headers: {}, body: bytes(""), secret: "x" })).toBe(false);
    expect(nativeChannel.deliveryKey({ "idempotency-key": "k1" }, noBody)).toBe("k1");
  });
});
