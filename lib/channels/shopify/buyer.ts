import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { writtenState } from "../malaysian-states.ts";
import { countryCode, writeAddress } from "../postal-address.ts";
import type { UnmappedList } from "../unmapped.ts";
import { exactId } from "./ids.ts";
import type { Address, ShopifyOrder } from "./order-schema.ts";

/**
 * The buyer. Where the invoice address names a company the company buys, and the person is named in its address. A sale
 * at the counter has neither customer nor address: its party stays empty.
 */
export function readBuyer(order: ShopifyOrder, unmapped: UnmappedList): NonNullable<SalesDocumentInput["customer"]> {
  const { customer } = order;
  const address = order.billing_address ?? customer?.default_address ?? order.shipping_address;
  const person = fullName(address) || fullName(customer);
  const company = address?.company ?? "";
  const lines = write(address, company === "" ? null : person);

  const shippedTo = [fullName(order.shipping_address), order.shipping_address?.company, write(order.shipping_address, null)].filter(Boolean).join("\n");
  if (order.shipping_address && write(order.shipping_address, null) !== write(address, null)) unmapped.add("shipping_address", shippedTo);
  if (customer?.email && order.email && customer.email !== order.email) unmapped.add("customer.email", customer.email);

  return {
    sourceId: customer?.id ? exactId(customer.id, customer.admin_graphql_api_id, "Customer") : null,
    name: unmapped.fit("customer.name", company || person, 200),
    email: unmapped.fit("email", order.email ?? order.contact_email ?? customer?.email ?? "", 255) || null,
    phone: unmapped.fit("phone", order.phone ?? customer?.phone ?? address?.phone ?? "", 50) || null,
    address: unmapped.fit("billing_address", lines, 500) || null,
    postcode: unmapped.fit("billing_address.zip", address?.zip ?? "", 20) || null,
    city: unmapped.fit("billing_address.city", address?.city ?? "", 50) || null,
    state: unmapped.fit("billing_address.province", (address && stateOf(address)) ?? "", 50) || null,
    country: countryCode(address?.country_code ?? null),
  };
}

/** Abroad the name says more than the shop's letters. */
function stateOf({ country_code: country, province, province_code: code }: Address & object): string | null {
  return writtenState(country, code) ?? writtenState(country, province);
}

function fullName(named: { name?: string | null; first_name: string | null; last_name: string | null } | null): string {
  return named?.name ?? [named?.first_name, named?.last_name].filter(Boolean).join(" ");
}

function write(address: Address | null, attention: string | null): string {
  if (!address) return "";
  const { address1, address2, zip: postcode, city, province: state, country } = address;
  return writeAddress({ street: [address1, address2], postcode, city, state, country }, attention);
}
