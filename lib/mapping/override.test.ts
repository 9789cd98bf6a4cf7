import { describe, expect, test } from "vitest";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import type { ReadDocument } from "#lib/channels/channel.ts";
import { mappingOverride, type MappingOverrideInput } from "./override.ts";
import { overrideBatch } from "./override-batch.ts";
import { overrideDocument } from "./override-document.ts";
import { overrideMessage, toBytes } from "./override-message.ts";
import { parseTokens } from "#lib/channels/read-json.ts";

const mapping = (...steps: MappingOverrideInput["steps"]) => mappingOverride.parse({ steps });
const constant = (value: string) => [{ use: "constant" as const, value }];

const document = documentSchemas.invoice.parse({
  number: "#1", date: "2026-03-02", currency: "MYR", total: "30.00",
  lines: [
    { id: "a", sku: "S-A", quantity: "1", unitPrice: "10.00", amount: "10.00" },
    { id: "b", sku: null, quantity: "2", unitPrice: "10.00", amount: "20.00" },
    { id: "ship", kind: "shipping", quantity: "1", unitPrice: "0.00", amount: "0.00" },
  ],
  unmapped: [{ path: "branch", value: "PG" }, { path: "items[0].barcode", value: "955" }, { path: "other", value: "x" }],
});
const read: ReadDocument = { kind: null, document, index: 0, externalId: "1", sourceVersion: null };
const message = { branch: "PG", po: " PO-7 ", items: [{ id: "b", barcode: "955-B" }, { id: "a", barcode: "955-A" }], totals: ["1", "2"] };

function overridden(...steps: MappingOverrideInput["steps"]) {
  const result = overrideDocument(read, message, mapping(...steps));
  if (!result.ok) throw new Error(result.error);
  return result.value.document as typeof document;
}

describe("a document that an adapter has read", () => {
  test("takes values of the message and constants, and what has a place is no longer listed as without one", () => {
    const changed = overridden({ to: "location", from: ["$.branch"] }, { to: "reference", from: ["$.po"] }, { to: "agent", transforms: constant("Siti") });
    expect(changed).toMatchObject({ location: "PG", reference: "PO-7", agent: "Siti" });
    expect(changed.unmapped.map(({ path }) => path)).toEqual(["items[0].barcode", "other"]);
  });

  test("matches lines by the source's own ids, whatever their order, and leaves lines alone that have no entry", () => {
    const changed = overridden({ to: "lines[].sku", from: ["$.items[].barcode"] });
    expect(changed.lines.map(({ sku }) => sku)).toEqual(["955-A", "955-B", null]);
  });

  test("is refused where nobody can say which entry belongs to which line", () => {
    expect(overrideDocument(read, message, mapping({ to: "lines[].sku", from: ["$.totals[]"] }))).toEqual({ ok: false, error: expect.stringMatching(/not clear/) });
  });

  test("fills only what is empty where that was asked for", () => {
    const changed = overridden({ to: "lines[].sku", from: ["@.lines[].description"], when: "empty" }, { to: "number", transforms: constant("X"), when: "empty" });
    expect([changed.number, changed.lines[0]?.sku]).toEqual(["#1", "S-A"]);
  });

  test("keeps what was read where a step finds nothing", () => {
    expect(overridden({ to: "reference", from: ["$.nothing.here"] })).toEqual(document);
  });

  test("is refused with a sentence where a value does not fit", () => {
    expect(overrideDocument(read, message, mapping({ to: "date", from: ["$.branch"] }))).toEqual({ ok: false, error: expect.stringContaining("date: $.branch") });
    expect(overrideDocument(read, message, mapping({ to: "currency", transforms: constant("RINGGIT") }))).toMatchObject({ ok: false });
  });

  test("writes numbers and dates as documents do", () => {
    const changed = overridden({ to: "rounding", transforms: constant("RM 1,234.5") }, { to: "date", transforms: constant("31/12/2025") }, { to: "lines[].quantity", transforms: constant("2.0") });
    expect([changed.rounding, changed.date, changed.lines[0]?.quantity]).toEqual(["1234.50", "2025-12-31", "2"]);
  });
});

