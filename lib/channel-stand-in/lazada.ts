import { createHmac } from "node:crypto";
import { type Call, type Reply, rotate, type World } from "./stand-in.ts";

export function speakLazada({ path, query }: Call, world: World): Reply {
  const pairs = [...query].filter(([name]) => name !== "sign").sort(([a], [b]) => (a < b ? -1 : 1));
  const sign = createHmac("sha256", world.appSecret).update(path + pairs.map(([name, value]) => name + value).join("")).digest("hex").toUpperCase();
  if (query.get("sign") !== sign || query.get("app_key") !== world.appKey || query.get("sign_method") !== "sha256") return refuse("IncompleteSignature", "The request signature does not conform to platform standards");
  if (Math.abs(Date.now() - Number(query.get("timestamp"))) > 7_200_000) return refuse("IllegalTimestamp", "The timestamp is too far away");
  if (path === "/auth/token/refresh") {
    if (query.get("refresh_token") !== world.refresh) return refuse("IllegalRefreshToken", "The specified refresh token is invalid or expired");
    rotate(world);
    return { body: JSON.stringify({ code: "0", access_token: world.access, refresh_token: world.refresh, expires_in: 604_800, refresh_expires_in: 2_592_000, country: "my" }) };
  }
  if (query.get("access_token") !== world.access) return refuse("IllegalAccessToken", `The specified access token is invalid or expired: ${query.get("access_token")}`);
  const stored = (kind: string, id: string | null) => {
    const body = world.answers.get(`${kind}:${id}`);
    return body === undefined ? refuse("16", "E016: \"Invalid Order ID\"") : { body };
  };
  switch (path) {
    case "/order/get":
      return stored("order", query.get("order_id"));
    case "/order/items/get":
      return stored("items", query.get("order_id"));
    case "/order/reverse/return/detail/list":
      return stored("return", query.get("reverse_order_id"));
    case "/orders/get": {
      const [from, to] = ["update_after", "update_before"].map((name) => query.get(name) ?? "");
      if (![from, to].every((text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/.test(text ?? ""))) return refuse("E018", "Invalid date format");
      const found = world.changes.filter(({ at, kind }) => kind === "order" && at.getTime() >= Date.parse(from ?? "") && at.getTime() <= Date.parse(to ?? ""));
      const [offset, limit] = [Number(query.get("offset")), Math.min(100, Number(query.get("limit")))];
      return { body: JSON.stringify({ code: "0", request_id: String(Math.random()), data: { count: found.length, orders: found.slice(offset, offset + limit).map(({ id, at }) => ({ order_id: id, updated_at: at.toISOString() })) } }) };
    }
    default:
      return refuse("InvalidApiPath", `The specified API path is invalid: ${path}`);
  }
}

function refuse(code: string, message: string): Reply {
  return { body: JSON.stringify({ code, type: "ISV", message, request_id: "1" }) };
}
