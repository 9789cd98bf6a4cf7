import { z } from "zod";
import { writeCustomer } from "../customer-master.ts";
import { parseSent } from "../explain-issue.ts";
import { id, optionalText } from "../fields.ts";
import { Leftovers, names } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";
import { personOf, postalAddress } from "./buyer.ts";
import { decodeEntities } from "./html-entities.ts";
import { address, moment, optionalMoment } from "./order-schema.ts";
import type { Read } from "./resource.ts";
import { listMeta } from "./unmapped-order.ts";

const wooCommerceCustomer = z.object({
  id,
  date_created_gmt: moment,
  date_modified_gmt: optionalMoment,
  email: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  billing: address,
});

const known = names(`
  id date_created date_created_gmt date_modified date_modified_gmt email first_name last_name billing shipping username role
  avatar_url is_paying_customer meta_data _links orders_count total_spent`);

/** Reads an account of the shop; the address is the billing one. A guest has none and arrives only with orders. */
export function readCustomer(raw: JsonObject): Read {
  const about = typeof raw.id === "string" ? raw.id : null;
  const parsed = parseSent(wooCommerceCustomer, raw);
  if (!parsed.ok) return { kind: "unreadable", reason: `This WooCommerce customer cannot be read: ${parsed.error.sentence}`, about };
  const { billing, ...customer } = parsed.value;
  const unmapped = new UnmappedList();
  new Leftovers(unmapped).others(raw, known);
  listMeta(raw.meta_data, "meta_data", unmapped);
  const written = writeCustomer(`WooCommerce customer ${customer.id}`, {
    id: customer.id,
    company: decodeEntities(billing?.company ?? ""),
    person: decodeEntities([customer.first_name, customer.last_name].filter(Boolean).join(" ")) || personOf(billing),
    email: customer.email ?? billing?.email ?? "",
    phone: billing?.phone ?? "",
    address: billing && postalAddress(billing),
    state: billing?.country === "MY" ? (billing?.state ?? null) : null,
    country: billing?.country ?? null,
    createdAt: customer.date_created_gmt,
    updatedAt: customer.date_modified_gmt,
  }, unmapped);
  return written.ok ? { kind: "record", record: written.value } : { kind: "unreadable", reason: written.error, about };
}
