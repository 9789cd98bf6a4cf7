import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { stateName, writtenState } from "../malaysian-states.ts";
import { countryCode, countryName, type PostalAddress, writeAddress } from "../postal-address.ts";
import type { UnmappedList } from "../unmapped.ts";
import { decodeEntities } from "./html-entities.ts";
import type { Address, WooCommerceOrder } from "./order-schema.ts";

/**
 * The buyer, from the billing address. Where it names a company the company buys, and the person is named in its address.
 * Customer 0 is a guest: without an id, but with a name and an address.
 */
export function readBuyer(order: WooCommerceOrder, unmapped: UnmappedList): NonNullable<SalesDocumentInput["customer"]> {
  const { billing, shipping } = order;
  const person = personOf(billing) || personOf(shipping);
  const company = decodeEntities(billing?.company ?? "");
  const lines = write(billing, company === "" ? null : person);

  const shippedTo = write(shipping, null);
  if (shippedTo !== "" && shippedTo !== write(billing, null)) {
    unmapped.add("shipping", [personOf(shipping), decodeEntities(shipping?.company ?? ""), shippedTo].filter(Boolean).join("\n"));
  }
  if (shipping?.phone && shipping.phone !== billing?.phone) unmapped.add("shipping.phone", shipping.phone);

  return {
    sourceId: order.customer_id === "0" ? null : order.customer_id && unmapped.fit("customer_id", order.customer_id, 100),
    name: unmapped.fit("billing.name", company || person, 200),
    email: unmapped.fit("billing.email", billing?.email ?? "", 255) || null,
    phone: unmapped.fit("billing.phone", billing?.phone ?? shipping?.phone ?? "", 50) || null,
    address: unmapped.fit("billing", lines, 500) || null,
    postcode: unmapped.fit("billing.postcode", billing?.postcode ?? "", 20) || null,
    city: unmapped.fit("billing.city", decodeEntities(billing?.city ?? ""), 50) || null,
    state: unmapped.fit("billing.state", writtenState(billing?.country ?? null, billing?.state ?? null) ?? "", 50) || null,
    country: countryCode(billing?.country ?? null),
  };
}

/** The parts of an address, Malaysian states by their names. */
export function postalAddress({ address_1, address_2, postcode, city, state, country }: Address): PostalAddress {
  const written = country === "MY" && state !== null ? (stateName(state) ?? state) : state;
  return { street: [address_1, address_2], postcode, city, state: written, country: countryName(country) };
}

export function personOf(address: Address | null): string {
  return decodeEntities([address?.first_name, address?.last_name].filter(Boolean).join(" "));
}

function write(address: Address | null, attention: string | null): string {
  if (!address) return "";
  return writeAddress(postalAddress(address), attention);
}
