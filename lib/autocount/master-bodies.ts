import type { CustomerDocument, ItemDocument } from "#lib/canonical/masters.ts";
import type { BookSettings } from "./cloud-connection.ts";
import { jsonNumber } from "./cloud-json.ts";
import type { JsonNumber } from "./cloud-json.ts";

/** `POST /debtor` (cloud-api 19). Members that are null are left out when it is written. */
export type DebtorBody = {
  accNo: string;
  parentAccNo: string;
  companyName: string;
  registerNo: string | null;
  currencyCode: string;
  creditTerm: string;
  isActive: true;
  address: string | null;
  postCode: string | null;
  phone1: string | null;
  emailAddress: string | null;
};

/** `POST /product` (cloud-api 21). */
export type ProductBody = {
  product: {
    productCode: string;
    productName: string;
    /** I: stock item. */
    productType: "I";
    /** A: active. */
    status: "A";
    unit: string | null;
    price: JsonNumber | null;
    barCode: string | null;
    supplyTaxCode: string | null;
    classificationCode: string | null;
  };
  productVariant1Options: [];
  productVariant2Options: [];
  productVariants: [];
};

/** The create call for a debtor. The code is ours: without one, a second call makes a second debtor (cloud-api 19). */
export function debtorBody(customer: CustomerDocument, settings: BookSettings): DebtorBody {
  return {
    accNo: customer.code,
    parentAccNo: settings.debtorControlAccount,
    companyName: customer.name,
    registerNo: customer.registerNo || null,
    currencyCode: customer.currency,
    creditTerm: customer.creditTerm,
    isActive: true,
    address: customer.address || null,
    postCode: customer.postcode || null,
    phone1: customer.phone || null,
    emailAddress: customer.email || null,
  };
}

/** The create call for a stock item without variants. */
export function productBody(item: ItemDocument, settings: BookSettings): ProductBody {
  return {
    product: {
      productCode: item.code,
      productName: item.name,
      productType: "I",
      status: "A",
      unit: item.uom || null,
      price: item.price === null ? null : jsonNumber(item.price, settings.decimals.unitPrice),
      barCode: item.barcode || null,
      supplyTaxCode: item.taxCode || null,
      classificationCode: item.classification || null,
    },
    productVariant1Options: [],
    productVariant2Options: [],
    productVariants: [],
  };
}
