import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { parseSent } from "../explain-issue.ts";
import { countryCode, type PostalAddress, writeAddress } from "../postal-address.ts";
import type { JsonObject } from "../read-json.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { Many2one } from "./fields.ts";
import { partner, type Partner } from "./schema.ts";

/** The customer of an order or invoice: its id and name, and all that is known where the partner itself is beside it. */
export function readBuyer(named: Many2one, partners: ReadonlyMap<string, JsonObject>, unmapped: UnmappedList): NonNullable<SalesDocumentInput["customer"]> {
  if (named === null) return {};
  const sent = partners.get(named.id);
  const found = sent === undefined ? null : parseSent(partner, sent);
  if (found !== null && !found.ok) unmapped.add("partner_id", `The partner cannot be read: ${found.error.sentence}`);
  const whole = found?.ok ? found.value : null;
  return {
    sourceId: named.id,
    name: unmapped.fit("partner_id", whole?.name ?? named.name ?? "", 200),
    email: unmapped.fit("partner.email", whole?.email ?? "", 255) || null,
    phone: unmapped.fit("partner.phone", whole?.phone ?? whole?.mobile ?? "", 50) || null,
    registerNo: unmapped.fit("partner.company_registry", whole?.company_registry ?? "", 50) || null,
    tin: unmapped.fit("partner.vat", whole?.vat ?? "", 30) || null,
    address: whole === null ? null : unmapped.fit("partner.address", writeAddress(addressOf(whole)), 500) || null,
    postcode: unmapped.fit("partner.zip", whole?.zip ?? "", 20) || null,
    country: whole === null ? null : countryOf(whole),
  };
}

export function addressOf({ street, street2, zip, city, state_id: state, country_id: country }: Partner): PostalAddress {
  return { street: [street, street2], postcode: zip, city, state: stateNameOf(state), country: country?.name ?? null };
}

/** "Selangor (MY)" without the country that Odoo writes behind it. */
export function stateNameOf(state: Many2one): string | null {
  return state?.name?.replace(/\s*\([A-Z]{2}\)$/, "") ?? null;
}

/** Odoo names the country; its code stands beside it only where it was asked for. */
export function countryOf({ country_code: code, country_id: country }: Partner): string | null {
  return countryCode(code) ?? (country?.name === "Malaysia" ? "MY" : null);
}
