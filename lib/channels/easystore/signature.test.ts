import { describe, expect, it } from "vitest";
import { deliveryKeyOf, isSignedByEasyStore, topicOf } from "./signature.ts";

// RFC 4231, test case 2: a vector that neither this code nor Node's made.
const body = new TextEncoder().encode("what do ya want for nothing?");
const signature = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
const signed = (header: string) => isSignedByEasyStore({ headers: { "easystore-hmac-sha256": header }, body, secret: "Jefe" });

describe("an EasyStore signature", () => {
  it("is the published HMAC-SHA256 vector in hex, in either case", () => {
    expect(signed(signature)).toBe(true);
    expect(signed(signature.toUpperCase())).toBe(true);
  });

  it.each([
    ["in base64, as some public clients take it", "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM="],
    ["with a prefix", `sha256=${signature}`],
    ["with a letter that is no hex digit", `g${signature.slice(1)}`],
    ["of which only the beginning fits", `${signature.slice(0, 63)}0`],
  ])("is refused %s", (_, header) => {
    expect(signed(header)).toBe(false);
  });
});

describe("the key of an EasyStore delivery", () => {
  const key = (topic: string | undefined, text: string) => deliveryKeyOf({ "easystore-topic": topic, "easystore-hmac-sha256": text });

  it("is the topic and the signature, however its hex is written", () => {
    expect(key("Order/Create", signature.toUpperCase())).toBe(`order/create:${signature}`);
    expect(key("order/update", signature)).not.toBe(key("order/create", signature));
    expect(key(undefined, signature)).toBe(`no-topic:${signature}`);
  });

  it("is none where nothing is signed", () => {
    expect(deliveryKeyOf({ "easystore-topic": "order/create" })).toBeNull();
    expect(topicOf({})).toBeNull();
  });
});
