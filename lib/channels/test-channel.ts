import { createHmac } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { isAmong, salesKinds } from "#lib/canonical/kinds.ts";
import { decimal } from "#lib/canonical/money.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { salesDocument, type SalesDocument } from "#lib/canonical/sales.ts";
import type { ChannelAdapter, DeliveryHeaders, ReadDocument, ReadOutcome } from "./channel.ts";

// The contract that every channel's adapter keeps, whatever it reads.

type Values = { readonly [name: string]: unknown };
type Signature = {
  header: string;
  encoding: "base64" | "hex";
  /** What is signed before the body, where the sender signs more than the body, and where the adapter gets it from. */
  before?: string;
  along?: { appKey?: string; callbackUrl?: string };
};

export type ChannelCase = {
  /** How the sender signs the raw body; or why it signs nothing, and so nothing it sends is taken for signed. */
  signature: Signature | { none: string };
  /** A message that makes one document, whose lines add up to its total. */
  order: { topic: string | null; body: Values };
  /** Where the message states the total of its document, or how it follows from what it states (null where it states none). */
  total: readonly (string | number)[] | ((body: unknown) => string | null);
  /** Topics of the channel, for messages that are nothing else. */
  topics: readonly string[];
};

/** Tests that an adapter proves who sent, never throws, loses no amount and gives either a valid document or a sentence. */
export function testChannel(adapter: ChannelAdapter, shown: ChannelCase): void {
  describe(`The channel ${adapter.id}`, () => {
    const { signature, order } = shown;
    if ("none" in signature) testNoSignature(adapter, signature.none, order);
    else testSignature(adapter, signature, order);
    if ("along" in signature) testSignedAlong(adapter, signature, order);
    testReading(adapter, shown);
  });
}

function testNoSignature(adapter: ChannelAdapter, reason: string, order: ChannelCase["order"]): void {
  it(`takes nothing for signed: ${reason}`, () => {
    expect(reason).toMatch(/^[A-Z].{20,}\.$/);
    const body = bytes(JSON.stringify(order.body));
    const digest = createHmac("sha256", "secret").update(body).digest("base64");
    for (const headers of [{}, { authorization: digest, signature: digest }]) expect(adapter.verify({ headers, body, secret: "secret" })).toBe(false);
  });
}

function testSignature(adapter: ChannelAdapter, { header, encoding, before = "", along = {} }: Signature, order: ChannelCase["order"]): void {
  const body = bytes(JSON.stringify(order.body));
  const sign = (secret: string, signed: Uint8Array = body) => createHmac("sha256", secret).update(before).update(signed).digest(encoding);
  const verify = (text: string | undefined, secret: string | string[] = "secret", sent: Uint8Array = body) => adapter.verify({ headers: { [header]: text }, body: sent, secret, ...along });

  it("takes the bytes that the holder of the secret signed, under the old and the new secret while it rotates", () => {
    expect(verify(sign("secret"))).toBe(true);
    expect(verify(sign("secret"), ["new", "secret"])).toBe(true);
    expect(verify(sign("secret"), ["secret", "new"])).toBe(true);
  });

  it("refuses other bytes, other secrets, and every signature where there is no secret", () => {
    const tampered = Uint8Array.from(body);
    tampered[3] = (tampered[3] ?? 0) ^ 1;
    expect(verify(sign("secret"), "secret", tampered)).toBe(false);
    expect(verify(sign("secret"), "secret", bytes(`${JSON.stringify(order.body)} `))).toBe(false);
    expect(verify(sign("other"))).toBe(false);
    expect(verify(sign("secret"), [])).toBe(false);
    expect(verify(sign(""), "")).toBe(false);
  });

  it("refuses a signature that is missing, empty, of the wrong length or in another encoding", () => {
    const good = sign("secret");
    const other = createHmac("sha256", "secret").update(before).update(body).digest(encoding === "hex" ? "base64" : "hex");
    for (const text of [undefined, "", " ", good.slice(0, -1), good.slice(0, -4), `${good}AAAA`, other, "é".repeat(good.length), "\0".repeat(good.length)]) expect(verify(text)).toBe(false);
  });

  it("never takes a random header for a signature", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String(), fc.stringMatching(/^[0-9a-f]{64}$/)), (text) => { expect(verify(text)).toBe(false); }));
  });

  it("has the same key for the same delivery, and another for another body", () => {
    const headersOf = (text: string): DeliveryHeaders => ({ [header]: text });
    const key = adapter.deliveryKey(headersOf(sign("secret")), body);
    expect(adapter.deliveryKey(headersOf(sign("secret")), body)).toBe(key);
    // Null where the sender gives each delivery an id of its own; then there is nothing to compare here.
    const others = [adapter.deliveryKey(headersOf(sign("secret", bytes("{}"))), bytes("{}"))].filter((other) => other !== null);
    expect(others).not.toContain(key);
  });
}

