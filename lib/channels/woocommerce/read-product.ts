import { z } from "zod";
import { parseSent } from "../explain-issue.ts";
import { absent, id, list, optionalText } from "../fields.ts";
import { writeItems } from "../item-master.ts";
import { Leftovers, names } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";
import { decodeEntities } from "./html-entities.ts";
import { moment, optionalMoment, optionalMoney } from "./order-schema.ts";
import type { Read } from "./resource.ts";
import { listMeta } from "./unmapped-order.ts";

const wooCommerceProduct = z.object({
  id,
  name: optionalText,
  type: optionalText,
  status: optionalText,
  sku: z.string().nullish().transform(absent),
  global_unique_id: optionalText,
  regular_price: optionalMoney,
  price: optionalMoney,
  date_created_gmt: moment,
  date_modified_gmt: optionalMoment,
  categories: list(z.object({ name: optionalText })),
  attributes: list(z.object({ option: optionalText })),
});

const known = names(`
  id name type status sku global_unique_id regular_price price date_created date_created_gmt date_modified date_modified_gmt
  categories slug permalink featured catalog_visibility description short_description images image attributes default_attributes
  variations grouped_products upsell_ids cross_sell_ids related_ids menu_order price_html tags meta_data _links
  average_rating rating_count reviews_allowed total_sales purchasable shipping_class shipping_class_id shipping_required
  shipping_taxable weight dimensions stock_status backorders backorders_allowed backordered manage_stock parent_id has_options
  download_limit download_expiry date_on_sale_from date_on_sale_to date_on_sale_from_gmt date_on_sale_to_gmt on_sale`);

/** What is sold under its own SKU; the others are shop windows for it. */
const sold: ReadonlySet<string> = new Set(["simple", "variation", "subscription", "subscription_variation"]);

/**
 * Reads a product, or one variation of it, into an item. A product with variations is not sold itself: each of them
 * arrives in a message of its own. The price is the regular one, with or without tax as the shop enters prices.
 */
export function readProduct(raw: JsonObject): Read {
  const about = typeof raw.id === "string" ? raw.id : null;
  const parsed = parseSent(wooCommerceProduct, raw);
  if (!parsed.ok) return { kind: "unreadable", reason: `This WooCommerce product cannot be read: ${parsed.error.sentence}`, about };
  const product = parsed.value;
  const type = product.type ?? "simple";
  if (!sold.has(type)) return { kind: "ignored", reason: `WooCommerce product ${product.id} is of the type "${type}": it is not sold under a SKU of its own.`, about };
  const rest = new UnmappedList();
  new Leftovers(rest).others(raw, known);
  listMeta(raw.meta_data, "meta_data", rest);
  const options = type.endsWith("variation") ? product.attributes.map((attribute) => attribute.option).filter(Boolean) : [];
  const name = decodeEntities(product.name ?? "");
  const { documents, refused } = writeItems([{
    id: product.id,
    sku: product.sku,
    // A variation's name holds its options in newer versions.
    name: options.length === 0 || options.some((option) => name.includes(option ?? "")) ? name : `${name} - ${options.join(", ")}`,
    barcode: product.global_unique_id,
    price: product.regular_price ?? product.price,
    category: decodeEntities(product.categories[0]?.name ?? ""),
    isActive: product.status === null || product.status === "publish" || product.status === "private",
    createdAt: product.date_created_gmt,
    updatedAt: product.date_modified_gmt,
    rest,
  }]);
  const [document] = documents;
  if (document === undefined) return { kind: "unreadable", reason: refused[0]?.why ?? "This WooCommerce product cannot be read.", about };
  const { index: _, ...record } = document;
  return { kind: "record", record };
}
