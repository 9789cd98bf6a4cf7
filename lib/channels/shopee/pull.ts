import { createHmac } from "node:crypto";
import { err, ok } from "#lib/result.ts";
import type { Ask } from "../channel.ts";
import { readEpoch } from "../epoch.ts";
import { objectsIn } from "../leftovers.ts";
import { type ChannelPull, type Fetching, judgeStatus, parseAnswer, type PullCredentials, type PulledMessage, type PullRequest, secondsAfter, type SignedCall, type Sweeping, writeQuery } from "../pull.ts";
import { identityOf, joinAnswers, objectAt, textAt } from "../pulled-parts.ts";
import { isJsonObject } from "../read-json.ts";
import { errorOf } from "./read-message.ts";

/** A field that is not asked for is not sent. */
const optionalFields = `buyer_user_id,buyer_username,estimated_shipping_fee,recipient_address,actual_shipping_fee,actual_shipping_fee_confirmed,
  goods_to_declare,note,note_update_time,item_list,pay_time,dropshipper,dropshipper_phone,split_up,buyer_cancel_reason,cancel_by,cancel_reason,
  fulfillment_flag,pickup_done_time,package_list,shipping_carrier,payment_method,total_amount,invoice_data,order_chargeable_weight_gram,
  return_request_due_date,edt,payment_info`.replaceAll(/\s/g, "");

/** The API of Shopee, version 2. Facts: open.shopee.com/documents, "API calls", "Orders", "Payment" and "Returns". */
export const shopeePull: ChannelPull = {
  needs: ["appKey", "appSecret", "shopId", "accessToken", "refreshToken"],
  defaults: { baseUrl: "https://partner.shopeemobile.com" },
  sweep: { everySeconds: 900, overlapSeconds: 600, longestWindowSeconds: 15 * 86_400 },
  fetch,
  find,

  sign(request, credentials, now) {
    return signed(request, credentials, now, true);
  },

  judge(answer) {
    const early = judgeStatus(answer, "Shopee");
    if (early) return early;
    const json = parseAnswer(answer.text);
    if (!json.ok || !isJsonObject(json.value)) return { kind: "unavailable", reason: `Shopee's answer (status ${answer.status}) cannot be read.` };
    const code = textAt(json.value, "error") ?? "";
    const error = errorOf(json.value);
    if (error === null) return answer.status < 400 ? { kind: "answered" } : { kind: "unavailable", reason: `Shopee answered with status ${answer.status}.` };
    // Codes come with and without the module in front: "error_auth", "order.order_list_invalid_time".
    if (/(^|[._])(error_auth|invalid_access_token|invalid_acceess_token|access_token_expired)$/.test(code)) return { kind: "token-expired", reason: `Shopee says: ${error}` };
    if (/rate_limit|too_many_request|error_busy/.test(code)) return { kind: "slow-down", seconds: null, reason: `Shopee says: ${error}` };
    if (/(^|[._])(error_server|error_inner|error_network|error_system_busy|system_busy|service_unavailable)$/.test(code)) return { kind: "unavailable", reason: `Shopee says: ${error}` };
    return { kind: "refused", reason: `Shopee says: ${error}` };
  },

  renew: {
    ask(credentials, now) {
      const body = JSON.stringify({ refresh_token: credentials.refreshToken, partner_id: asNumber(credentials.appKey), shop_id: asNumber(credentials.shopId) });
      // Unquoted numbers of any length: JSON.stringify wrote them as text.
      return signed({ method: "POST", path: "/api/v2/auth/access_token/get", query: {}, body: body.replaceAll(/"(partner_id|shop_id)":"(\d+)"/g, '"$1":$2') }, credentials, now, false);
    },
    read({ status, text }, now) {
      const json = parseAnswer(text);
      if (!json.ok || !isJsonObject(json.value)) return err(`Shopee's answer (status ${status}) cannot be read.`);
      const error = errorOf(json.value);
      const accessToken = textAt(json.value, "access_token");
      const refreshToken = textAt(json.value, "refresh_token");
      if (error !== null || accessToken === null || refreshToken === null) return err(error === null ? "Shopee sent no tokens." : `Shopee says: ${error}`);
      return ok({ accessToken, refreshToken, accessUntil: secondsAfter(now, textAt(json.value, "expire_in")), refreshUntil: secondsAfter(now, String(30 * 86_400)) });
    },
  },
};

