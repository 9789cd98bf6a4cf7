import { malaysianDate } from "#lib/canonical/dates.ts";
import { partyMaster } from "#lib/canonical/masters.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ReadRecord } from "./channel.ts";
import { parseSent } from "./explain-issue.ts";
import { stateCode } from "./malaysian-states.ts";
import { unmasked } from "./masked.ts";
import { countryCode, type PostalAddress, writeAddress } from "./postal-address.ts";
import type { UnmappedList } from "./unmapped.ts";

/** A customer as a shop knows one, under no shop's names. Empty text for what is missing. */
export type ShopCustomer = {
  id: string;
  company: string;
  person: string;
  email: string;
  phone: string;
  registerNo?: string;
  tin?: string;
  address: PostalAddress | null;
  /** The state by its code or name, and the country by its code. */
  state: string | null;
  country: string | null;
  /** Moments, ISO 8601. */
  createdAt: string;
  updatedAt: string | null;
};

/**
 * The canonical customer of what a shop sends about one, to be made a debtor. Where a company is named the company buys and
 * the person is named in its address. Without any name the e-mail address or telephone number is the name; masked personal
 * data is never copied. Refuses, with a sentence about `what` ("Shopify customer 5"), one that says nothing of who it is.
 */
export function writeCustomer(what: string, customer: ShopCustomer, unmapped: UnmappedList): Result<ReadRecord, string> {
  const clear = (path: string, text: string) => unmasked(path, text, unmapped) ?? "";
  const person = clear("name", customer.person);
  const company = clear("company", customer.company);
  const email = clear("email", customer.email);
  const phone = clear("phone", customer.phone);
  const name = company || person || email || phone;
  if (name === "") return err(`${what} has no name, e-mail address or telephone number: no debtor can be made of it.`);
  // An address of which any part is masked is no address.
  const address = clear("address", customer.address === null ? "" : writeAddress(customer.address, company === "" ? null : person));

  const document = parseSent(partyMaster, {
    number: customer.id.slice(0, 50),
    date: malaysianDate(customer.createdAt),
    sourceId: customer.id,
    name: unmapped.fit("name", name, 100),
    registerNo: unmapped.fit("registerNo", customer.registerNo ?? "", 50) || null,
    tin: unmapped.fit("tin", customer.tin ?? "", 20) || null,
    email: unmapped.fit("email", email, 255) || null,
    phone: unmapped.fit("phone", phone, 50) || null,
    address: unmapped.fit("address", address, 500) || null,
    postcode: unmapped.fit("postcode", clear("postcode", customer.address?.postcode ?? ""), 20) || null,
    city: unmapped.fit("city", clear("city", customer.address?.city ?? ""), 50) || null,
    state: stateCode(customer.state),
    country: countryCode(customer.country),
    unmapped: unmapped.entries(),
  });
  if (!document.ok) return err(`${what} does not fit a customer: ${document.error.sentence}`);
  return ok({ kind: "customer", externalId: customer.id, sourceVersion: customer.updatedAt, document: document.value });
}
