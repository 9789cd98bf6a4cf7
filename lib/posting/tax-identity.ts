import type { PartyMaster } from "#lib/canonical/masters.ts";
import type { Party } from "#lib/canonical/party.ts";
import { generalTin } from "#lib/myinvois/tin.ts";
import type { TaxEntity } from "./ledger.ts";

type Details = Pick<Party, "identityType" | "identityNo" | "registerNo" | "sstNo" | "msic" | "city" | "state" | "country">;

/** A TIN as it is compared and sent: nobody tells two taxpayers apart by a space or a small letter. */
export function plainTin(tin: string | null): string {
  return (tin ?? "").replace(/\s/g, "").toUpperCase();
}

/** A TIN that is somebody's own, as it is sent; null for none, and for a general one of the tax authority's, which stands for many. */
export function ownTin(tin: string | null): string | null {
  const plain = plainTin(tin);
  return plain === "" || generalTin(plain) !== null ? null : plain;
}

/**
 * The tax identity of a new debtor; null where it has no TIN, or one of the tax authority's general ones, which stands for
 * many (einvoice README 1). What the debtor does not say of itself is taken from `buyer`, where that is of the same TIN.
 */
export function taxIdentityOf(debtor: PartyMaster, buyer: (Details & Pick<Party, "tin">) | null): TaxEntity | null {
  const tin = ownTin(debtor.tin);
  if (tin === null) return null;
  const of: Details | null = buyer !== null && plainTin(buyer.tin) === tin ? buyer : null;
  // Only together: a number of one is no number of another register.
  const identity = said(debtor.identityNo) === null && said(debtor.identityType) === null ? of : debtor;
  const identityType = said(identity?.identityType)?.toUpperCase() ?? null;
  const identityNo = said(identity?.identityNo);
  const isPerson = identityType !== null && identityType !== "BRN";
  const registerNo = said(debtor.registerNo) ?? said(of?.registerNo) ?? (identityType === "BRN" ? identityNo : null);
  return {
    tin,
    name: debtor.name.trim(),
    // A sole proprietor has a person's TIN and is a business by its registration (TIN-7).
    classification: isPerson || (tin.startsWith("IG") && identityType === null && registerNo === null) ? "I" : "B",
    identityType: isPerson ? identityType : null,
    identityNo: isPerson ? identityNo : null,
    registerNo,
    sstNo: known(said(debtor.sstNo) ?? said(of?.sstNo)),
    msic: said(debtor.msic) ?? said(of?.msic),
    address: said(debtor.address),
    postcode: said(debtor.postcode),
    city: said(debtor.city) ?? said(of?.city),
    phone: said(debtor.phone),
    email: said(debtor.email),
    country: said(debtor.country) ?? said(of?.country),
    state: said(debtor.state) ?? said(of?.state),
  };
}

function said(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

/** What the forms of the tax authority want where there is none is no number. */
function known(number: string | null): string | null {
  return number?.toUpperCase() === "NA" ? null : number;
}
