import { createHmac } from "node:crypto";
import { type Call, type Reply, rotate, type World } from "./stand-in.ts";

/** So many entries on a page, whatever is asked for, so that a test with few orders sees pages. */
const pageSize = 2;

export function speakTikTokShop({ method, path, query, headers, body }: Call, world: World): Reply {
  if (path === "/api/v2/token/refresh") {
    if (query.get("app_secret") !== world.appSecret || query.get("refresh_token") !== world.refresh || query.get("grant_type") !== "refresh_token") return refuse(36004004, "refresh_token is invalid");
    rotate(world);
    const inSeconds = (days: number) => Math.floor(Date.now() / 1000) + days * 86_400;
    return answer({ access_token: world.access, access_token_expire_in: inSeconds(7), refresh_token: world.refresh, refresh_token_expire_in: inSeconds(60) });
  }
  const pairs = [...query].filter(([name]) => name !== "sign" && name !== "access_token").sort(([a], [b]) => (a < b ? -1 : 1));
  const signing = `${world.appSecret}${path}${pairs.map(([name, value]) => name + value).join("")}${body}${world.appSecret}`;
  if (query.get("sign") !== createHmac("sha256", world.appSecret).update(signing).digest("hex")) return refuse(106001, "sign is invalid");
  if (query.get("app_key") !== world.appKey || query.get("shop_cipher") !== "cipher") return refuse(106011, "app_key or shop_cipher is invalid");
  if (headers["x-tts-access-token"] !== world.access) return refuse(105002, "Expired credentials", 401);
  if (method === "GET" && path === "/order/202309/orders") {
    const found = (query.get("ids") ?? "").split(",").flatMap((id) => world.answers.get(`order:${id}`) ?? []);
    return { body: `{"code":0,"message":"Success","request_id":"1","data":{"orders":[${found.join(",")}]}}` };
  }
  if (method !== "POST") return refuse(36009009, "Invalid method");
  const filters = JSON.parse(body) as { order_ids?: string[]; update_time_ge?: number; update_time_lt?: number };
  const from = Number(query.get("page_token") ?? "0");
  const changed = (kind: "order" | "return") => world.changes.filter((one) => one.kind === kind && one.at.getTime() / 1000 >= (filters.update_time_ge ?? 0) && one.at.getTime() / 1000 < (filters.update_time_lt ?? 0));
  const page = <T>(found: readonly T[], list: string) => answer({ [list]: found.slice(from, from + pageSize), total_count: found.length, next_page_token: from + pageSize < found.length ? String(from + pageSize) : "" });
  if (path === "/order/202309/orders/search") return page(changed("order").map(({ id, at }) => ({ id, update_time: Math.floor(at.getTime() / 1000) })), "orders");
  if (path === "/return_refund/202309/returns/search") {
    if (!filters.order_ids) return page(changed("return").map(({ id }) => ({ return_id: `R-${id}`, order_id: id })), "return_orders");
    const found = filters.order_ids.flatMap((id) => world.answers.get(`return:${id}`) ?? []);
    return { body: `{"code":0,"message":"Success","request_id":"1","data":{"return_orders":[${found.join(",")}]}}` };
  }
  return refuse(36009004, `No such call: ${path}`, 404);
}

function answer(data: object): Reply {
  return { body: JSON.stringify({ code: 0, message: "Success", request_id: String(Math.random()), data }) };
}

function refuse(code: number, message: string, status = 200): Reply {
  return { status, body: JSON.stringify({ code, message, request_id: "1", data: null }) };
}
