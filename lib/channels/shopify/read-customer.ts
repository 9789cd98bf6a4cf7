import { z } from "zod";
import { type ReadOutcome, unreadable } from "../channel.ts";
import { writeCustomer } from "../customer-master.ts";
import { parseSent } from "../explain-issue.ts";
import { id, moment, optionalMoment, optionalText } from "../fields.ts";
import { Leftovers, names } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";
import { exactId } from "./ids.ts";
import { address } from "./order-schema.ts";

const shopifyCustomer = z.object({
  id,
  admin_graphql_api_id: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  email: optionalText,
  phone: optionalText,
  created_at: moment,
  updated_at: optionalMoment,
  default_address: address,
});

const read = names("id admin_graphql_api_id first_name last_name email phone created_at updated_at default_address");
/** What is about marketing, or counts what the orders say. */
const noise = names(`
  state verified_email multipass_identifier currency accepts_marketing accepts_marketing_updated_at marketing_opt_in_level
  email_marketing_consent sms_marketing_consent orders_count total_spent last_order_id last_order_name addresses tax_exemptions`);

/** Reads a customer, whose address is the one the shop calls its default. */
export function readCustomer(raw: JsonObject): ReadOutcome {
  const about = typeof raw.id === "string" ? raw.id : null;
  const parsed = parseSent(shopifyCustomer, raw);
  if (!parsed.ok) return unreadable(`This Shopify customer cannot be read: ${parsed.error.sentence}`, about);
  const { default_address: home, ...customer } = parsed.value;
  const customerId = exactId(customer.id, customer.admin_graphql_api_id, "Customer");
  const unmapped = new UnmappedList();
  new Leftovers(unmapped).others(raw, names(read, noise));
  const own = [customer.first_name, customer.last_name].filter(Boolean).join(" ");
  const written = writeCustomer(`Shopify customer ${customerId}`, {
    id: customerId,
    company: home?.company ?? "",
    person: own || (home?.name ?? [home?.first_name, home?.last_name].filter(Boolean).join(" ")),
    email: customer.email ?? "",
    phone: customer.phone ?? home?.phone ?? "",
    address: home && { street: [home.address1, home.address2], postcode: home.zip, city: home.city, state: home.province, country: home.country },
    state: home?.province_code ?? home?.province ?? null,
    country: home?.country_code ?? null,
    createdAt: customer.created_at,
    updatedAt: customer.updated_at,
  }, unmapped);
  return written.ok ? { kind: "documents", documents: [{ index: 0, ...written.value }], refused: [] } : unreadable(written.error, customerId);
}