/** A sender that signs more than the body proves nothing by the body alone. */
function testSignedAlong(adapter: ChannelAdapter, { header, encoding, before = "", along = {} }: Signature, order: ChannelCase["order"]): void {
  it("refuses a signature over the body alone, and every signature where the rest of what is signed is not known", () => {
    const body = bytes(JSON.stringify(order.body));
    const sign = (first: string) => ({ [header]: createHmac("sha256", "secret").update(first).update(body).digest(encoding) });
    expect(adapter.verify({ headers: sign(before), body, secret: "secret", ...along })).toBe(true);
    expect(adapter.verify({ headers: sign(""), body, secret: "secret", ...along })).toBe(false);
    expect(adapter.verify({ headers: sign(before), body, secret: "secret" })).toBe(false);
    expect(adapter.verify({ headers: sign(""), body, secret: "secret", appKey: "", callbackUrl: "" })).toBe(false);
  });
}

function testReading(adapter: ChannelAdapter, { order, total, topics }: ChannelCase): void {
  const read = (body: Uint8Array, topic: string | null = order.topic): ReadOutcome => adapter.read({ topic, headers: {}, body, receivedAt: "2026-04-01T00:00:00Z" });
  const statedIn = (body: unknown) => (typeof total === "function" ? total(body) : valueAt(body, total));
  const readBody = (body: unknown) => read(bytes(JSON.stringify(body)));

  it("reads its order into one document whose lines add up to the total that the message states", () => {
    const outcome = readBody(order.body);
    const { document } = onlyDocument(outcome);
    expect(faultOf(outcome)).toBeNull();
    const added = [...document.lines.map((line) => line.amount), document.taxInclusive ? "0" : document.tax, document.rounding].reduce((sum, value) => sum.plus(value), decimal("0"));
    expect(added.toFixed(2)).toBe(decimal(document.total).toFixed(2));
    expect(decimal(document.total).toFixed(2)).toBe(decimal(String(statedIn(order.body))).toFixed(2));
  });

  it("never throws on random bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.option(fc.string()), (body, topic) => { expect(faultOf(read(body, topic))).toBeNull(); }));
  });

  it("never throws on random JSON under any topic", () => {
    fc.assert(fc.property(fc.json({ maxDepth: 4 }), fc.option(fc.constantFrom(...topics, "x/y")), (json, topic) => { expect(faultOf(read(bytes(json), topic))).toBeNull(); }));
  });

  it("gives a valid document with the stated total, or a sentence, whatever a single field holds", { timeout: 60_000 }, () => {
    const nonsense = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.string({ unit: "binary" }),
      fc.constantFrom("NaN", "1e9", "999999999999999.999999999999", "-0.00", "-7.35", "\0", "\ud800", "9".repeat(40), "A".repeat(6000), "2026-02-30T00:00:00Z", "0000-01-01T00:00:00Z"),
    );
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(order.body)), nonsense, (path, value) => {
        const body = replaceAt(order.body, path, value);
        const outcome = readBody(body);
        expect(faultOf(outcome)).toBeNull();
        // No amount is lost on the way: a document's total is what the message says, to the last digit.
        const stated = decimalText.safeParse(statedIn(body));
        const totals = stated.success && outcome.kind === "documents" ? outcome.documents.filter(isSale).map(({ document }) => document.total) : [];
        for (const read of totals) expect(decimal(read).equals(stated.data ?? "NaN")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("reads the same order from its keys in any order", () => {
    const documentOf = (body: unknown) => {
      const outcome = readBody(body);
      // What has no place is listed in the order in which it stands.
      return outcome.kind === "documents" ? outcome.documents.map((one) => ({ ...one, document: { ...one.document, unmapped: [] } })) : outcome;
    };
    expect(documentOf(reversed(order.body))).toEqual(documentOf(order.body));
  });

  it("reads the same bytes to the same outcome, however often", () => {
    expect(readBody(order.body)).toEqual(readBody(order.body));
  });

  it.each([
    ["not UTF-8", Uint8Array.of(0xff, 0xfe, 0x7b), "not UTF-8"],
    ["empty", bytes("  "), "empty"],
    ["not JSON", bytes("<xml/>"), "not valid JSON"],
    ["cut off", bytes(JSON.stringify(order.body).slice(0, -20)), "not valid JSON"],
    ["nested without end", bytes("[".repeat(200_000)), "nested too deeply"],
    ["contradicting itself", bytes('{"total":"1.00","total":"2.00"}'), "not valid JSON"],
  ])("says what is wrong with a body that is %s", (_, body, sentence) => {
    expect(read(body)).toMatchObject({ kind: "unreadable", reason: expect.stringContaining(sentence) });
  });

  it("takes a byte order mark for nothing", () => {
    expect(read(bytes(`\uFEFF${JSON.stringify(order.body)}`)).kind).toBe("documents");
  });

  it("is not fooled by a field called __proto__", () => {
    expect(read(bytes(`{"__proto__":${JSON.stringify(order.body)},"id":"1"}`), null).kind).not.toBe("documents");
    expect(({} as { id?: unknown }).id).toBeUndefined();
  });
}

/** What an outcome breaks of the contract (a valid, storable document, or a sentence); null where it keeps it. */
export function faultOf(outcome: ReadOutcome): string | null {
  if (outcome.kind !== "documents") return isSentence(outcome.reason) ? null : `no sentence: ${outcome.reason}`;
  const mute = outcome.refused.find((record) => !isSentence(record.why));
  if (mute) return `no sentence: ${mute.why}`;
  for (const { kind, document, externalId } of outcome.documents) {
    const parsed = (kind === null ? salesDocument : documentSchemas[kind]).safeParse(document);
    if (!parsed.success) return parsed.error.message;
    if (!isDeepStrictEqual(parsed.data, document)) return "the document is not in its canonical form";
    const text = JSON.stringify(document);
    // PostgreSQL stores neither NUL nor half a character; JSON writes both as escapes.
    if (/\\u0000|\\ud[89a-f]/i.test(text) || externalId.trim() === "") return `not storable: ${text}`;
  }
  return null;
}

/** A record whose document is a sale: an order, or a credit note or delivery order that says so itself. */
export type ReadSale = Omit<ReadDocument, "document"> & { document: SalesDocument };

export function isSale(one: ReadDocument): one is ReadDocument & ReadSale {
  return one.kind === null || isAmong(salesKinds, one.kind);
}

/** The one record of a message that holds one and nothing else; throws where it does not. */
export function onlyRecord(outcome: ReadOutcome): ReadDocument {
  const one = outcome.kind === "documents" && outcome.refused.length === 0 && outcome.documents.length === 1 ? outcome.documents[0] : undefined;
  if (one === undefined) throw new Error(`not one document: ${JSON.stringify(outcome)}`);
  return one;
}

/** The same of a message about a sale; throws where it is about anything else. */
export function onlyDocument(outcome: ReadOutcome): ReadSale {
  const one = onlyRecord(outcome);
  if (!isSale(one)) throw new Error(`not a sale but ${one.kind}`);
  return one;
}

function isSentence(text: string): boolean {
  return /^\S.*[.!?]$/s.test(text) && !/undefined|\[object/.test(text);
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Every path of a message, so that each field in turn can hold nonsense. */
function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, entry]) => pathsOf(entry, [...path, Array.isArray(value) ? Number(key) : key]))];
}

export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((at: unknown, step) => (typeof at === "object" && at !== null ? (at as globalThis.Record<string | number, unknown>)[step] : undefined), value);
}

function replaceAt(value: unknown, [step, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((entry, index) => (index === step ? replaceAt(entry, rest, by) : entry));
  const object = value as globalThis.Record<string, unknown>;
  return { ...object, [step]: replaceAt(object[step], rest, by) };
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, entry]) => [key, reversed(entry)]));
}
