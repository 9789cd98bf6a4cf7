import { createHmac } from "node:crypto";
import { type Call, type Reply, rotate, type World } from "./stand-in.ts";

/** So many entries on a page, whatever is asked for, so that a test with few orders sees pages. */
const pageSize = 2;

export function speakShopee({ method, path, query, body }: Call, world: World): Reply {
  const isPublic = path === "/api/v2/auth/access_token/get";
  const base = world.appKey + path + query.get("timestamp") + (isPublic ? "" : `${query.get("access_token")}${query.get("shop_id")}`);
  if (query.get("sign") !== createHmac("sha256", world.appSecret).update(base).digest("hex") || query.get("partner_id") !== world.appKey) return refuse("error_sign", "Wrong sign.");
  if (Math.abs(Date.now() / 1000 - Number(query.get("timestamp"))) > 300) return refuse("error_param", "The timestamp is too old.");
  if (isPublic) return renew(method, body, world);
  if (query.get("access_token") !== world.access || query.get("shop_id") !== world.shopId) return refuse("error_auth", "Invalid access_token.", 403);
  const stored = (key: string) => world.answers.get(key);
  switch (path) {
    case "/api/v2/order/get_order_detail":
      if (!query.get("response_optional_fields")?.includes("item_list")) return refuse("error_param", "The stand-in wants the items asked for.");
      return { body: stored(`order:${query.get("order_sn_list")}`) ?? JSON.stringify({ error: "", message: "", response: { order_list: [] } }) };
    case "/api/v2/payment/get_escrow_detail":
      return withBody(stored(`escrow:${query.get("order_sn")}`), "error_not_found");
    case "/api/v2/returns/get_return_detail":
      return withBody(stored(`return:${query.get("return_sn")}`), "error_not_found");
    case "/api/v2/order/get_order_list": {
      const found = changed(world, "order", query.get("time_from"), query.get("time_to"));
      const from = Number(query.get("cursor") || "0");
      const next = from + pageSize;
      return answer({ more: next < found.length, next_cursor: next < found.length ? String(next) : "", order_list: found.slice(from, next).map(({ id }) => ({ order_sn: id })) });
    }
    case "/api/v2/returns/get_return_list": {
      const found = changed(world, "return", query.get("update_time_from"), query.get("update_time_to"));
      const from = Number(query.get("page_no")) * pageSize;
      return answer({ more: from + pageSize < found.length, return: found.slice(from, from + pageSize).map(({ id }) => ({ return_sn: `R-${id}`, order_sn: id })) });
    }
    default:
      return refuse("error_not_found", `No such call: ${path}.`, 404);
  }
}

function renew(method: string, body: string, world: World): Reply {
  const asked = /^\{"refresh_token":"([^"]*)","partner_id":(\d+),"shop_id":(\d+)\}$/.exec(body);
  if (method !== "POST" || asked?.[1] !== world.refresh || asked[2] !== world.appKey || asked[3] !== world.shopId) return refuse("error_auth", "Invalid refresh_token.");
  rotate(world);
  return { body: JSON.stringify({ error: "", message: "", access_token: world.access, refresh_token: world.refresh, expire_in: 14_400, partner_id: Number(world.appKey), shop_id: Number(world.shopId) }) };
}

function changed(world: World, kind: "order" | "return", from: string | null, to: string | null) {
  return world.changes.filter((one) => one.kind === kind && one.at.getTime() / 1000 >= Number(from) && one.at.getTime() / 1000 <= Number(to));
}

function withBody(body: string | undefined, error: string): Reply {
  return body === undefined ? refuse(error, "There is nothing by that number.") : { body };
}

function answer(response: object): Reply {
  return { body: JSON.stringify({ error: "", message: "", request_id: String(Math.random()), response }) };
}

function refuse(error: string, message: string, status = 200): Reply {
  return { status, body: JSON.stringify({ error, message, request_id: "1" }) };
}
