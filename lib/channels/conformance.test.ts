import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type ChannelAdapter, type ChannelId, channelIds } from "./channel.ts";
import { findChannel } from "./registry.ts";
import { bytes, faultOf } from "./test-channel.ts";
import { orderBody, type Written } from "./test-orders.ts";

// What every folder of the room has to have, walked over: a channel that is added without it fails here.

const room = fileURLToPath(new URL(".", import.meta.url));
const folders = readdirSync(room, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const shared = fileURLToPath(new URL("../../../shared/channels/samples/", import.meta.url));
const receivedAt = "2026-04-15T00:00:00Z";

function adapterOf(folder: string): ChannelAdapter {
  const adapter = findChannel(folder);
  if (adapter === null) throw new Error(`${folder} is not registered`);
  return adapter;
}
const read = (folder: string, body: unknown, topic: string | null = null) =>
  adapterOf(folder).read({ topic, headers: { "content-type": "application/json" }, body: bytes(typeof body === "string" ? body : JSON.stringify(body)), receivedAt });

/** A channel whose messages nobody has shown says so first of all, and makes no documents. */
const isUnknown = (folder: string): boolean => /^No real message .* was found/.test(adapterOf(folder).unknowns?.[0] ?? "");
const known = folders.filter((folder) => !isUnknown(folder));

describe("every channel", () => {
  it("is a folder, an id and an adapter by one name", () => {
    expect(folders.toSorted()).toEqual([...channelIds].toSorted());
    for (const folder of folders) expect(adapterOf(folder).id).toBe(folder);
  });

  it.each(folders)("%s has a page of facts in its own words: what it relies on, short", (folder) => {
    const facts = readFileSync(`${room}${folder}/facts.md`, "utf8");
    expect(facts).toMatch(/^# .+\n/);
    expect(facts.length).toBeGreaterThan(500);
    expect(facts.split("\n").length).toBeLessThan(120);
    expect(facts).not.toMatch(/\/work\/|\/tmp\//);
  });

  it.each(folders)("%s says what is not known in whole sentences", (folder) => {
    for (const sentence of adapterOf(folder).unknowns ?? []) expect(sentence).toMatch(/^[A-Z].{15,}[.]$/s);
  });

  it.each(known)("%s has orders of its own to be tried with, and reads one whole", (folder) => {
    expect(folder === "native" || existsSync(`${room}${folder}/sample-order.ts`)).toBe(true);
    const outcome = read(folder, orderBody[folder as Written]());
    expect(faultOf(outcome)).toBeNull();
    expect(outcome).toMatchObject({ kind: "documents", refused: [], documents: [{ document: { total: "25.00", lines: [{ sku: "TEA", quantity: "2", amount: "25.00" }] } }] });
  });

  it.each(folders.filter(isUnknown))("%s, of which no message is known, makes no document of anything", (folder) => {
    for (const body of Object.values(orderBody)) expect(read(folder, body()).kind).not.toBe("documents");
    expect(adapterOf(folder).verify({ headers: {}, body: bytes("{}"), secret: "secret" })).toBe(false);
  });

  it.each(folders)("%s takes no garbage for signed", (folder) => {
    const { verify } = adapterOf(folder);
    const names = ["authorization", "x-shopify-hmac-sha256", "x-wc-webhook-signature", "easystore-hmac-sha256", "x-signature", "signature"];
    for (const text of ["", " ", "x", "Bearer x", "0".repeat(64), `${"A".repeat(43)}=`, "null", "undefined"]) {
      for (const name of names) {
        for (const secret of ["secret", "", [], [""]]) expect(verify({ headers: { [name]: text }, body: bytes("{}"), secret, appKey: "app", callbackUrl: "https://example.com/hook" })).toBe(false);
      }
    }
  });

  it.each(folders)("%s answers a topic and a body that it has never heard of with a sentence", (folder) => {
    for (const [topic, body] of [["novelties/create", { id: 1 }], [null, { hello: "world" }], [null, []], [null, "null"], [null, "0"], ["x".repeat(500), {}]] as const) {
      const outcome = read(folder, body, topic);
      expect(faultOf(outcome)).toBeNull();
      expect(outcome.kind === "documents" ? outcome.documents : []).toEqual([]);
    }
  });

  it.each(known)("%s lists what is left in words that a person can look for", (folder) => {
    const text = JSON.stringify(orderBody[folder as Written]());
    const place: Readonly<globalThis.Record<Written, string>> = {
      native: '"currency":"MYR"', shopify: '"taxes_included":', woocommerce: '"prices_include_tax":', easystore: '"taxes_included":', shopee: '"buyer_username":', lazada: '"gift_option":',
      "tiktok-shop": '"order_type":', odoo: '"invoice_status":', storehub: '"registerId":',
    };
    const here = place[folder as Written];
    expect(text).toContain(here);
    const outcome = read(folder, text.replace(here, `"left_over":{"deep":["kept in sight"]},${here}`));
    expect(JSON.stringify(outcome)).toMatch(/"path":"[^"]*left_over[^"]*","value":"[^\]}]*kept in sight/);
  });

  it.each(folders)("%s takes nothing that could be booked for a ping", (folder) => {
    const { isPing } = adapterOf(folder);
    for (const body of Object.values(orderBody)) expect(isPing?.({ headers: {}, body: bytes(JSON.stringify(body())) }) ?? false).toBe(false);
  });

  // The door bounds the integrator's key, and Shopify's delivery id is its own.
  it.each(folders.filter((folder) => folder !== "native" && folder !== "shopify"))("%s has a key for a delivery that fits its column, whatever the headers are", (folder) => {
    const long = "x".repeat(5000);
    const headers = Object.fromEntries(["authorization", "idempotency-key", "x-shopify-webhook-id", "x-wc-webhook-signature", "x-wc-webhook-topic", "easystore-hmac-sha256", "easystore-topic"].map((name) => [name, long]));
    const key = adapterOf(folder).deliveryKey(headers, bytes(JSON.stringify({ tts_notification_id: long, code: 3, shop_id: 1, data: { ordersn: long, status: long } })));
    expect((key ?? "").length).toBeLessThanOrEqual(300);
  });
});

describe("the public samples", () => {
  const withSamples = readdirSync(room, { withFileTypes: true }).filter((entry) => entry.isDirectory() && existsSync(`${shared}${entry.name}/index.json`)).map((entry) => entry.name as ChannelId);
  /** What is unreadable by its nature, and what a person is told. */
  const byNature: readonly { name: string; topic: string; reason: RegExp }[] = [
    { name: "order-edited-official-sample", topic: "orders/edited", reason: /added to and removed from/ },
    { name: "order-deleted-official-sample", topic: "orders/delete", reason: /was deleted/ },
  ];

  it.skipIf(withSamples.length === 0).each(withSamples)("%s: none is unreadable but by its nature", (channel) => {
    const index: { samples: { name: string; file: string }[] } = JSON.parse(readFileSync(`${shared}${channel}/index.json`, "utf8"));
    expect(index.samples.length).toBeGreaterThan(0);
    for (const { name, file } of index.samples) {
      const nature = byNature.find((one) => one.name === name);
      const outcome = adapterOf(channel).read({ topic: nature?.topic ?? null, headers: {}, body: readFileSync(`${shared}${channel}/${file}`), receivedAt });
      expect(faultOf(outcome), name).toBeNull();
      const unreadable = outcome.kind === "unreadable" ? outcome.reason : "";
      expect(unreadable, name).toMatch(nature?.reason ?? /^$/);
      expect(outcome.kind === "documents" ? outcome.refused : [], name).toEqual([]);
    }
  });
});
