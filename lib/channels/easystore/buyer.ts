import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { countryCode, writeAddress } from "../postal-address.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { Address, EasyStoreOrder } from "./order-schema.ts";

type Buyer = NonNullable<SalesDocumentInput["customer"]>;

/**
 * The buyer, from the billing address, else the shipping address. EasyStore passes on orders of marketplaces, which mask
 * personal data ("A*** F***i"): such a text must not become a debtor's name or address, so it is only listed.
 */
export function readBuyer(order: EasyStoreOrder, unmapped: UnmappedList): Buyer {
  const { customer } = order;
  const address = order.billing_address ?? order.shipping_address;
  const person = nameOf(address) || nameOf(customer);
  const company = address?.company ?? "";
  const shippedTo = write(order.shipping_address, null);
  if (shippedTo !== "" && shippedTo !== write(address, null)) unmapped.add("shipping_address", [nameOf(order.shipping_address), shippedTo].filter(Boolean).join("\n"));

  const clear = (path: string, text: string, max: number): string => {
    if (!isMasked(text)) return unmapped.fit(path, text, max);
    unmapped.add(path, `Masked by the marketplace: ${text}`);
    return "";
  };
  return {
    sourceId: customer?.id ?? null,
    name: clear("customer.name", company || person, 200),
    email: clear("customer.email", customer?.email ?? address?.email ?? "", 255) || null,
    phone: clear("customer.phone", customer?.phone ?? address?.phone ?? "", 50) || null,
    address: clear("billing_address", write(address, company === "" ? null : person), 500) || null,
    postcode: clear("billing_address.zip", address?.zip ?? "", 20) || null,
    country: countryCode(address?.country_code ?? null),
  };
}

/** Two stars in a row: nobody's name, street or telephone number has them. */
function isMasked(text: string): boolean {
  return text.includes("**");
}

function nameOf(named: { first_name: string | null; last_name: string | null } | null): string {
  return [named?.first_name, named?.last_name].filter(Boolean).join(" ");
}

function write(address: Address | null, attention: string | null): string {
  if (!address) return "";
  const { address1, address2, sub_district, district, zip: postcode, city, province: state, country } = address;
  return writeAddress({ street: [address1, address2, sub_district, district], postcode, city, state, country }, attention);
}
