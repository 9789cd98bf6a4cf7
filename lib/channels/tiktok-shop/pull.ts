import { createHmac } from "node:crypto";
import { err, ok } from "#lib/result.ts";
import type { Ask } from "../channel.ts";
import { readEpoch } from "../epoch.ts";
import { objectsIn } from "../leftovers.ts";
import { type Answered, type ChannelPull, type Fetching, judgeStatus, parseAnswer, type PullCredentials, type PulledMessage, type PullRequest, type SignedCall, type Sweeping, writeQuery } from "../pull.ts";
import { identityOf, joinAnswers, objectAt, textAt } from "../pulled-parts.ts";
import { isJsonObject, type JsonObject } from "../read-json.ts";
import { errorOf } from "./read-message.ts";

/** The API of TikTok Shop. Facts: partner.tiktokshop.com/docv2, "Sign your API request", "Orders 202309", "Returns 202309". */
export const tiktokShopPull: ChannelPull = {
  needs: ["appKey", "appSecret", "shopCipher", "accessToken", "refreshToken"],
  defaults: { baseUrl: "https://open-api.tiktokglobalshop.com", authUrl: "https://auth.tiktok-shops.com" },
  sweep: { everySeconds: 900, overlapSeconds: 600, longestWindowSeconds: 7 * 86_400 },
  fetch,
  find,
  sign,

  judge(answer) {
    const early = judgeStatus(answer, "TikTok Shop");
    if (early) return early;
    const json = parseAnswer(answer.text);
    if (!json.ok || !isJsonObject(json.value)) return { kind: "unavailable", reason: `TikTok Shop's answer (status ${answer.status}) cannot be read.` };
    const error = errorOf(json.value);
    const code = textAt(json.value, "code") ?? "";
    if (error === null) return answer.status < 400 ? { kind: "answered" } : { kind: "unavailable", reason: `TikTok Shop answered with status ${answer.status}.` };
    const reason = `TikTok Shop says: ${error}`;
    if (/^(105001|105002)$/.test(code) || answer.status === 401) return { kind: "token-expired", reason };
    if (/^36009002$/.test(code)) return { kind: "slow-down", seconds: null, reason };
    if (/^(36009001|36009003|98001001|100000)$/.test(code)) return { kind: "unavailable", reason };
    return { kind: "refused", reason };
  },

  renew: {
    ask({ authUrl, appKey, appSecret, refreshToken }) {
      const query = writeQuery({ app_key: appKey ?? "", app_secret: appSecret ?? "", refresh_token: refreshToken ?? "", grant_type: "refresh_token" });
      return { method: "GET", url: `${(authUrl ?? "").replace(/\/+$/, "")}/api/v2/token/refresh?${query}`, headers: {}, body: null };
    },
    read({ status, text }) {
      const json = parseAnswer(text);
      if (!json.ok || !isJsonObject(json.value)) return err(`TikTok Shop's answer (status ${status}) cannot be read.`);
      const error = errorOf(json.value);
      const data = objectAt(json.value, "data");
      const accessToken = textAt(data, "access_token");
      const refreshToken = textAt(data, "refresh_token");
      if (error !== null || accessToken === null || refreshToken === null) return err(error === null ? "TikTok Shop sent no tokens." : `TikTok Shop says: ${error}`);
      // Moments, whatever the names say.
      return ok({ accessToken, refreshToken, accessUntil: readEpoch(textAt(data, "access_token_expire_in")), refreshUntil: readEpoch(textAt(data, "refresh_token_expire_in")) });
    },
  },
};

/** The secret before and after path, sorted parameters and body; neither the signature nor the token is among them. */
function sign(request: PullRequest, { baseUrl, appKey, appSecret, shopCipher, accessToken }: PullCredentials, now: Date): SignedCall {
  const parameters: { [name: string]: string } = { ...request.query, app_key: appKey ?? "", timestamp: String(Math.floor(now.getTime() / 1000)) };
  if (shopCipher !== null) parameters.shop_cipher = shopCipher;
  const secret = appSecret ?? "";
  const signing = secret + request.path + Object.keys(parameters).toSorted().map((name) => `${name}${parameters[name]}`).join("") + (request.body ?? "") + secret;
  const signature = createHmac("sha256", secret).update(signing).digest("hex");
  return {
    method: request.method,
    url: `${(baseUrl ?? "").replace(/\/+$/, "")}${request.path}?${writeQuery({ ...parameters, sign: signature })}`,
    headers: { "content-type": "application/json", "x-tts-access-token": accessToken ?? "" },
    body: request.body,
  };
}

const get = (path: string, query: Readonly<globalThis.Record<string, string>>): PullRequest => ({ method: "GET", path, query, body: null });
const post = (path: string, query: Readonly<globalThis.Record<string, string>>, body: object): PullRequest => ({ method: "POST", path, query, body: JSON.stringify(body) });

const returnsPath = "/return_refund/202309/returns/search";

/** The order and its returns. */
function* fetch({ externalId }: Ask): Fetching {
  const order = yield get("/order/202309/orders", { ids: externalId });
  const returns = yield { ...post(returnsPath, { page_size: "50" }, { order_ids: [externalId] }), mayBeRefused: true };
  const hasReturns = !returns.isRefused && objectsIn(objectAt(returns.json, "data")?.return_orders).length > 0;
  const found = objectsIn(objectAt(order.json, "data")?.orders)[0] ?? null;
  const whole: PulledMessage = {
    what: "order",
    externalId,
    body: joinAnswers({ order: order.text, returns: hasReturns ? [returns.text] : [], ...(returns.isRefused ? { refused: [returns.text] } : {}) }),
    identity: [identityOf(order.json), hasReturns ? identityOf(returns.json) : ""].join("\n"),
  };
  const own: PulledMessage[] = hasReturns ? [{ what: "return", externalId, body: returns.text, identity: identityOf(returns.json) }] : [];
  return { messages: [whole, ...own], version: readEpoch(textAt(found, "update_time")), isMissing: found === null };
}

/** Orders by the time they changed, then returns: one may change while its order stays as it is. */
function* find(from: Date, until: Date): Sweeping {
  const span = { update_time_ge: Math.floor(from.getTime() / 1000), update_time_lt: Math.ceil(until.getTime() / 1000) + 1 };
  const asks = new Map<string, Ask>();
  yield* pages((token) => post("/order/202309/orders/search", { page_size: "100", sort_field: "update_time", sort_order: "ASC", ...token }, span), "orders", (order) => {
    const id = textAt(order, "id");
    if (id !== null && id.length <= 100) asks.set(id, { what: "order", externalId: id, version: readEpoch(textAt(order, "update_time")) });
  });
  yield* pages((token) => post(returnsPath, { page_size: "50", sort_field: "update_time", sort_order: "ASC", ...token }, span), "return_orders", (one) => {
    const id = textAt(one, "order_id");
    if (id !== null && id.length <= 100) asks.set(id, { what: "order", externalId: id, version: null });
  });
  return [...asks.values()];
}

/** No shop has so many changes in one window; a list that never ends is not followed for ever. */
const mostPages = 1000;

function* pages(request: (token: { page_token?: string }) => PullRequest, list: string, each: (entry: JsonObject) => void): Generator<PullRequest, void, Answered> {
  let token: { page_token?: string } = {};
  for (let page = 0; page < mostPages; page += 1) {
    const answer = yield request(token);
    const data = objectAt(answer.json, "data");
    for (const entry of objectsIn(data?.[list])) each(entry);
    const next = textAt(data, "next_page_token");
    if (next === null || next === token.page_token) return;
    token = { page_token: next };
  }
}
