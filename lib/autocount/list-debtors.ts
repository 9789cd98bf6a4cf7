import { z } from "zod";
import type { Result } from "#lib/result.ts";
import type { CloudConnection } from "./cloud-connection.ts";
import { readListing } from "./read-listing.ts";
import type { ListingFailure } from "./read-listing.ts";

export type CloudDebtor = {
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
  })
  .transform((debtor): CloudDebtor => ({
    code: debtor.accno,
    name: debtor.companyname ?? debtor.accno,
    currency: debtor.currencycode,
    creditTerm: debtor.creditterm,
    registerNo: debtor.registerno,
    email: debtor.emailaddress,
    phone: debtor.phone1,
    address: debtor.address,
    postcode: debtor.postcode,
    isActive: debtor.isactive ?? true,
  }));

/** Every debtor of the book, inactive ones included, each once (cloud-api 6.4, 19). */
export function listDebtors(connection: CloudConnection): Promise<Result<CloudDebtor[], ListingFailure>> {
  const fields = askedFields.map((field) => `&field=${field}`).join("");
  return readListing(connection, {
    name: "debtor",
    page: (page) => ({ method: "GET", path: `debtor/listing?page=${page}&activeOnly=false${fields}` }),
    row,
    keyOf: (debtor) => debtor.code,
  });
}
