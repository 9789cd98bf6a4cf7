import { countryOf } from "#lib/myinvois/country.ts";
import { stateAbroad, stateOf } from "#lib/myinvois/state.ts";
import { findTinTrouble } from "#lib/myinvois/tin.ts";
import type { LedgerProblem, TaxEntity } from "#lib/posting/ledger.ts";
import type { FieldLimit } from "../field-limits.ts";
import { tooLong } from "../say-problem.ts";

/** `POST /taxentity` (cloud-api 22). Members that are null are left out when it is written. */
export type TaxEntityBody = {
  name: string;
  tin: string;
  /** B: business, I: individual. */
  classification: "B" | "I";
  identityType: string | null;
  identityNo: string | null;
  businessRegistrationNumber: string | null;
  sstRegistrationNumber: string | null;
  msicCode: string | null;
  address: string | null;
  postCode: string | null;
  city: string | null;
  phone: string | null;
  emailAddress: string | null;
  countryCode: string | null;
  stateCode: string | null;
};

const limits: readonly FieldLimit[] = [
  { path: "name", max: 100, label: "Name" },
  { path: "tin", max: 20, label: "TIN" },
  { path: "identityNo", max: 30, label: "Identity number" },
  { path: "registerNo", max: 20, label: "Registration number" },
  { path: "sstNo", max: 17, label: "SST number" },
  { path: "msic", max: 5, label: "MSIC code" },
  { path: "address", max: 200, label: "Address" },
  { path: "postcode", max: 10, label: "Postcode" },
  { path: "city", max: 50, label: "Town" },
  { path: "phone", max: 25, label: "Phone" },
  { path: "email", max: 255, label: "E-mail" },
];

/** AutoCount's words for the registers of MyInvois. The facts show `MyKAD` alone; the others go by MyInvois' own, which fit its 8 characters. */
const identityTypes: Readonly<Record<string, string>> = { NRIC: "MyKAD", PASSPORT: "PASSPORT", ARMY: "ARMY" };

export function taxEntityBody(entity: TaxEntity): TaxEntityBody {
  return {
    name: entity.name,
    tin: entity.tin,
    classification: entity.classification,
    identityType: identityTypes[entity.identityType ?? ""] ?? null,
    identityNo: entity.identityNo,
    businessRegistrationNumber: entity.registerNo,
    sstRegistrationNumber: entity.sstNo,
    msicCode: entity.msic,
    address: entity.address,
    postCode: entity.postcode,
    city: entity.city,
    phone: entity.phone,
    emailAddress: entity.email,
    ...placeOf(entity),
  };
}

/** Everything for which AutoCount or, later, MyInvois would not take the tax identity: found before it is sent. */
export function taxEntityProblems(entity: TaxEntity): LedgerProblem[] {
  const trouble = findTinTrouble(entity.tin);
  const { countryCode, stateCode } = placeOf(entity);
  const isIdentified = entity.identityType === null || identityTypes[entity.identityType] !== undefined;
  return [
    ...(entity.name === "" ? [{ field: "name", message: "A tax entity needs a name." }] : []),
    ...(trouble?.isSure ? [{ field: "tin", message: `The TIN is ${entity.tin}, but a TIN ${trouble.why}.${trouble.better === null ? "" : ` It may be ${trouble.better}.`}` }] : []),
    ...(isIdentified ? [] : [{ field: "identityType", message: `The identity type ${entity.identityType} is none of BRN, NRIC, PASSPORT and ARMY.` }]),
    ...(entity.country !== null && countryCode === null ? [{ field: "country", message: `The country ${entity.country} is not in the tax authority's list.` }] : []),
    ...(entity.state !== null && countryCode === "MYS" && stateCode === null ? [{ field: "state", message: `The state ${entity.state} is not in the tax authority's list.` }] : []),
    ...tooLong(limits, entity),
  ];
}

/** Codes of the tax authority (ADR-4 to ADR-6). Who names a Malaysian state and no country is in Malaysia. */
function placeOf({ country, state }: TaxEntity): { countryCode: string | null; stateCode: string | null } {
  const here = stateOf(state);
  const countryCode = country === null ? (here === null ? null : "MYS") : countryOf(country);
  if (countryCode === null) return { countryCode, stateCode: null };
  return { countryCode, stateCode: countryCode === "MYS" ? here : stateAbroad };
}
