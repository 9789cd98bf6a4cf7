import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytes, faultOf } from "../test-channel.ts";
import { sitegiantChannel } from "./adapter.ts";

const read = (body: Uint8Array) => sitegiantChannel.read({ topic: null, headers: {}, body, receivedAt: "2026-04-01T00:00:00Z" });

describe("the channel sitegiant", () => {
  it("takes nothing for signed: which bytes are signed is not public", () => {
    const body = bytes('{"order_id":"1"}');
    for (const encoding of ["hex", "base64"] as const) {
      const digest = createHmac("sha256", "secret").update(body).digest(encoding);
      expect(sitegiantChannel.verify({ headers: { authorization: digest }, body, secret: "secret" })).toBe(false);
    }
  });

  it("makes no document of a message that nobody has described, and says what to do", () => {
    expect(read(bytes('{"order_id":"SG-1","total":"10.00"}'))).toMatchObject({ kind: "unreadable", about: "SG-1", reason: expect.stringContaining("no amount is guessed") });
    expect(read(bytes("[]"))).toMatchObject({ kind: "ignored" });
  });

  it("never throws, and always says why", () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json().map(bytes)), (body) => { expect(faultOf(read(body))).toBeNull(); }));
  });
});
