import { describe, expect, it } from "vitest";
import { pullCredentials, type Answered, type PullRequest } from "../pull.ts";
import { parseAnswer } from "../pull.ts";
import { bytes, onlyDocument } from "../test-channel.ts";
import { odooChannel } from "./adapter.ts";
import { odooPull } from "./pull.ts";
import { answer, sampleOrder } from "./sample-order.ts";

const credentials = pullCredentials.parse({ baseUrl: "https://erp.example.com/", shopId: "live", appKey: "7", appSecret: "key" });
const answered = (body: unknown): Answered => {
  const text = JSON.stringify(body);
  const json = parseAnswer(text);
  if (!json.ok) throw new Error(json.error);
  return { text, json: json.value, isRefused: false };
};
const asked = (request: PullRequest | void) => JSON.parse(request?.body ?? "[]") as [string, string, [unknown[]], { offset?: number }];

describe("pulling from Odoo", () => {
  it("reads an order with its lines, products and partner into one message that the adapter reads", () => {
    const sample = sampleOrder(5, new Date("2026-03-31T16:30:00Z"), [{ code: "A", name: "Chair", price: "70.00", quantity: "2" }]);
    const job = odooPull.fetch({ what: "order", externalId: "5", version: null });
    const models: string[] = [];
    let step = job.next();
    for (const part of [sample.order, sample.lines, sample.products, sample.partners]) {
      if (step.done === true) throw new Error("it asked too little");
      models.push(asked(step.value)[0]);
      step = job.next(answered(part));
    }
    expect(models).toEqual(["sale.order", "sale.order.line", "product.product", "res.partner"]);
    if (step.done !== true) throw new Error("it asks too much");
    expect(step.value.version).toBe("2026-03-31T16:30:00.000Z");
    const outcome = odooChannel.read({ topic: "pull/order", headers: {}, body: bytes(step.value.messages[0]?.body ?? ""), receivedAt: "2026-04-01T00:00:00Z" });
    expect(onlyDocument(outcome)).toMatchObject({ externalId: "5", document: { total: "140.00", lines: [{ sku: "A" }], customer: { email: "siti@example.com" } } });
  });

  it("finds what was written since, page by page, and leaves quotations alone", () => {
    const job = odooPull.find(new Date("2026-03-31T16:00:00Z"), new Date("2026-03-31T17:00:00Z"));
    const page = (from: number, count: number) => answered(answer(Array.from({ length: count }, (_, index) => ({ id: from + index, write_date: "2026-03-31 16:30:00" }))));
    const first = job.next();
    expect(asked(first.value as PullRequest)[2]).toEqual([[["write_date", ">=", "2026-03-31 16:00:00"], ["write_date", "<=", "2026-03-31 17:00:00"], ["state", "in", ["sale", "done", "cancel"]]]]);
    const second = job.next(page(1, 200));
    expect(asked(second.value as PullRequest)[3].offset).toBe(200);
    const end = job.next(page(201, 3));
    expect(end).toMatchObject({ done: true });
    expect(end.value).toHaveLength(203);
  });

  it("asks as the user of the database, and puts the key into the call alone", () => {
    const job = odooPull.fetch({ what: "order", externalId: "5", version: null });
    const request = job.next().value as PullRequest;
    expect(JSON.stringify(request)).not.toContain("key");
    const call = odooPull.sign(request, credentials, new Date(0));
    expect(call.url).toBe("https://erp.example.com/jsonrpc");
    expect(JSON.parse(call.body ?? "")).toMatchObject({ method: "call", params: { service: "object", method: "execute_kw", args: ["live", 7, "key", "sale.order", "search_read", [[["id", "=", 5]]], {}] } });
  });

  it.each([
    ["an answer", 200, JSON.stringify(answer([])), { kind: "answered" }],
    ["a refusal with status 200", 200, JSON.stringify({ error: { message: "Odoo Server Error", data: { message: "Access Denied" } } }), { kind: "refused", reason: "Odoo says: Access Denied." }],
    ["too many calls", 429, "", { kind: "slow-down", seconds: null }],
    ["a fault", 502, "<html>", { kind: "unavailable" }],
    ["a page in place of JSON", 200, "<html>", { kind: "unavailable" }],
  ])("tells %s", (_, status, text, verdict) => {
    expect(odooPull.judge({ status, headers: {}, text })).toMatchObject(verdict);
  });
});
