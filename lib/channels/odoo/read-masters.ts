import { writeCustomer } from "../customer-master.ts";
import { parseSent } from "../explain-issue.ts";
import { writeItems } from "../item-master.ts";
import { Leftovers, names } from "../leftovers.ts";
import type { OneRead } from "../read-each.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";
import { addressOf, countryOf, stateNameOf } from "./buyer.ts";
import { partner, product } from "./schema.ts";

const noise = `display_name create_date write_date create_uid write_uid message_ids message_follower_ids image_128 image_256 image_512 image_1024 image_1920 avatar_128 active company_id currency_id __last_update`;
const partnerKnown = names(noise, `id name parent_name email phone mobile vat company_registry street street2 zip city state_id country_id country_code is_company customer_rank supplier_rank parent_id child_ids type lang tz`);
const productKnown = names(noise, `id default_code name barcode list_price lst_price standard_price uom_id categ_id product_tmpl_id type detailed_type sale_ok purchase_ok uom_po_id qty_available virtual_available`);

/** Reads a partner (`res.partner`) as a customer; the tax id of Malaysia is its TIN. */
export function readPartner(raw: JsonObject, receivedAt: string): OneRead {
  const about = typeof raw.id === "string" ? raw.id : null;
  const parsed = parseSent(partner, raw);
  if (!parsed.ok) return { kind: "refused", reason: `This Odoo partner cannot be read: ${parsed.error.sentence}`, about };
  const sent = parsed.value;
  const unmapped = new UnmappedList();
  new Leftovers(unmapped).others(raw, partnerKnown);
  const isCompany = raw.is_company === true;
  const read = writeCustomer(`Odoo partner ${sent.id}`, {
    id: sent.id,
    company: isCompany ? (sent.name ?? "") : (sent.parent_name ?? ""),
    person: isCompany ? "" : (sent.name ?? ""),
    email: sent.email ?? "",
    phone: sent.phone ?? sent.mobile ?? "",
    registerNo: sent.company_registry ?? "",
    tin: sent.vat ?? "",
    address: addressOf(sent),
    state: stateNameOf(sent.state_id),
    country: countryOf(sent),
    createdAt: sent.create_date ?? receivedAt,
    updatedAt: sent.write_date,
  }, unmapped);
  return read.ok ? { kind: "record", record: read.value } : { kind: "refused", reason: read.error, about };
}

/** Reads a product (`product.product`) as an item under its internal reference. */
export function readProduct(raw: JsonObject, isActive: boolean, receivedAt: string): OneRead {
  const about = typeof raw.id === "string" ? raw.id : null;
  const parsed = parseSent(product, raw);
  if (!parsed.ok) return { kind: "refused", reason: `This Odoo product cannot be read: ${parsed.error.sentence}`, about };
  const sent = parsed.value;
  const rest = new UnmappedList();
  new Leftovers(rest).others(raw, productKnown);
  const { documents, refused } = writeItems([{
    id: sent.id, sku: sent.default_code, name: sent.name ?? sent.display_name ?? "", barcode: sent.barcode, price: sent.lst_price ?? sent.list_price, cost: sent.standard_price,
    uom: sent.uom_id?.name ?? null, category: sent.categ_id?.name ?? null, isActive, createdAt: sent.create_date ?? receivedAt, updatedAt: sent.write_date, rest,
  }]);
  const [item] = documents;
  if (item === undefined) return { kind: "refused", reason: refused[0]?.why ?? "This Odoo product cannot be read.", about };
  const { index: _, ...record } = item;
  return { kind: "record", record };
}
