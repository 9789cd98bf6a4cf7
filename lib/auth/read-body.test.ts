import { expect, test } from "vitest";
import { decodeBody, mediaTypeOf, parseJsonBody, readBody } from "./read-body.ts";

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/api", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

/** A body of `chunks` times 1 KiB without a length, which counts how much of it was asked for. */
function endless(chunks: number): { body: ReadableStream<Uint8Array>; pulled: () => number } {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pulled === chunks) return controller.close();
      pulled += 1;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  return { body, pulled: () => pulled };
}

test("a body up to the limit is read whole", async () => {
  expect(await readBody(post(new Uint8Array(1024).fill(7)), 1024)).toEqual(new Uint8Array(1024).fill(7));
  expect((await readBody(post(endless(4).body), 4096)).byteLength).toBe(4096);
});

test("a body that says it is larger than the limit is refused before it is read", async () => {
  await expect(readBody(post(new Uint8Array(10), { "content-length": "2048" }), 1024)).rejects.toMatchObject({ code: "too-large", options: { members: { limit: 1024 } } });
});

test("a body that does not say its size is read no further than the limit", async () => {
  const { body, pulled } = endless(10_000);
  await expect(readBody(post(body), 4096)).rejects.toMatchObject({ code: "too-large" });
  expect(pulled()).toBeLessThan(10);
});

test("a body that claims to be small is still cut at the limit", async () => {
  await expect(readBody(post(endless(100).body, { "content-length": "5" }), 4096)).rejects.toMatchObject({ code: "too-large" });
});

test("a compressed body is refused, its size being anyone's guess", async () => {
  await expect(readBody(post("x", { "content-encoding": "gzip" }), 1024)).rejects.toMatchObject({ code: "unsupported-media-type" });
});

test("a body that breaks off is unreadable", async () => {
  const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("connection reset")) });
  await expect(readBody(post(body), 1024)).rejects.toMatchObject({ code: "unreadable" });
});

test("text that is not UTF-8 and text that is not JSON are unreadable", () => {
  expect(() => decodeBody(Uint8Array.of(0xff, 0xfe))).toThrow("unreadable");
  expect(() => parseJsonBody(Buffer.from("{"))).toThrow("unreadable");
  expect(parseJsonBody(Buffer.from('\ufeff{"a":"1.00"}'))).toEqual({ a: "1.00" });
});

test("the media type is read without its parameters", () => {
  expect(mediaTypeOf(post("", { "content-type": "Application/JSON; charset=utf-8" }))).toBe("application/json");
});
