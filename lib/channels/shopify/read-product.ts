import { z } from "zod";
import { ignored, type ReadOutcome, unreadable } from "../channel.ts";
import { parseSent } from "../explain-issue.ts";
import { absent, id, list, moment, optionalMoment, optionalMoney, optionalText } from "../fields.ts";
import { writeItems } from "../item-master.ts";
import { Leftovers, names, objectsIn } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";
import { exactId } from "./ids.ts";

const shopifyProduct = z.object({
  id,
  admin_graphql_api_id: optionalText,
  title: optionalText,
  product_type: optionalText,
  status: optionalText,
  created_at: moment,
  updated_at: optionalMoment,
  variants: list(
    z.object({
      id,
      admin_graphql_api_id: optionalText,
      title: optionalText,
      sku: z.string().nullish().transform(absent),
      barcode: optionalText,
      price: optionalMoney,
      created_at: optionalMoment,
      updated_at: optionalMoment,
    }),
  ),
});

const productKnown = names(`
  id admin_graphql_api_id title product_type status created_at updated_at variants body_html handle images image media options
  published_at published_scope template_suffix variant_ids variant_gids has_variants_that_requires_components`);
const variantKnown = names(`
  id admin_graphql_api_id title sku barcode price created_at updated_at product_id position image_id inventory_item_id
  inventory_policy inventory_management inventory_quantity old_inventory_quantity fulfillment_service option1 option2 option3
  grams weight weight_unit requires_shipping`);

/**
 * Reads a product: each variant is an item, since that is what an order sells. The price is in the shop's currency, which
 * the message does not name. The one variant of a product without variants is called "Default Title".
 */
export function readProduct(raw: JsonObject): ReadOutcome {
  const about = typeof raw.id === "string" ? raw.id : null;
  const parsed = parseSent(shopifyProduct, raw);
  if (!parsed.ok) return unreadable(`This Shopify product cannot be read: ${parsed.error.sentence}`, about);
  const product = parsed.value;
  if (product.variants.length === 0) return ignored(`Shopify product ${product.id} has no variants in this message: there is no item to make.`, about);
  const variants = objectsIn(raw.variants);
  const { documents, refused } = writeItems(
    product.variants.map((variant, index) => {
      const rest = new UnmappedList();
      const left = new Leftovers(rest);
      left.others(raw, productKnown);
      left.others(variants[index] ?? {}, variantKnown, `variants[${index}]`);
      // Sold without tax: worth a look where the tax code is chosen.
      if (variants[index]?.taxable === false) rest.add(`variants[${index}].taxable`, "false");
      return {
        id: exactId(variant.id, variant.admin_graphql_api_id, "ProductVariant"),
        sku: variant.sku,
        name: [product.title, variant.title === "Default Title" ? null : variant.title].filter(Boolean).join(" - "),
        barcode: variant.barcode,
        price: variant.price,
        category: product.product_type,
        isActive: product.status === null || product.status === "active",
        createdAt: variant.created_at ?? product.created_at,
        updatedAt: variant.updated_at ?? product.updated_at,
        rest,
      };
    }),
  );
  return { kind: "documents", documents, refused };
}
