import { malaysianDate } from "#lib/canonical/dates.ts";
import type { Answered, ChannelPull, Fetching, PulledMessage, PullRequest, SignedCall, Sweeping } from "../pull.ts";
import { judgeStatus, parseAnswer, type PullCredentials, writeQuery } from "../pull.ts";
import { objectsIn } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";

/** StoreHub answers with so many rows at most, and says nothing of more. */
const mostRows = 5000;
/** A void is a mark on the receipt of another day, and there is no list of changes: so far back each day is read again. */
const daysBack = 7;
const day = 86_400_000;

/** StoreHub's Open API 1.5: user = the store's subdomain, password = the API token. There is no call for one receipt: a day is asked for. */
export const storehubPull: ChannelPull = {
  needs: ["appKey", "appSecret"],
  defaults: { baseUrl: "https://api.storehubhq.com" },
  sweep: { everySeconds: 1800, overlapSeconds: 0, longestWindowSeconds: 31 * 86_400 },
  fetch,
  find,
  sign,
  renew: null,

  judge(answer) {
    const early = judgeStatus(answer, "StoreHub");
    if (early) return early;
    // Asking on with a token that is refused can block it for good.
    if (answer.status === 401 || answer.status === 403) return { kind: "refused", reason: `StoreHub refuses the credentials (status ${answer.status}).` };
    if (answer.status >= 400) return { kind: "refused", reason: `StoreHub answered with status ${answer.status}.` };
    const json = parseAnswer(answer.text);
    return json.ok && Array.isArray(json.value) ? { kind: "answered" } : { kind: "unavailable", reason: "StoreHub's answer is not a list." };
  },
};

function sign({ method, path, query, body }: PullRequest, { baseUrl, appKey, appSecret }: PullCredentials): SignedCall {
  const proof = Buffer.from(`${appKey ?? ""}:${appSecret ?? ""}`).toString("base64");
  const search = writeQuery(query);
  return { method, url: `${(baseUrl ?? "").replace(/\/+$/, "")}${path}${search === "" ? "" : `?${search}`}`, headers: { authorization: `Basic ${proof}` }, body };
}

const get = (path: string, query: Readonly<globalThis.Record<string, string>> = {}): PullRequest => ({ method: "GET", path, query, body: null });

/** The receipts of one day, each with the products that it names. Where the day is cut off each store is asked by itself. */
function* fetch({ externalId: on }: { externalId: string }): Fetching {
  const products = byId(yield get("/products"));
  const whole = yield get("/transactions", { from: on, to: on, includeOnline: "true" });
  const messages: PulledMessage[] = [];
  const take = (answer: Answered, storeId: string | null) => {
    const rows = objectsIn(answer.json);
    for (const row of rows) messages.push(receipt(row, products));
    if (rows.length >= mostRows) messages.push(cutOff(on, storeId));
  };
  if (objectsIn(whole.json).length < mostRows) {
    take(whole, null);
    return { messages, version: null };
  }
  const stores = objectsIn((yield get("/stores")).json).flatMap((store) => (typeof store.id === "string" ? [store.id] : []));
  if (stores.length === 0) take(whole, null);
  for (const storeId of stores) take(yield get("/transactions", { from: on, to: on, storeId, includeOnline: "true" }), storeId);
  return { messages, version: null };
}

function* find(from: Date, until: Date): Sweeping {
  // Nothing has to be asked to know which days there were.
  yield* [];
  const first = new Date(from.getTime() - daysBack * day);
  const days = new Set<string>();
  for (let at = first.getTime(); at < until.getTime(); at += day) days.add(malaysianDate(new Date(at)));
  days.add(malaysianDate(until));
  return [...days].toSorted().map((on) => ({ what: "day", externalId: on, version: null }));
}

function receipt(row: JsonObject, products: ReadonlyMap<string, JsonObject>): PulledMessage {
  const named = [...new Set(objectsIn(row.items).flatMap((item) => (typeof item.productId === "string" ? [item.productId] : [])))];
  const beside = named.flatMap((id): JsonObject[] => {
    const { name = null, sku = null, barcode = null } = products.get(id) ?? {};
    return products.has(id) ? [{ id, name, sku, barcode }] : [];
  });
  const body = JSON.stringify({ transaction: row, products: beside });
  return { what: "receipt", externalId: typeof row.refId === "string" ? row.refId : "unknown", body, identity: body };
}

/** Nothing is lost without a word: what is missing is a message that a person has to look at. */
function cutOff(on: string, storeId: string | null): PulledMessage {
  const body = JSON.stringify({ cut: { day: on, storeId: storeId ?? "" } });
  return { what: "cut", externalId: on, body, identity: body };
}

function byId(answer: Answered): Map<string, JsonObject> {
  return new Map(objectsIn(answer.json).flatMap((product) => (typeof product.id === "string" ? [[product.id, product] as const] : [])));
}
