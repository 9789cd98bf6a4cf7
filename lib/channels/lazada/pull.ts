import { createHmac } from "node:crypto";
import { err, ok } from "#lib/result.ts";
import type { Ask } from "../channel.ts";
import { objectsIn } from "../leftovers.ts";
import { type ChannelPull, type Fetching, judgeStatus, parseAnswer, type PullCredentials, type PulledMessage, type PullRequest, secondsAfter, type SignedCall, type Sweeping, writeQuery } from "../pull.ts";
import { identityOf, joinAnswers, objectAt, textAt } from "../pulled-parts.ts";
import { isJsonObject, type Json } from "../read-json.ts";
import { readTime } from "./order-schema.ts";
import { errorOf } from "./read-message.ts";

/** The API of Lazada (Malaysia). Facts: open.lazada.com, "Order API", "Reverse order API", "Signature algorithm". */
export const lazadaPull: ChannelPull = {
  needs: ["appKey", "appSecret", "accessToken", "refreshToken"],
  defaults: { baseUrl: "https://api.lazada.com.my/rest", authUrl: "https://auth.lazada.com/rest" },
  sweep: { everySeconds: 900, overlapSeconds: 900, longestWindowSeconds: 7 * 86_400 },
  fetch,
  find,

  sign(request, credentials, now) {
    return signed(request, credentials, now, credentials.baseUrl);
  },

  judge(answer) {
    const early = judgeStatus(answer, "Lazada");
    if (early) return early;
    const json = parseAnswer(answer.text);
    if (!json.ok || !isJsonObject(json.value)) return { kind: "unavailable", reason: `Lazada's answer (status ${answer.status}) cannot be read.` };
    const error = errorOf(json.value);
    if (error === null) return answer.status < 400 ? { kind: "answered" } : { kind: "unavailable", reason: `Lazada answered with status ${answer.status}.` };
    const code = textAt(json.value, "code") ?? "";
    const reason = `Lazada says: ${error}`;
    if (/^(IllegalAccessToken|AccessTokenExpired|InvalidAccessToken)$/i.test(code)) return { kind: "token-expired", reason };
    if (/^(ApiCallLimit|AppCallLimit|SellerCallLimit|CallLimited)$/i.test(code)) return { kind: "slow-down", seconds: waitIn(error), reason };
    if (/^(ServiceUnavailable|ServiceTimeout|SystemError|ISP|InternalError)$/i.test(code) || textAt(json.value, "type") === "SYSTEM") return { kind: "unavailable", reason };
    return { kind: "refused", reason };
  },

  renew: {
    ask(credentials, now) {
      return signed({ method: "GET", path: "/auth/token/refresh", query: { refresh_token: credentials.refreshToken ?? "" }, body: null }, { ...credentials, accessToken: null }, now, credentials.authUrl);
    },
    read({ status, text }, now) {
      const json = parseAnswer(text);
      if (!json.ok || !isJsonObject(json.value)) return err(`Lazada's answer (status ${status}) cannot be read.`);
      const error = errorOf(json.value);
      const accessToken = textAt(json.value, "access_token");
      const refreshToken = textAt(json.value, "refresh_token");
      if (error !== null || accessToken === null || refreshToken === null) return err(error === null ? "Lazada sent no tokens." : `Lazada says: ${error}`);
      return ok({ accessToken, refreshToken, accessUntil: secondsAfter(now, textAt(json.value, "expires_in")), refreshUntil: secondsAfter(now, textAt(json.value, "refresh_expires_in")) });
    },
  },
};

/** "ban will last 1 seconds": how Lazada says how long to wait. */
function waitIn(message: string): number | null {
  const seconds = /(\d{1,5})\s*seconds?/i.exec(message)?.[1];
  return seconds === undefined ? null : Number(seconds);
}

