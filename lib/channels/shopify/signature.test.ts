import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSignedByShopify } from "./signature.ts";

// RFC 4231, test case 2: a vector that neither this code nor Node's made.
const secret = "Jefe";
const body = new TextEncoder().encode("what do ya want for nothing?");
const signature = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";

const signed = (header: string | undefined, by: string | string[] = secret, bytes: Uint8Array = body) =>
  isSignedByShopify({ headers: { "x-shopify-hmac-sha256": header }, body: bytes, secret: by });

describe("isSignedByShopify", () => {
  it("accepts the published HMAC-SHA256 vector in base64", () => {
    expect(signed(signature)).toBe(true);
  });

  it("accepts the old and the new secret while the sender rotates", () => {
    expect(signed(signature, ["new", secret])).toBe(true);
    expect(signed(signature, [secret, "new"])).toBe(true);
    expect(signed(signature, ["new", "newer"])).toBe(false);
  });

  it("refuses a body in which one bit was changed", () => {
    const tampered = Uint8Array.from(body);
    tampered[3] = (tampered[3] ?? 0) ^ 1;
    expect(signed(signature, secret, tampered)).toBe(false);
  });

  it("refuses the same JSON written in other bytes", () => {
    const sent = new TextEncoder().encode('{"id":1,"total_price":"1.00"}');
    const header = createHmac("sha256", secret).update(sent).digest("base64");
    expect(signed(header, secret, sent)).toBe(true);
    expect(signed(header, secret, new TextEncoder().encode('{"id": 1, "total_price": "1.00"}'))).toBe(false);
  });

  it.each([
    ["missing", undefined],
    ["empty", ""],
    ["cut short", signature.slice(0, 40)],
    ["too long", `${signature}AAAA`],
    ["in hex", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"],
    ["in URL-safe base64", "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOE-_"],
    ["without its padding", signature.slice(0, -1)],
    ["no base64 at all", "é".repeat(44)],
  ])("refuses a header that is %s", (_, header) => {
    expect(signed(header)).toBe(false);
  });

  it("refuses every signature where there is no secret, even one made with the empty key", () => {
    const byNobody = createHmac("sha256", "").update(body).digest("base64");
    expect(signed(byNobody, "")).toBe(false);
    expect(signed(byNobody, ["", "other"])).toBe(false);
    expect(signed(signature, [])).toBe(false);
  });
});
