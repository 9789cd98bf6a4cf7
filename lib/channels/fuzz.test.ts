import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channelIds, type ChannelId } from "./channel.ts";
import { findChannel } from "./registry.ts";
import { sampleCustomer, sampleFulfillment, sampleProduct, sampleRefund } from "./shopify/sample-messages.ts";
import { sampleOrder as shopifyOrder } from "./shopify/sample-order.ts";
import { bytes, faultOf } from "./test-channel.ts";
import { orderBody, type Written, writtenChannels } from "./test-orders.ts";

// Whatever a sender's program, a proxy or an attacker makes of a message: documents, or a sentence. Never an exception, and
// no amount that is lost without a word.

type Path = readonly (string | number)[];
type Values = globalThis.Record<string | number, unknown>;

const at = new Date("2026-03-31T16:30:00Z");
const shared = fileURLToPath(new URL("../../../shared/channels/samples/", import.meta.url));

function readBytes(channel: ChannelId, body: Uint8Array, topic: string | null = null) {
  const outcome = findChannel(channel)?.read({ topic, headers: { "content-type": "application/json" }, body, receivedAt: "2026-04-15T00:00:00Z" });
  if (outcome === undefined) throw new Error(`there is no channel ${channel}`);
  return outcome;
}

/** What an outcome breaks of the contract; null where it keeps it. */
const faultIn = (channel: ChannelId, body: Uint8Array, topic?: string | null): string | null => faultOf(readBytes(channel, body, topic ?? null));

/** Messages of a channel: its order as the tests write it, and the public samples where they lie. */
function messagesOf(channel: ChannelId): unknown[] {
  const own = channel === "sitegiant" ? [{ order_id: "1", total: "10.00", status: "Paid" }] : [orderBody[channel]()];
  const folder = `${shared}${channel}/`;
  const samples = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "index.json").map((name) => JSON.parse(readFileSync(`${folder}${name}`, "utf8")) as unknown) : [];
  return [...own, ...(channel === "shopify" ? shopifyMessages : []), ...samples];
}

const sold = shopifyOrder({ number: 1, at, lines: [{ sku: "A", title: "A", price: "10.00", quantity: 2, delivered: [1] }], shipping: { title: "Post", price: "8.00" } });
const shopifyMessages = [
  sampleRefund({ order: sold, at, back: [{ line: 0, quantity: 1, subtotal: "10.00" }], shipping: "8.00", discrepancy: "-1.00", paid: "19.00" }),
  sampleFulfillment(sold, 0), sampleCustomer(at), sampleProduct(at, [{ sku: "A" }, { sku: "B" }]),
];

describe.each(channelIds)("%s, whatever becomes of a message on its way,", (channel) => {
  const messages = messagesOf(channel);
  const nest = (depth: number): unknown => Array.from({ length: depth }).reduce((inner: unknown) => [inner], 1);
  const nonsense = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom<unknown>("NaN", "1e9", 1e300, -0.1, "999999999999999.999999999999", "9".repeat(400), "\0", "\ud800", "A".repeat(6000), "2026-02-30T00:00:00Z", "0000-01-01", " 1.00 ", "1,00", "RM 5", nest(70), { __proto__: null }, [], {}, true, null),
  );
  const message = fc.constantFrom(...messages);

  it("reads a message with several fields replaced, dropped, doubled or of another type", { timeout: 60_000 }, () => {
    const change = fc.record({ place: fc.nat(), by: nonsense, how: fc.constantFrom("replace", "drop", "double", "retype") });
    fc.assert(
      fc.property(message, fc.array(change, { minLength: 1, maxLength: 4 }), fc.option(fc.constantFrom("orders/create", "refunds/create", "products/update", "order.updated", "customer.updated", "order/create", "pull/order", "x/y")), (body, changes, topic) => {
        const changed = changes.reduce((now, { place, by, how }) => mutate(now, pick(pathsOf(now), place), how, by), body);
        expect(faultIn(channel, bytes(JSON.stringify(changed) ?? "null"), topic)).toBeNull();
      }),
      { numRuns: 250 },
    );
  });

  it("reads a message that was cut, mixed with other bytes, or written in another encoding", { timeout: 60_000 }, () => {
    const damage = fc.record({ body: message, cut: fc.nat(), junk: fc.uint8Array({ maxLength: 8 }), encoding: fc.constantFrom("utf8", "utf16le", "latin1", "cut") });
    fc.assert(
      fc.property(damage, ({ body, cut, junk, encoding }) => {
        const text = JSON.stringify(body);
        const whole = encoding === "cut" ? Buffer.from(text).subarray(0, cut % text.length) : Buffer.from(text, encoding);
        const place = cut % (whole.length + 1);
        const outcome = readBytes(channel, new Uint8Array(Buffer.concat([whole.subarray(0, place), junk, whole.subarray(place)])));
        // Half a message must never pass for a whole one.
        const isHalf = encoding === "cut" && junk.length === 0;
        expect([faultOf(outcome), isHalf && outcome.kind !== "unreadable"]).toEqual([null, false]);
      }),
      { numRuns: 150 },
    );
  });

  it("reads each of its messages to the same outcome from the same bytes, and twice the same", () => {
    for (const body of messages) expect(readBytes(channel, bytes(JSON.stringify(body)))).toEqual(readBytes(channel, bytes(JSON.stringify(body))));
  });
});

