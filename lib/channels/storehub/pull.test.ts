import { describe, expect, it } from "vitest";
import { type Answered, parseAnswer, pullCredentials, type PullRequest } from "../pull.ts";
import { bytes, onlyDocument } from "../test-channel.ts";
import { storehubChannel } from "./adapter.ts";
import { storehubPull } from "./pull.ts";
import { sampleReceipt } from "./sample-order.ts";

const at = new Date("2026-03-31T16:30:00Z");
const answered = (body: unknown): Answered => {
  const text = JSON.stringify(body);
  const json = parseAnswer(text);
  if (!json.ok) throw new Error(json.error);
  return { text, json: json.value, isRefused: false };
};

/** Runs a job against a shop, and says which paths it asked for. */
function run(shop: (request: PullRequest) => unknown) {
  const job = storehubPull.fetch({ what: "day", externalId: "2026-04-01", version: null });
  const paths: string[] = [];
  let step = job.next();
  while (step.done !== true) {
    paths.push(`${step.value.path}${step.value.query.storeId === undefined ? "" : ` of ${step.value.query.storeId}`}`);
    step = job.next(answered(shop(step.value)));
  }
  return { paths, ...step.value };
}

describe("pulling from StoreHub", () => {
  const sample = sampleReceipt({ id: "t1", at, items: [{ sku: "LATTE", name: "Latte", price: "12.50", quantity: "2" }] });

  it("asks for a day and makes one message of each receipt, with the products that it names", () => {
    const { paths, messages } = run(({ path }) => (path === "/products" ? [...sample.products, { id: "other", name: "Tea", sku: "TEA" }] : [sample.transaction, { ...sample.transaction, refId: "t2" }]));
    expect(paths).toEqual(["/products", "/transactions"]);
    expect(messages.map((message) => message.externalId)).toEqual(["t1", "t2"]);
    const outcome = storehubChannel.read({ topic: "pull/receipt", headers: {}, body: bytes(messages[0]?.body ?? ""), receivedAt: "2026-04-01T00:00:00Z" });
    expect(onlyDocument(outcome)).toMatchObject({ externalId: "t1", document: { total: "25.00", lines: [{ sku: "LATTE" }] } });
    expect(messages[0]?.body).not.toContain("TEA");
  });

  it("asks each store by itself where the day is cut off, and says where a store's is", () => {
    const full = Array.from({ length: 5000 }, (_, index) => ({ ...sample.transaction, refId: `t${index}` }));
    const { paths, messages } = run(({ path, query }) => (path === "/stores" ? [{ id: "s1" }, { id: "s2" }] : path === "/products" ? [] : query.storeId === "s2" ? [sample.transaction] : full));
    expect(paths).toEqual(["/products", "/transactions", "/stores", "/transactions of s1", "/transactions of s2"]);
    expect(messages).toHaveLength(5002);
    expect(messages.filter((message) => message.what === "cut").map((message) => message.body)).toEqual(['{"cut":{"day":"2026-04-01","storeId":"s1"}}']);
  });

  it("looks at the days of the last week again, for receipts that were voided", () => {
    const step = storehubPull.find(new Date("2026-04-08T00:00:00Z"), new Date("2026-04-08T16:30:00Z")).next();
    expect(step).toMatchObject({ done: true });
    expect(step.value).toEqual(["2026-04-01", "2026-04-02", "2026-04-03", "2026-04-04", "2026-04-05", "2026-04-06", "2026-04-07", "2026-04-08", "2026-04-09"].map((day) => ({ what: "day", externalId: day, version: null })));
  });

  it("asks by HTTP Basic, and stops where the token is refused", () => {
    const call = storehubPull.sign({ method: "GET", path: "/transactions", query: { from: "2026-04-01" }, body: null }, pullCredentials.parse({ baseUrl: "https://api.storehubhq.com", appKey: "shop", appSecret: "token" }), at);
    expect(call).toMatchObject({ url: "https://api.storehubhq.com/transactions?from=2026-04-01", headers: { authorization: `Basic ${btoa("shop:token")}` } });
    expect(storehubPull.judge({ status: 401, headers: {}, text: "" })).toMatchObject({ kind: "refused" });
    expect(storehubPull.judge({ status: 429, headers: { "retry-after": "3" }, text: "" })).toMatchObject({ kind: "slow-down", seconds: 3 });
    expect(storehubPull.judge({ status: 200, headers: {}, text: "[]" })).toEqual({ kind: "answered" });
  });
});
