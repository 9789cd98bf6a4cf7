import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invoice } from "#lib/canonical/document.ts";
import type { ReadOutcome } from "../channel.ts";
import { shopifyChannel } from "./adapter.ts";
import { sampleOrder } from "./sample-order.ts";

const read = (body: Uint8Array, topic: string | null = "orders/updated"): ReadOutcome =>
  shopifyChannel.read({ topic, headers: {}, body, receivedAt: "2026-04-01T00:00:00Z" });
const bytes = (text: string) => new TextEncoder().encode(text);

/** What an outcome breaks of the contract (a valid, storable document, or a sentence); null where it keeps it. */
function faultOf(outcome: ReadOutcome): string | null {
  if (outcome.kind !== "documents") return /^[A-Z].*\.$/s.test(outcome.reason) ? null : `no sentence: ${outcome.reason}`;
  for (const { document, externalId } of outcome.documents) {
    const parsed = invoice.safeParse(document);
    if (!parsed.success) return parsed.error.message;
    if (!isDeepStrictEqual(parsed.data, document)) return "the document is not in its canonical form";
    const text = JSON.stringify(document);
    // PostgreSQL stores neither NUL nor half a character; JSON writes both as escapes.
    if (/\\u0000|\\ud[89a-f]/i.test(text) || externalId === "") return `not storable: ${text}`;
  }
  return null;
}

const base = sampleOrder({
  number: 1001,
  at: new Date("2026-03-31T16:30:00Z"),
  lines: [{ sku: "A", title: "A", price: "10.00", quantity: 2, delivered: [1], discount: "1.00" }],
  shipping: { title: "Post", price: "8.00", discount: "1.00" },
  taxPercent: "8",
});

/** Every path of an order, so that each field in turn can hold nonsense. */
function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, entry]) => pathsOf(entry, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function replaceAt(value: unknown, [step, ...rest]: (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((entry, index) => (index === step ? replaceAt(entry, rest, by) : entry));
  const object = value as globalThis.Record<string, unknown>;
  return { ...object, [step]: replaceAt(object[step], rest, by) };
}

describe("the Shopify adapter", () => {
  it("takes the delivery id that is the same on every retry, and the topic in lower case", () => {
    const headers = { "x-shopify-webhook-id": " 4f1c ", "x-shopify-event-id": "event", "x-shopify-topic": "Orders/Create" };
    expect(shopifyChannel.deliveryKey(headers)).toBe("4f1c");
    expect(shopifyChannel.topic(headers)).toBe("orders/create");
    expect(shopifyChannel.deliveryKey({ "x-shopify-webhook-id": " " })).toBeNull();
    expect(shopifyChannel.topic({})).toBeNull();
  });

  it("never throws on random bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.option(fc.string()), (body, topic) => { expect(faultOf(read(body, topic))).toBeNull(); }));
  });

  it("never throws on random JSON", () => {
    fc.assert(fc.property(fc.json({ maxDepth: 4 }), fc.option(fc.constantFrom("orders/create", "refunds/create", "x/y")), (json, topic) => { expect(faultOf(read(bytes(json), topic))).toBeNull(); }));
  });

  it("gives a valid document or a sentence whatever a single field holds", () => {
    const nonsense = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.string({ unit: "binary" }),
      fc.constantFrom("NaN", "1e9", "999999999999999.999999999999", "-0.00", "\0", "\ud800", "9".repeat(40), "A".repeat(6000), "2026-02-30T00:00:00Z", "0000-01-01T00:00:00Z"),
    );
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(base)), nonsense, (path, value) => { expect(faultOf(read(bytes(JSON.stringify(replaceAt(base, path, value)))))).toBeNull(); }),
      { numRuns: 1500 },
    );
  });

  it("reads the same order from its keys in any order", () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).reverse().map(([key, entry]) => [key, shuffled(entry)]));
    };
    const documentOf = (body: unknown) => {
      const outcome = read(bytes(JSON.stringify(body)));
      return outcome.kind === "documents" ? { ...outcome.documents[0]?.document, unmapped: [] } : outcome;
    };
    expect(documentOf(base)).toHaveProperty("total", "28.08");
    expect(documentOf(shuffled(base))).toEqual(documentOf(base));
  });

  it("survives an id of any length and an amount of any digits as number tokens", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 25n }), fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 99 }), (id, ringgit, sen) => {
        const amount = `${ringgit}.${String(sen).padStart(2, "0")}`;
        const text = `{"id":${id},"name":"#1","currency":"MYR","created_at":"2026-03-31T00:00:00Z","total_price":${amount},"line_items":[{"id":${id},"quantity":1,"price":${amount}}]}`;
        const outcome = read(bytes(text));
        expect(outcome).toMatchObject({ kind: "documents", documents: [{ externalId: String(id), document: { total: amount, lines: [{ id: String(id), amount }] } }] });
      }),
    );
  });

  it.each([
    ["not UTF-8", Uint8Array.of(0xff, 0xfe, 0x7b), "not UTF-8"],
    ["empty", bytes("  "), "empty"],
    ["not JSON", bytes("<xml/>"), "not valid JSON"],
    ["cut off", bytes('{"id": 1, "line_items": ['), "not valid JSON"],
    ["nested without end", bytes("[".repeat(200_000)), "nested too deeply"],
    ["deep but whole", bytes(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`), "64 levels"],
    ["contradicting itself", bytes('{"total_price":"1.00","total_price":"2.00"}'), "not valid JSON"],
  ])("says what is wrong with a body that is %s", (_, body, sentence) => {
    expect(read(body)).toMatchObject({ kind: "unreadable", reason: expect.stringContaining(sentence) });
  });

  it("takes a byte order mark for nothing", () => {
    expect(read(bytes(`\uFEFF${JSON.stringify(base)}`)).kind).toBe("documents");
  });

  it("is not fooled by a field called __proto__", () => {
    const outcome = read(bytes('{"__proto__":{"id":1,"line_items":[],"total_price":"1.00"}}'), null);
    expect(outcome.kind).toBe("unreadable");
    expect(({} as { id?: unknown }).id).toBeUndefined();
  });
});
