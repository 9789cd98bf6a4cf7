import { describe, expect, it } from "vitest";
import { sampleOrder, signWooCommerce, writeBody } from "./sample-order.ts";
import { deliveryKeyOf, isSignedByWooCommerce, topicOf } from "./signature.ts";

// RFC 4231, test case 2: a vector that neither this code nor Node's made.
const body = new TextEncoder().encode("what do ya want for nothing?");
const signature = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";
const signed = (header: string, secret: string | string[], bytes: Uint8Array = body) => isSignedByWooCommerce({ headers: { "x-wc-webhook-signature": header }, body: bytes, secret });

describe("a WooCommerce signature", () => {
  it("is the published HMAC-SHA256 vector in base64", () => {
    expect(signed(signature, "Jefe")).toBe(true);
    expect(signed(signature.toLowerCase(), "Jefe")).toBe(false);
  });

  it("is of the bytes that were sent: the same order written again without PHP's escapes does not fit", () => {
    const order = sampleOrder({ number: 1, at: new Date("2026-03-31T16:30:00Z"), lines: [{ sku: "A", name: "1/2 kg – 蜂蜜", price: "1.00", quantity: "1" }] });
    const sent = writeBody(order);
    expect(sent).toContain(String.raw`1\/2 kg \u2013`);
    const header = signWooCommerce(sent, "secret");
    expect(signed(header, "secret", new TextEncoder().encode(sent))).toBe(true);
    expect(signed(header, "secret", new TextEncoder().encode(JSON.stringify(order)))).toBe(false);
  });

  it("is made with the characters that a secret's HTML stands for", () => {
    const text = new TextDecoder().decode(body);
    const header = signWooCommerce(text, `a&b<c>"d"'e'`);
    expect(signed(header, "a&amp;b&lt;c&gt;&quot;d&quot;&#039;e&#x27;")).toBe(true);
    expect(signed(header, `a&b<c>"d"'e'`)).toBe(true);
    // Once, as WordPress does.
    expect(signed(signWooCommerce(text, "&lt;"), "&amp;lt;")).toBe(true);
    expect(signed(signWooCommerce(text, "<"), "&amp;lt;")).toBe(false);
  });
});

describe("the key of a WooCommerce delivery", () => {
  const key = (topic: string, text: string, delivery = "d41d8cd98f00b204e9800998ecf8427e") =>
    deliveryKeyOf({ "x-wc-webhook-topic": topic, "x-wc-webhook-signature": text, "x-wc-webhook-delivery-id": delivery });

  it("tells two orders of one second apart, which carry the same delivery id", () => {
    expect(key("order.updated", signWooCommerce('{"id":1}', "s"))).not.toBe(key("order.updated", signWooCommerce('{"id":2}', "s")));
  });

  it("is the same for the same order sent again in another second, and another for another topic", () => {
    expect(key("order.updated", signature, "another")).toBe(key("order.updated", signature));
    expect(key("order.created", signature)).not.toBe(key("order.updated", signature));
  });

  it("tells the second deletion of an order from the first: their bodies are the same", () => {
    expect(key("order.deleted", signature, "first")).not.toBe(key("order.deleted", signature, "second"));
    expect(key("order.deleted", signature, "first")).toBe(key("order.deleted", signature, "first"));
  });

  it("is none where nothing is signed", () => {
    expect(deliveryKeyOf({ "x-wc-webhook-topic": "order.updated", "x-wc-webhook-delivery-id": "1" })).toBeNull();
    expect(topicOf({ "x-wc-webhook-topic": " Order.Updated " })).toBe("order.updated");
    expect(topicOf({})).toBeNull();
  });
});
