import { z } from "zod";
import type { Result } from "#lib/result.ts";
import type { CloudConnection } from "./connection.ts";
import { readListing } from "./read-listing.ts";
import type { ListingFailure } from "../listing-failure.ts";

/** A debtor or creditor of the book. */
export type CloudParty = {
  code: string;
  name: string;
  currency: string;
  creditTerm: string | null;
  registerNo: string | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  postcode: string | null;
  isActive: boolean;
  /** The id of the tax entity that a debtor is linked to; left out of a creditor. */
  taxEntity?: string | null;
};

/** Without these a listing has only code, name and currency (cloud-api 6.4). */
const askedFields = ["creditTerm", "registerNo", "emailAddress", "phone1", "address", "postCode", "isActive"];

const text = z.string().nullish().transform((value) => value?.trim() || null);

const row = z
  .object({
    accno: z.string().min(1),
    companyname: text,
    currencycode: z.string(),
    creditterm: text,
    registerno: text,
    emailaddress: text,
    phone1: text,
    address: text,
    postcode: text,
    isactive: z.boolean().nullish(),
    // Its type is not confirmed (cloud-api 19): what is no id says nothing, and must not make the list unreadable.
    taxentity: z.unknown().optional().transform((value) => (typeof value === "string" ? value.trim() || null : null)),
  })
  .transform((party): CloudParty => ({
    code: party.accno,
    name: party.companyname ?? party.accno,
    currency: party.currencycode,
    creditTerm: party.creditterm,
    registerNo: party.registerno,
    email: party.emailaddress,
    phone: party.phone1,
    address: party.address,
    postcode: party.postcode,
    isActive: party.isactive ?? true,
    taxEntity: party.taxentity,
  }));

/** Every debtor, or every creditor, of the book, inactive ones included, each once (cloud-api 6.4, 19, 20). */
export function listParties(connection: CloudConnection, resource: "debtor" | "creditor", onRows?: (rows: number) => void): Promise<Result<CloudParty[], ListingFailure>> {
  const fields = [...askedFields, ...(resource === "debtor" ? ["taxEntity"] : [])].map((field) => `&field=${field}`).join("");
  return readListing(connection, {
    name: resource,
    page: (page) => ({ method: "GET", path: `${resource}/listing?page=${page}&activeOnly=false${fields}` }),
    row,
    keyOf: (party) => party.code,
  }, onRows);
}