/** Upper-case hex over the path and all parameters, sorted by name. */
function signed(request: PullRequest, { appKey, appSecret, accessToken }: PullCredentials, now: Date, base: string | null): SignedCall {
  const parameters: { [name: string]: string } = { ...request.query, app_key: appKey ?? "", sign_method: "sha256", timestamp: String(now.getTime()) };
  if (accessToken !== null) parameters.access_token = accessToken;
  const signing = request.path + Object.keys(parameters).toSorted().map((name) => `${name}${parameters[name]}`).join("");
  const sign = createHmac("sha256", appSecret ?? "").update(signing).digest("hex").toUpperCase();
  return { method: request.method, url: `${(base ?? "").replace(/\/+$/, "")}${request.path}?${writeQuery({ ...parameters, sign })}`, headers: {}, body: null };
}

const get = (path: string, query: Readonly<globalThis.Record<string, string>>): PullRequest => ({ method: "GET", path, query, body: null });

/** The order, its rows, and every reverse order that a row names. */
function* fetch({ externalId }: Ask): Fetching {
  const order = yield get("/order/get", { order_id: externalId });
  const items = yield get("/order/items/get", { order_id: externalId });
  const rows = rowsIn(items.json);
  const ids = [...new Set(rows.flatMap((row) => textAt(row, "reverse_order_id") ?? []))].filter((id) => !/^(0|null)$/i.test(id));
  const returns: { id: string; text: string; identity: string }[] = [];
  const refused: string[] = [];
  for (const id of ids) {
    const answer = yield { ...get("/order/reverse/return/detail/list", { reverse_order_id: id }), mayBeRefused: true };
    if (answer.isRefused) refused.push(answer.text);
    else returns.push({ id, text: answer.text, identity: identityOf(answer.json) });
  }
  const whole: PulledMessage = {
    what: "order",
    externalId,
    body: joinAnswers({ order: order.text, items: items.text, returns: returns.map((one) => one.text), ...(refused.length > 0 ? { refused } : {}) }),
    identity: [identityOf(order.json), identityOf(items.json), ...returns.map((one) => one.identity)].join("\n"),
  };
  const asMessage = ({ id, text, identity }: (typeof returns)[number]): PulledMessage => ({ what: "return", externalId: id, body: joinAnswers({ return: text, order: order.text, items: items.text }), identity });
  const version = readTime(textAt(objectAt(order.json, "data"), "updated_at") ?? "");
  return { messages: [whole, ...returns.map(asMessage)], version, isMissing: rows.length === 0 };
}

function rowsIn(json: Json) {
  const data = isJsonObject(json) ? json.data : undefined;
  const [first] = objectsIn(data);
  return first && Array.isArray(first.order_items) ? objectsIn(first.order_items) : objectsIn(data);
}

/** Orders by the time they changed. Pages shift when an order changes meanwhile: the overlap of the windows finds it. */
function* find(from: Date, until: Date): Sweeping {
  const asks = new Map<string, Ask>();
  for (let offset = 0; offset < mostOrders; offset += pageSize) {
    const answer = yield get("/orders/get", { update_after: inMalaysia(from), update_before: inMalaysia(until), sort_by: "updated_at", sort_direction: "ASC", offset: String(offset), limit: String(pageSize) });
    const orders = objectsIn(objectAt(answer.json, "data")?.orders);
    for (const order of orders) {
      const id = textAt(order, "order_id");
      if (id !== null && id.length <= 100) asks.set(id, { what: "order", externalId: id, version: readTime(textAt(order, "updated_at") ?? "") });
    }
    if (orders.length < pageSize) break;
  }
  return [...asks.values()];
}

const pageSize = 100;
const mostOrders = 100_000;

/** ISO 8601 with the offset, which Lazada asks for; until is rounded up to the second. */
function inMalaysia(moment: Date): string {
  const rounded = new Date(Math.ceil(moment.getTime() / 1000) * 1000 + 8 * 3_600_000);
  return `${rounded.toISOString().slice(0, 19)}+08:00`;
}