describe("a message before it is read", () => {
  const patched = (text: string, ...steps: MappingOverrideInput["steps"]) => {
    const parsed = parseTokens(text);
    if (!parsed.ok) throw new Error(parsed.error);
    const problem = overrideMessage(parsed.value, mapping(...steps));
    return problem ?? Buffer.from(toBytes(parsed.value)).toString();
  };

  test("is changed at a path, and keeps every digit of what is not", () => {
    expect(patched('{"id":98765432109876543210,"total":59.450}', { to: "$.customer.currency", transforms: constant("MYR") })).toBe('{"id":98765432109876543210,"total":59.450,"customer":{"currency":"MYR"}}');
  });

  test("is changed entry by entry of a list", () => {
    expect(patched('{"items":[{"code":"A"},{"code":"B","sku":"b"}]}', { to: "$.items[].sku", from: ["$.items[].code"], when: "empty" })).toBe('{"items":[{"code":"A","sku":"A"},{"code":"B","sku":"b"}]}');
  });

  test("is not changed by a step that finds nothing", () => {
    expect(patched('{"a":1}', { to: "$.b", from: ["$.c"] })).toBe('{"a":1}');
  });
});

describe("a call of the intake API", () => {
  const batch = (records: object[], ...steps: MappingOverrideInput["steps"]) => {
    const body = new TextEncoder().encode(JSON.stringify({ records }));
    const done = overrideBatch({ body, contentType: "application/json", isNative: true, usualKind: "invoice" }, mapping(...steps));
    return { ...done, records: (JSON.parse(Buffer.from(done.body).toString()) as { records: { document?: object; externalId?: string }[] }).records };
  };

  test("gets what its documents lack from where the sender put it", () => {
    const { records, problems } = batch([{ externalId: "1", document: { doc_no: "A-1", total: 10.5 } }], { to: "number", from: ["$.doc_no"] });
    expect(problems.size).toBe(0);
    expect(records[0]?.document).toEqual({ total: "10.5", number: "A-1" });
  });

  test("becomes documents by the mapping alone where the payload is in a format of the sender's own", () => {
    const payload = { no: "A-1", day: "02/03/2026", sum: 21, rows: [{ code: "S-1", qty: 2, price: 10.5 }] };
    const { records } = batch(
      [{ payload }],
      { to: "number", from: ["$.no"] }, { to: "date", from: ["$.day"] }, { to: "total", from: ["$.sum"] },
      { to: "lines[].sku", from: ["$.rows[].code"] }, { to: "lines[].quantity", from: ["$.rows[].qty"] }, { to: "lines[].unitPrice", from: ["$.rows[].price"] },
    );
    expect(records[0]).toMatchObject({ externalId: "A-1", kind: "invoice", document: { number: "A-1", date: "2026-03-02", currency: "MYR", total: "21", lines: [{ sku: "S-1", amount: "21.00" }] } });
  });

  test("names the record that cannot be mapped, and maps its neighbours", () => {
    const { problems, records } = batch([{ externalId: "1", document: { d: "no date" } }, { externalId: "2", document: { d: "1/2/2026" } }], { to: "date", from: ["$.d"] });
    expect([...problems.keys()]).toEqual([0]);
    expect(records[1]?.document).toMatchObject({ date: "2026-02-01" });
  });
});

test("a step without a value, to a field that is none, or from nowhere is refused", () => {
  for (const step of [{ to: "number" }, { to: "colour", transforms: constant("x") }, { to: "$", transforms: constant("x") }, { to: "number", from: ["Doc No"] }, { to: "$.a", from: ["@.number"] }]) {
    expect(mappingOverride.safeParse({ steps: [step] }).success).toBe(false);
  }
});
