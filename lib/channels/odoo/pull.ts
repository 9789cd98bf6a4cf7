import type { Ask } from "../channel.ts";
import { type ChannelPull, type Fetching, judgeStatus, parseAnswer, type PullCredentials, type PulledMessage, type PullRequest, type SignedCall, type Sweeping } from "../pull.ts";
import { joinAnswers } from "../pulled-parts.ts";
import { isJsonObject, type JsonObject } from "../read-json.ts";
import { idsIn, moment, recordsOf } from "./fields.ts";

const page = 200;
/** No shop changes so many orders in one look; a list that never ends is not followed for ever. */
const mostPages = 500;

const orderFields = "name state date_order partner_id client_order_ref origin note currency_id currency_rate amount_untaxed amount_tax amount_total invoice_status order_line company_id team_id write_date";
const lineFields = "order_id product_id name product_uom_qty qty_delivered product_uom price_unit discount price_subtotal price_tax price_total display_type is_downpayment sequence";
const productFields = "default_code name barcode";
const partnerFields = "name parent_name is_company email phone vat company_registry street street2 zip city state_id country_id country_code";

/**
 * Odoo's external API over JSON-RPC, as every version up to 18 has it. The database is the shop id, the user's number (uid)
 * the app key and the API key its secret. Facts: odoo.com/documentation, "External API".
 */
export const odooPull: ChannelPull = {
  needs: ["baseUrl", "shopId", "appKey", "appSecret"],
  defaults: {},
  // Written in the second, shown to the second: each look goes back over the last one.
  sweep: { everySeconds: 300, overlapSeconds: 300, longestWindowSeconds: 30 * 86_400 },
  fetch,
  find,
  sign,
  renew: null,

  judge(answer) {
    const early = judgeStatus(answer, "Odoo");
    if (early) return early;
    const json = parseAnswer(answer.text);
    if (!json.ok || !isJsonObject(json.value)) return { kind: "unavailable", reason: `Odoo's answer (status ${answer.status}) cannot be read.` };
    const { error } = json.value;
    // Odoo answers its refusals with status 200.
    if (isJsonObject(error)) return { kind: "refused", reason: `Odoo says: ${reasonIn(error)}` };
    return answer.status < 400 && json.value.result !== undefined ? { kind: "answered" } : { kind: "refused", reason: `Odoo answered with status ${answer.status}.` };
  },
};

function reasonIn(error: JsonObject): string {
  const texts = [isJsonObject(error.data) ? error.data.message : undefined, error.message].filter((text) => typeof text === "string" && text.trim() !== "");
  const text = String(texts[0] ?? "nothing more").trim().slice(0, 300);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The arguments of one `execute_kw`, without who asks: that is put in when the request is signed. */
function searchRead(model: string, domain: readonly (readonly [string, string, unknown])[], fields: string, more: object = {}): PullRequest {
  return { method: "POST", path: "/jsonrpc", query: {}, body: JSON.stringify([model, "search_read", [domain], { fields: fields.split(" "), ...more }]) };
}

function sign(request: PullRequest, { baseUrl, shopId, appKey, appSecret }: PullCredentials): SignedCall {
  const asked: unknown = JSON.parse(request.body ?? "[]");
  const uid = Number(/^\d{1,9}$/.test(appKey ?? "") ? appKey : 0);
  const args = [shopId ?? "", uid, appSecret ?? "", ...(Array.isArray(asked) ? (asked as unknown[]) : [])];
  const body = JSON.stringify({ jsonrpc: "2.0", method: "call", id: 1, params: { service: "object", method: "execute_kw", args } });
  return { method: "POST", url: `${(baseUrl ?? "").replace(/\/+$/, "")}${request.path}`, headers: { "content-type": "application/json" }, body };
}

/** The order with its lines, their products and the customer: Odoo answers with ids for all of them. */
function* fetch({ externalId }: Ask): Fetching {
  const order = yield searchRead("sale.order", [["id", "=", asId(externalId)]], orderFields);
  const [found] = recordsOf(order.json);
  if (found === undefined) return { messages: [], version: null, isMissing: true };
  const lines = yield searchRead("sale.order.line", [["order_id", "=", asId(externalId)]], lineFields, { order: "sequence,id" });
  const productIds = [...new Set(recordsOf(lines.json).flatMap((line) => idsIn(Array.isArray(line.product_id) ? line.product_id.slice(0, 1) : [])))];
  const products = yield searchRead("product.product", [["id", "in", productIds.map(asId)]], productFields, { context: { active_test: false } });
  const partnerIds = idsIn(Array.isArray(found.partner_id) ? found.partner_id.slice(0, 1) : []);
  const partners = yield searchRead("res.partner", [["id", "in", partnerIds.map(asId)]], partnerFields, { context: { active_test: false } });
  const body = joinAnswers({ order: order.text, lines: lines.text, products: products.text, partners: partners.text });
  const message: PulledMessage = { what: "order", externalId, body, identity: [order, lines, products, partners].map((answer) => JSON.stringify(recordsOf(answer.json))).join("\n") };
  return { messages: [message], version: versionOf(found) };
}

/** Orders by the time they were written; quotations are left where they are. */
function* find(from: Date, until: Date): Sweeping {
  const asks = new Map<string, Ask>();
  const domain = [["write_date", ">=", odooTime(from)], ["write_date", "<=", odooTime(until)], ["state", "in", ["sale", "done", "cancel"]]] as const;
  for (let number = 0; number < mostPages; number += 1) {
    const answer = yield searchRead("sale.order", domain, "write_date", { limit: page, offset: number * page, order: "id" });
    const found = recordsOf(answer.json);
    for (const record of found) if (typeof record.id === "string") asks.set(record.id, { what: "order", externalId: record.id, version: versionOf(record) });
    if (found.length < page) break;
  }
  return [...asks.values()];
}

function versionOf({ write_date: written }: JsonObject): string | null {
  const parsed = moment.safeParse(written);
  return parsed.success ? parsed.data : null;
}

/** Odoo's ids are 32-bit numbers. */
function asId(id: string): number {
  return /^\d{1,10}$/.test(id) ? Number(id) : 0;
}

function odooTime(at: Date): string {
  return at.toISOString().slice(0, 19).replace("T", " ");
}
