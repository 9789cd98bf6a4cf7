import type { PartyMaster, ItemMaster } from "#lib/canonical/masters.ts";
import type { BookSettings } from "../book-settings.ts";
import { jsonNumber } from "../json.ts";
import type { JsonNumber } from "../json.ts";
import { addressOf, asHtml } from "../text.ts";

/** `POST /creditor` (cloud-api 20). Members that are null are left out when it is written. */
export type CreditorBody = {
  accNo: string;
  parentAccNo: string;
  companyName: string;
  registerNo: string | null;
  currencyCode: string;
  creditTerm: string;
  isActive: boolean;
  address: string | null;
  postCode: string | null;
  phone1: string | null;
  emailAddress: string | null;
  taxRegisterNo: string | null;
  note: string | null;
};

/** `POST /debtor` (cloud-api 19). The link's type is not confirmed; a client saw a text (cloud-api 11.1). */
export type DebtorBody = CreditorBody & { salesAgent: string | null; taxEntity: string | null };

/** `POST /product` (cloud-api 21). */
export type ProductBody = {
  product: {
    productCode: string;
    productName: string;
    /** I: stock item. */
    productType: "I";
    /** A: active, I: inactive. */
    status: "A" | "I";
    unit: string | null;
    price: JsonNumber | null;
    cost: JsonNumber | null;
    productCategoryName: string | null;
    barCode: string | null;
    supplyTaxCode: string | null;
    classificationCode: string | null;
    furtherDescription: string | null;
    note: string | null;
  };
  productVariant1Options: [];
  productVariant2Options: [];
  productVariants: [];
};

/** The create call for a debtor. The code is ours: without one, a second call makes a second debtor (cloud-api 19). */
export function debtorBody(code: string, customer: PartyMaster, settings: BookSettings, taxEntity: string | null = null): DebtorBody {
  const terms = { parentAccNo: settings.debtorControlAccount, creditTerm: customer.creditTerm || settings.creditTerm };
  return { ...partyBody(code, customer), ...terms, salesAgent: customer.agent || null, taxEntity };
}

/** The create call for a creditor, under a code of ours too. */
export function creditorBody(code: string, supplier: PartyMaster, settings: BookSettings): CreditorBody {
  const terms = { parentAccNo: settings.creditorControlAccount, creditTerm: supplier.creditTerm || settings.creditorTerm };
  return { ...partyBody(code, supplier), ...terms };
}

/** The create call for a stock item without variants. */
export function productBody(code: string, item: ItemMaster, settings: BookSettings): ProductBody {
  const price = (value: string | null) => (value === null ? null : jsonNumber(value, settings.decimals.unitPrice));
  return {
    product: {
      productCode: code,
      productName: item.name,
      productType: "I",
      status: item.isActive ? "A" : "I",
      unit: item.uom || null,
      price: price(item.price),
      cost: price(item.cost),
      productCategoryName: item.category || null,
      barCode: item.barcode || null,
      supplyTaxCode: item.taxCode || null,
      classificationCode: item.classification || null,
      furtherDescription: item.description || null,
      note: asHtml(item.note),
    },
    productVariant1Options: [],
    productVariant2Options: [],
    productVariants: [],
  };
}

/** The address as sent, its town included; the postcode has a field of its own. */
export function masterAddressOf({ address, city, country }: PartyMaster): string | null {
  const town = city && !address?.toLowerCase().includes(city.toLowerCase()) ? city : null;
  return addressOf({ address: [address, town].filter((part) => part).join("\n"), postcode: null, country });
}

function partyBody(code: string, party: PartyMaster): Omit<CreditorBody, "parentAccNo" | "creditTerm"> {
  return {
    accNo: code,
    companyName: party.name,
    registerNo: party.registerNo || null,
    currencyCode: party.currency,
    isActive: party.isActive,
    address: masterAddressOf(party),
    postCode: party.postcode || null,
    phone1: party.phone || null,
    emailAddress: party.email || null,
    taxRegisterNo: party.sstNo || null,
    note: asHtml(party.note),
  };
}