function asNumber(text: string | null): string {
  return text ?? "";
}

function signed(request: PullRequest, { baseUrl, appKey, appSecret, shopId, accessToken }: PullCredentials, now: Date, forShop: boolean): SignedCall {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signing = `${appKey ?? ""}${request.path}${timestamp}${forShop ? `${accessToken ?? ""}${shopId ?? ""}` : ""}`;
  const sign = createHmac("sha256", appSecret ?? "").update(signing).digest("hex");
  const query = { partner_id: appKey ?? "", timestamp, ...(forShop ? { access_token: accessToken ?? "", shop_id: shopId ?? "" } : {}), sign, ...request.query };
  const headers: SignedCall["headers"] = request.body === null ? {} : { "content-type": "application/json" };
  return { method: request.method, url: `${(baseUrl ?? "").replace(/\/+$/, "")}${request.path}?${writeQuery(query)}`, headers, body: request.body };
}

const get = (path: string, query: Readonly<globalThis.Record<string, string>>): PullRequest => ({ method: "GET", path, query, body: null });

/** The order, its settlement where Shopee has one already, and every return that the settlement names. */
function* fetch({ externalId }: Ask): Fetching {
  const order = yield get("/api/v2/order/get_order_detail", { order_sn_list: externalId, response_optional_fields: optionalFields });
  const escrow = yield { ...get("/api/v2/payment/get_escrow_detail", { order_sn: externalId }), mayBeRefused: true };
  const named = objectAt(escrow.json, "response")?.return_order_sn_list;
  const returns: { id: string; text: string; identity: string }[] = [];
  const refused: string[] = [];
  for (const id of Array.isArray(named) ? named.filter((one) => typeof one === "string" && one !== "") : []) {
    const answer = yield { ...get("/api/v2/returns/get_return_detail", { return_sn: String(id) }), mayBeRefused: true };
    if (answer.isRefused) refused.push(answer.text);
    else returns.push({ id: String(id), text: answer.text, identity: identityOf(answer.json) });
  }
  const found = objectsIn(objectAt(order.json, "response")?.order_list)[0] ?? null;
  const whole: PulledMessage = {
    what: "order",
    externalId,
    body: joinAnswers({ order: order.text, escrow: escrow.text, returns: returns.map((one) => one.text), ...(refused.length > 0 ? { refused } : {}) }),
    identity: [identityOf(order.json), identityOf(escrow.json), ...returns.map((one) => one.identity)].join("\n"),
  };
  return {
    messages: [whole, ...returns.map(({ id, text, identity }) => ({ what: "return", externalId: id, body: text, identity }))],
    version: readEpoch(textAt(found, "update_time")),
    isMissing: found === null,
  };
}

/** Orders by the time they changed, then returns: a return after completion may leave its order's time as it was. */
function* find(from: Date, until: Date): Sweeping {
  const seconds = (moment: Date) => String(Math.floor(moment.getTime() / 1000));
  const asks = new Map<string, Ask>();
  for (let cursor = "", page = 0; page < mostPages; page += 1) {
    const answer = yield get("/api/v2/order/get_order_list", { time_range_field: "update_time", time_from: seconds(from), time_to: seconds(until), page_size: "100", cursor, response_optional_fields: "order_status" });
    const response = objectAt(answer.json, "response");
    for (const order of objectsIn(response?.order_list)) addAsk(asks, textAt(order, "order_sn"));
    const next = textAt(response, "next_cursor");
    if (response?.more !== true || next === null || next === cursor) break;
    cursor = next;
  }
  for (let page = 0; page < mostPages; page += 1) {
    const answer = yield get("/api/v2/returns/get_return_list", { page_no: String(page), page_size: "100", update_time_from: seconds(from), update_time_to: seconds(until) });
    const response = objectAt(answer.json, "response");
    for (const one of objectsIn(response?.return)) addAsk(asks, textAt(one, "order_sn"));
    if (response?.more !== true) break;
  }
  return [...asks.values()];
}

/** No shop has so many changes in one window; a list that never ends is not followed for ever. */
const mostPages = 1000;

function addAsk(asks: Map<string, Ask>, id: string | null): void {
  if (id !== null && id.length <= 100) asks.set(id, { what: "order", externalId: id, version: null });
}
