import { describe, expect, it } from "vitest";
import { readEpoch } from "./epoch.ts";
import { floatMoney } from "./float-money.ts";
import { lazadaPull } from "./lazada/pull.ts";
import { readTime } from "./lazada/order-schema.ts";
import { type Answered, type ChannelPull, parseAnswer, type PullRequest } from "./pull.ts";
import { identityOf, joinAnswers } from "./pulled-parts.ts";
import { shopeePull } from "./shopee/pull.ts";
import { tiktokShopPull } from "./tiktok-shop/pull.ts";
import { groupUnits } from "./unit-rows.ts";

const answer = (body: object | string, status = 200, headers: { [name: string]: string } = {}) => ({ status, headers, text: typeof body === "string" ? body : JSON.stringify(body) });

describe("what an answer means", () => {
  it.each<[string, ChannelPull, object | string, number, string]>([
    ["Shopee: a success", shopeePull, { error: "", response: {} }, 200, "answered"],
    ["Shopee: a success with a dash for the error", shopeePull, { error: "-", response: {} }, 200, "answered"],
    ["Shopee: a success with a blank for the error", shopeePull, { error: " ", response: {} }, 200, "answered"],
    ["Shopee: an old token", shopeePull, { error: "error_auth", message: "Invalid access_token" }, 403, "token-expired"],
    ["Shopee: too many calls with status 200", shopeePull, { error: "error_rate_limit", message: "too many" }, 200, "slow-down"],
    ["Shopee: its own trouble", shopeePull, { error: "error_inner", message: "try later" }, 200, "unavailable"],
    ["Shopee: a wrong question with status 200", shopeePull, { error: "error_param", message: "wrong" }, 200, "refused"],
    ["Shopee: an error page", shopeePull, "<html>", 200, "unavailable"],
    ["Shopee: a gateway's error", shopeePull, "<html>", 502, "unavailable"],
    ["Lazada: a success", lazadaPull, { code: "0", data: {} }, 200, "answered"],
    ["Lazada: an old token", lazadaPull, { code: "IllegalAccessToken", type: "ISP", message: "expired" }, 200, "token-expired"],
    ["Lazada: too many calls", lazadaPull, { code: "ApiCallLimit", type: "ISV", message: "Api access frequency exceeds the limit. this ban will last 7 seconds" }, 200, "slow-down"],
    ["Lazada: its own trouble", lazadaPull, { code: "ServiceTimeout", type: "SYSTEM", message: "timeout" }, 200, "unavailable"],
    ["Lazada: a wrong question", lazadaPull, { code: "16", type: "ISV", message: "Invalid Order ID" }, 200, "refused"],
    ["TikTok Shop: a success", tiktokShopPull, { code: 0, data: {} }, 200, "answered"],
    ["TikTok Shop: an old token", tiktokShopPull, { code: 105002, message: "Expired" }, 200, "token-expired"],
    ["TikTok Shop: too many calls with status 200", tiktokShopPull, { code: 36009002, message: "limit" }, 200, "slow-down"],
    ["TikTok Shop: too many calls", tiktokShopPull, {}, 429, "slow-down"],
    ["TikTok Shop: a wrong question with status 200", tiktokShopPull, { code: 36009004, message: "wrong" }, 200, "refused"],
  ])("%s", (_, pull, body, status, kind) => {
    expect(pull.judge(answer(body, status))).toMatchObject({ kind });
  });

  it("waits as long as it is told", () => {
    expect(lazadaPull.judge(answer({ code: "ApiCallLimit", message: "this ban will last 7 seconds" }))).toMatchObject({ seconds: 7 });
    expect(shopeePull.judge(answer("", 429, { "retry-after": "30" }))).toMatchObject({ kind: "slow-down", seconds: 30 });
    expect(shopeePull.judge(answer("", 429, { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" }))).toMatchObject({ seconds: null });
  });
});

/** Answers a job's requests one after the other. */
function run<T>(job: Generator<PullRequest, T, Answered>, reply: (request: PullRequest) => object): T {
  let step = job.next();
  while (step.done !== true) {
    const text = JSON.stringify(reply(step.value));
    const json = parseAnswer(text);
    if (!json.ok) throw new Error(json.error);
    step = job.next({ text, json: json.value, isRefused: false });
  }
  return step.value;
}

describe("looking for what has changed", () => {
  const from = new Date("2026-03-31T16:00:00.400Z");
  const until = new Date("2026-03-31T16:30:00.400Z");

  it("follows Lazada's offsets to the last page, in Malaysian time", () => {
    const asked: string[] = [];
    const asks = run(lazadaPull.find(from, until), ({ query }) => {
      asked.push(query.offset ?? "");
      expect(query).toMatchObject({ update_after: "2026-04-01T00:00:01+08:00", update_before: "2026-04-01T00:30:01+08:00", limit: "100" });
      const orders = Array.from({ length: query.offset === "200" ? 50 : 100 }, (_, index) => ({ order_id: Number(query.offset) + index, updated_at: "2026-04-01 00:10:00 +0800" }));
      return { code: "0", data: { orders } };
    });
    expect(asked).toEqual(["0", "100", "200"]);
    expect(asks).toHaveLength(250);
    expect(asks[0]).toEqual({ what: "order", externalId: "0", version: "2026-03-31T16:10:00.000Z" });
  });

  it("does not follow a list that never ends", () => {
    expect(run(shopeePull.find(from, until), () => ({ response: { more: true, next_cursor: "same", order_list: [{ order_sn: "A" }], return: [] } }))).toMatchObject([{ externalId: "A" }]);
    let calls = 0;
    run(tiktokShopPull.find(from, until), () => ({ code: 0, data: { orders: [], return_orders: [], next_page_token: String((calls += 1)) } }));
    expect(calls).toBe(2000);
  });
});

describe("the pieces of a pull", () => {
  it("joins answers without changing a byte, and knows what is the same but for its request id", () => {
    const order = '{ "a" : 1.50, "request_id":"1" }';
    expect(joinAnswers({ order, returns: [order, "{}"] })).toBe(`{"order":${order},"returns":[${order},{}]}`);
    const identity = (text: string) => { const json = parseAnswer(text); return json.ok ? identityOf(json.value) : null; };
    expect(identity('{"b":1,"a":2,"request_id":"1"}')).toBe(identity('{"a":2,"request_id":"2","b":1}'));
    expect(identity('{"a":1.50}')).not.toBe(identity('{"a":1.5}'));
  });

  it.each([["1774974600", "2026-03-31T16:30:00.000Z"], ["1774974600123", "2026-03-31T16:30:00.123Z"], ["0", null], ["", null], ["-5", null], ["1e9", null]])("reads the epoch %s", (text, moment) => {
    expect(readEpoch(text)).toBe(moment);
  });

  it.each([["2026-04-01 00:30:00 +0800", "2026-03-31T16:30:00.000Z"], ["2026-04-01 00:30:00", "2026-03-31T16:30:00.000Z"], ["2026-03-31T16:30:00Z", "2026-03-31T16:30:00.000Z"], ["2026-13-01 00:30:00 +0800", null], ["yesterday", null]])("reads Lazada's time %s", (text, moment) => {
    expect(readTime(text)).toBe(moment);
  });

  it.each([["10.799999999999999", "10.80"], ["13.97", "13.97"], ["48000", "48000.00"], ["1e3", "1000.00"], ["-0.0", "0.00"]])("reads the float %s as money", (text, amount) => {
    expect(floatMoney.parse(text)).toBe(amount);
  });

  it.each(["", "NaN", "1,299.00", "RM 5", "1e99"])("takes %j for no money", (text) => {
    expect(floatMoney.safeParse(text).success).toBe(false);
  });

  it("puts units together under the smallest id, whatever its length", () => {
    const groups = groupUnits([{ id: "10", k: "a" }, { id: "9", k: "a" }, { id: "9", k: "b" }], (one) => one.id, (one) => one.k);
    expect(groups.map(({ id, rows }) => [id, rows.length])).toEqual([["9", 2], ["9-2", 1]]);
  });
});
