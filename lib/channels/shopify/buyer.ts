import type { SalesDocumentInput } from "#lib/canonical/document.ts";
import type { UnmappedList } from "../unmapped.ts";
import { exactId } from "./ids.ts";
import type { Address, ShopifyOrder } from "./order-schema.ts";

/**
 * The buyer. Where the invoice address names a company the company buys, and the person is named in its address. A sale
 * at the counter has neither customer nor address: its party stays empty. Address parts in the order of a Malaysian
 * envelope, one per line.
 */
export function readBuyer(order: ShopifyOrder, unmapped: UnmappedList): NonNullable<SalesDocumentInput["customer"]> {
  const { customer } = order;
  const address = order.billing_address ?? customer?.default_address ?? order.shipping_address;
  const person = fullName(address) || fullName(customer);
  const company = address?.company ?? "";
  const lines = writeAddress(address, company === "" ? null : person);

  const shippedTo = [fullName(order.shipping_address), order.shipping_address?.company, writeAddress(order.shipping_address, null)].filter(Boolean).join("\n");
  if (order.shipping_address && writeAddress(order.shipping_address, null) !== writeAddress(address, null)) unmapped.add("shipping_address", shippedTo);
  if (customer?.email && order.email && customer.email !== order.email) unmapped.add("customer.email", customer.email);

  const country = address?.country_code?.toUpperCase() ?? null;
  return {
    sourceId: customer?.id ? exactId(customer.id, customer.admin_graphql_api_id, "Customer") : null,
    name: unmapped.fit("customer.name", company || person, 200),
    email: unmapped.fit("email", order.email ?? order.contact_email ?? customer?.email ?? "", 255) || null,
    phone: unmapped.fit("phone", order.phone ?? customer?.phone ?? address?.phone ?? "", 50) || null,
    address: unmapped.fit("billing_address", lines, 500) || null,
    postcode: unmapped.fit("billing_address.zip", address?.zip ?? "", 20) || null,
    country: country !== null && /^[A-Z]{2,3}$/.test(country) ? country : null,
  };
}

function fullName(named: { name?: string | null; first_name: string | null; last_name: string | null } | null): string {
  return named?.name ?? [named?.first_name, named?.last_name].filter(Boolean).join(" ");
}

/** Empty where there is nothing but a country, which the party holds by itself. */
function writeAddress(address: Address | null, attention: string | null): string {
  if (!address) return "";
  const town = [address.zip, address.city].filter(Boolean).join(" ");
  const lines = [address.address1, address.address2, town, address.province].filter((line) => line !== null && line !== "");
  if (lines.length === 0) return "";
  return [attention ? `Attn: ${attention}` : null, ...lines, address.country].filter(Boolean).join("\n");
}