/** Figures that are not money, and those that only repeat what another field says; and why another value of them is not shown. */
const notMoney = /(^|\.)(id|jsonrpc|number|\w*_?id|sequence|weight|total_weight|grams|fulfillable_quantity|items_count|code|is_digital|\d+)$/;
const repeats: Partial<Readonly<globalThis.Record<ChannelId, readonly RegExp[]>>> = {
  // With a settlement its prices hold; those of the order are the buyer's.
  shopee: [/item_list\.\d+\.model_(original|discounted)_price$/, /order_income\.seller_discount$/],
  // What the buyer paid for a unit and what the platform gave: neither is the seller's money.
  lazada: [/\.(paid_price|voucher_amount|voucher_platform|shipping_amount|shipping_fee_original)$/],
  // The sum of the rows, which are read.
  "tiktok-shop": [/payment\.(original_total_product_price|seller_discount|original_shipping_fee)$/],
};

describe("no amount is lost without a word", () => {
  it.each(writtenChannels)("%s: each amount of an order, when it is another, makes another document, is listed, or stops the message", (channel) => {
    const body = orderBody[channel]();
    const before = JSON.stringify(readBytes(channel, bytes(JSON.stringify(body))));
    const silent = moneyPaths(body, channel).filter((path) => {
      const old = valueAt(body, path);
      const changed = replaceAt(body, path, typeof old === "number" ? 7777.31 : "7777.31");
      return JSON.stringify(readBytes(channel, bytes(JSON.stringify(changed)))) === before;
    });
    expect(silent.map((path) => path.join("."))).toEqual([]);
  });

  it.each(writtenChannels)("%s: an amount that nobody has ever heard of is listed", (channel) => {
    const body = orderBody[channel]();
    const place = placeOfOrder[channel];
    const changed = replaceAt(body, [...place, "mystery_charge"], "4321.09");
    expect(JSON.stringify(readBytes(channel, bytes(JSON.stringify(changed))))).toContain("4321.09");
  });

  it.each(writtenChannels)("%s: an amount that is no number stops the message and is never zero", (channel) => {
    const body = orderBody[channel]();
    for (const junk of ["12,50", "RM 12.50", "NaN", "--", "1e400"]) {
      for (const path of totalsOf[channel]) {
        const outcome = readBytes(channel, bytes(JSON.stringify(replaceAt(body, path, junk))));
        const kept = outcome.kind !== "documents" || outcome.documents.length === 0 || JSON.stringify(outcome).includes(junk);
        expect(kept, `${path.join(".")} = ${junk}`).toBe(true);
      }
    }
  });
});

const placeOfOrder: Readonly<globalThis.Record<Written, Path>> = {
  native: ["records", 0, "document"], shopify: [], woocommerce: [], easystore: ["order"], shopee: ["order", "response", "order_list", 0], lazada: ["order", "data"],
  "tiktok-shop": ["data", "orders", 0], odoo: ["order", "result", 0], storehub: ["transaction"],
};

/** Where each channel's order states what it comes to, and the price of its first line. */
const totalsOf: Readonly<globalThis.Record<Written, readonly Path[]>> = {
  native: [["records", 0, "document", "total"], ["records", 0, "document", "lines", 0, "unitPrice"]],
  shopify: [["total_price"], ["line_items", 0, "price"]],
  woocommerce: [["total"], ["line_items", 0, "total"]],
  easystore: [["order", "total_amount_include_transaction"], ["order", "line_items", 0, "price"]],
  shopee: [["order", "response", "order_list", 0, "total_amount"], ["escrow", "response", "order_income", "items", 0, "original_price"]],
  lazada: [["order", "data", "price"], ["items", "data", 0, "item_price"]],
  "tiktok-shop": [["data", "orders", 0, "payment", "total_amount"], ["data", "orders", 0, "line_items", 0, "original_price"]],
  odoo: [["order", "result", 0, "amount_total"], ["lines", "result", 0, "price_subtotal"]],
  storehub: [["transaction", "total"], ["transaction", "items", 0, "subTotal"]],
};

function moneyPaths(body: unknown, channel: ChannelId): Path[] {
  return pathsOf(body).filter((path) => {
    const value = valueAt(body, path);
    const isNumber = typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));
    const written = path.join(".");
    return isNumber && !notMoney.test(written) && !(repeats[channel] ?? []).some((pattern) => pattern.test(written));
  });
}

function mutate(value: unknown, path: Path, how: "replace" | "drop" | "double" | "retype", by: unknown): unknown {
  if (path.length === 0) return how === "replace" ? by : value;
  if (how === "replace") return replaceAt(value, path, by);
  const old = valueAt(value, path);
  if (how === "retype") return replaceAt(value, path, typeof old === "number" ? String(old) : typeof old === "string" ? [old] : old === null ? "null" : { old });
  const parent = valueAt(value, path.slice(0, -1));
  const key = path.at(-1) ?? "";
  if (Array.isArray(parent)) {
    const index = Number(key);
    return replaceAt(value, path.slice(0, -1), how === "drop" ? parent.toSpliced(index, 1) : [...parent, parent[index]]);
  }
  const { [key]: _, ...rest } = parent as Values;
  return replaceAt(value, path.slice(0, -1), how === "drop" ? rest : { ...rest, [key]: old, [`${key}_2`]: old });
}

function pick(paths: readonly Path[], place: number): Path {
  return paths[place % paths.length] ?? [];
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [...(path.length === 0 ? [] : [path]), ...Object.entries(value).flatMap(([key, entry]) => pathsOf(entry, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((here: unknown, step) => (typeof here === "object" && here !== null ? (here as Values)[step] : undefined), value);
}

function replaceAt(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((entry: unknown, index) => (index === step ? replaceAt(entry, rest, by) : entry));
  const object = (typeof value === "object" && value !== null ? value : {}) as Values;
  return { ...object, [step]: replaceAt(object[step], rest, by) };
}
